import { useNavigate } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js"
import { listCaseFiles } from "../casework/casefile/casefile.calls"
import { arrived } from "../context/call"
import { whereToLook } from "../context/find.rules"
import { language } from "../context/language"
import { can, visibleSections } from "../context/nav"
import { hide } from "../context/neutral"
import { type Entry, folioOf, matching } from "../context/palette.rules"
import { lookUp } from "../context/pending-search"
import { place } from "../context/place"
import { choose, session } from "../context/session"
import { domain } from "../i18n/domain"
import { keys } from "../i18n/keys"
import { shell } from "../i18n/shell"
import { Dialog } from "../ui/dialog"
import { some } from "../ui/pages"
import "./palette.css"

type Props = { early: () => string; close: () => void }

/** Where to go and what to do. `early` is what was typed before it was there. */
export const Choices = (props: Props) => (
  <Dialog open onClose={props.close} title={keys("palette")}>
    <List {...props} />
  </Dialog>
)

function List(props: Props) {
  const id = createUniqueId()
  const navigate = useNavigate()
  const [typed, setTyped] = createSignal(props.early())
  const [at, setAt] = createSignal(0)
  const files = useQuery(() => ({
    queryKey: ["casefiles", "palette"],
    queryFn: () => some((cursor) => listCaseFiles({ status: "open", sort: "urgency", mine: "true" }, cursor, 12)),
    enabled: can("casefile.list"),
  }))
  const to = (href: string) => () => navigate(href)

  const entries = createMemo((): Entry[] => [
    ...(can("detection.create")
      ? [{ key: "detection", group: "acts" as const, label: keys("newDetection"), run: to("/detections/new") }]
      : []),
    ...(can("casefile.open")
      ? [{ key: "casefile", group: "acts" as const, label: keys("newCaseFile"), run: to("/casefiles/new") }]
      : []),
    { key: "neutral", group: "acts", label: shell("neutral"), run: hide },
    ...visibleSections().map(
      ({ href, word }): Entry => ({ key: href, group: "pages", label: shell(word), run: to(href) }),
    ),
    ...(arrived(files)?.items ?? []).map(
      ({ casefileID, folio, urgency }): Entry => ({
        key: casefileID,
        group: "files",
        label: `${folio} · ${domain(`urgency.${urgency}`)}`,
        run: to(`/casefiles/${casefileID}`),
      }),
    ),
    ...places(),
  ])
  const shown = createMemo((): Entry[] => {
    const folio = folioOf(typed())
    const href = folio && can("casefile.list") ? whereToLook(folio, "consulate") : undefined
    const first: Entry[] =
      folio && href ? [{ key: "folio", group: "folio", label: keys("goFolio", { folio }), run: to(href) }] : []
    // Last, and without saying what was typed: whoever looks over a shoulder reads no name in the list.
    const woman: Entry[] =
      !folio && typed().trim().length > 1 && can("person.search")
        ? [{ key: "woman", group: "acts", label: keys("lookUp"), run: () => lookUp(typed(), navigate) }]
        : []
    return [...first, ...matching(entries(), typed()), ...woman]
  })
  const here = () => Math.min(at(), shown().length - 1)
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    props.close()
    entry.run()
  }
  const keydown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(shown().length - 1, here() + step)))
      document.getElementById(`${id}-${here()}`)?.scrollIntoView({ block: "nearest" })
    } else if (event.key === "Enter") {
      event.preventDefault()
      run(shown()[here()])
    }
  }
  return (
    <div class="palette">
      <input
        data-first
        class="input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown().length ? `${id}-${here()}` : undefined}
        aria-label={keys("find")}
        placeholder={keys("find")}
        autocomplete="off"
        spellcheck={false}
        value={typed()}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={keydown}
      />
      <p class="hidden-words" role="status">
        {shown().length ? "" : keys("none")}
      </p>
      <Show when={shown().length} fallback={<p class="quiet">{keys("none")}</p>}>
        <div class="palette-list" role="listbox" id={id} aria-label={keys("palette")}>
          <For each={shown()}>
            {(entry, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and the keys
              // biome-ignore lint/a11y/useFocusableInteractive: it is the active descendant of the box above
              <div
                role="option"
                tabindex="-1"
                id={`${id}-${index()}`}
                aria-selected={index() === here()}
                onClick={() => run(entry)}
              >
                <span classList={{ mono: entry.group === "files" || entry.group === "folio" }}>{entry.label}</span>
                <span class="small quiet">{keys(entry.group)}</span>
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}

/** Where else she may work. */
function places(): Entry[] {
  const { headquarters = false, memberships = [] } = session() ?? {}
  const all = [
    ...(headquarters ? [{ to: "headquarters", label: shell("headquarters") }] : []),
    ...memberships.map((one) => ({ to: one.tenantID, label: one.office[language()] })),
  ]
  return all
    .filter(({ to }) => to !== place())
    .map(({ to, label }) => ({ key: to, group: "places", label, run: () => choose(to) }))
}
