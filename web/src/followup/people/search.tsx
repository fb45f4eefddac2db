import type { Found, SearchAnswer } from "@ventanilla/core/followup/people/schema"
import { createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js"
import { pendingSearch, setPendingSearch } from "../../context/pending-search"
import { createAction } from "../../ui/action"
import { Button, ButtonLink } from "../../ui/button"
import { Empty, ErrorNote, Note } from "../../ui/empty"
import { bound } from "../../ui/form"
import { TextField } from "../../ui/text-field"
import { FoundPerson } from "./found"
import { searchPeople } from "./people.calls"
import { people } from "./people.i18n"
import "../../ui/people.css"

/** One line to find a person by. `act`: what is offered with each; `keep`: the line is there again on coming back. */
export function Search(props: { act?: (found: Found) => JSX.Element; keep?: boolean; label?: string }) {
  const [line, setLine] = createSignal(props.keep ? pendingSearch() : "")
  const [answer, setAnswer] = createSignal<SearchAnswer>()
  let asked = ""
  let form: HTMLFormElement | undefined
  const look = createAction(
    async (_key: string, q: string, cursor?: string) => searchPeople({ q, ...(cursor ? { cursor } : {}) }),
    (next) => {
      const before = answer()
      setAnswer(before && next && isMore ? { ...next, items: [...before.items, ...next.items] } : next)
    },
  )
  let isMore = false
  const go = (event?: Event) => {
    event?.preventDefault()
    asked = line().trim()
    if (!asked) return
    if (props.keep) setPendingSearch(asked)
    isMore = false
    void look.run(asked)
  }
  const more = () => {
    isMore = true
    void look.run(asked, answer()?.cursor ?? undefined)
  }
  const arrive = () => {
    setLine(pendingSearch())
    go()
  }
  onMount(() => {
    if (props.keep) addEventListener("line", arrive)
    if (line()) go()
    else form?.querySelector("input")?.focus()
  })
  onCleanup(() => removeEventListener("line", arrive))
  return (
    <div class="stack">
      <search>
        <form ref={form} class="people-line" onSubmit={go}>
          <TextField
            label={props.label ?? people("line")}
            hint={people("hint")}
            type="search"
            field={bound<string | undefined>("line", line, (value) => setLine(value ?? ""))}
          />
          <Button kind="primary" type="submit" pending={look.pending()}>
            {people("search")}
          </Button>
        </form>
      </search>
      <ErrorNote problem={look.problem()} />
      <Show when={answer()}>
        {(found) => (
          <section class="stack" aria-label={people("results")}>
            <h2 class="people-count" aria-live="polite">
              {found().items.length || found().detection
                ? people("found", { count: found().items.length })
                : people(found().addSurname ? "common" : "empty")}
            </h2>
            <Show when={found().addSurname && found().items.length > 0}>
              <Note>{people("addSurname")}</Note>
            </Show>
            <Show when={found().loose && found().items.length > 0}>
              <Note>{people("loose")}</Note>
            </Show>
            <Show when={found().detection}>
              {(detection) => (
                <Note>
                  <p>{people("detection", { folio: detection().folio })}</p>
                  <ButtonLink href={`/detections?folio=${detection().folio}`}>{people("seeDetection")}</ButtonLink>
                </Note>
              )}
            </Show>
            <Show
              when={found().items.length > 0}
              fallback={
                <Show when={!found().detection}>
                  <Empty title={people("empty")}>
                    <p>{people("emptyText")}</p>
                  </Empty>
                </Show>
              }
            >
              <ul class="people">
                <For each={found().items}>
                  {(one) => (
                    <li>
                      <FoundPerson found={one} />
                      {props.act?.(one)}
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={found().cursor}>
              <div>
                <Button pending={look.pending()} onClick={more}>
                  {people("more")}
                </Button>
              </div>
            </Show>
          </section>
        )}
      </Show>
    </div>
  )
}
