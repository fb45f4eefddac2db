import { useQueries } from "@tanstack/solid-query"
import type { Info, Location } from "@ventanilla/core/directory/directory/schema"
import { createSignal, For, onCleanup, onMount, Show } from "solid-js"
import { arrived } from "../../context/call"
import { categoryName } from "../../context/categories"
import { language } from "../../context/language"
import { spokenNames } from "../../context/spoken"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Check } from "../../ui/checkbox"
import { Cover } from "../../ui/cover"
import { Empty, Skeleton } from "../../ui/empty"
import { Page } from "../../ui/page"
import { readOrganization } from "../directory/directory.calls"
import { type Chosen, chosen, clear, toggle } from "./chosen"
import { useNationalLines } from "./guide.calls"
import { guide } from "./guide.i18n"
import { hoursOf } from "./hours"
import { DirectoryTabs } from "./tabs"
import "./guide.css"
import "./handout.css"

/** What she takes along on paper: large, few, and under a cover that says nothing. */
export default function Handout() {
  const [hasCover, setCover] = createSignal(true)
  const [hasLines, setLines] = createSignal(true)
  // Browsers print the title above every page and propose it as the file's name.
  let title = ""
  const before = () => {
    title = document.title
    document.title = guide("sheet.file")
  }
  const after = () => {
    document.title = title
  }
  onMount(() => {
    addEventListener("beforeprint", before)
    addEventListener("afterprint", after)
  })
  onCleanup(() => {
    removeEventListener("beforeprint", before)
    removeEventListener("afterprint", after)
  })
  return (
    <Page title={guide("sheet.title")} sub={guide("sheet.sub")}>
      <DirectoryTabs />
      <Show
        when={chosen().length}
        fallback={
          <Card>
            <Empty title={guide("sheet.empty")}>
              <p>{guide("sheet.emptyText")}</p>
              <ButtonLink kind="primary" href="/directory">
                {guide("tab.find")}
              </ButtonLink>
            </Empty>
          </Card>
        }
      >
        <div class="no-print stack">
          <Card>
            <div class="handout-options">
              <Check label={guide("sheet.cover")} checked={hasCover()} onChange={setCover} />
              <Check label={guide("sheet.lines")} checked={hasLines()} onChange={setLines} />
              <Button kind="primary" onClick={() => window.print()}>
                {guide("sheet.print")}
              </Button>
              <Button kind="quiet" onClick={clear}>
                {guide("sheet.clear")}
              </Button>
            </div>
            <p class="small quiet">{guide("sheet.care")}</p>
          </Card>
        </div>
        <Show when={hasCover()}>
          <Cover />
        </Show>
        <Paper hasLines={hasLines()} />
      </Show>
    </Page>
  )
}

function Paper(props: { hasLines: boolean }) {
  const ids = () => [...new Set(chosen().map(({ organizationID }) => organizationID))]
  const queries = useQueries(() => ({
    queries: ids().map((organizationID) => ({
      queryKey: ["organization", organizationID],
      queryFn: () => readOrganization(organizationID),
    })),
  }))
  const of = (one: Chosen) => {
    const found = queries.map((query) => arrived(query) as Info | undefined)
    return found.find((info) => info?.organizationID === one.organizationID)
  }
  return (
    <article class="guide-handout" aria-label={guide("sheet.title")}>
      <p class="handout-head">{guide("sheet.head")}</p>
      <For each={chosen()}>
        {(one) => (
          <Show when={of(one)} fallback={<Skeleton lines={3} />}>
            {(info) => <Entry info={info()} one={one} />}
          </Show>
        )}
      </For>
      <Show when={props.hasLines}>
        <Lines />
      </Show>
    </article>
  )
}

const isOpen = (info: Info, location: Location) => !info.details.confidential && !location.confidential

function Entry(props: { info: Info; one: Chosen }) {
  const service = () => props.info.services.find(({ serviceID }) => serviceID === props.one.serviceID)
  /** A confidential address is not written on paper, whoever prints. */
  const places = () =>
    props.info.locations.filter(
      (location) =>
        isOpen(props.info, location) &&
        location.address !== null &&
        (!service()?.details.locationIDs.length || service()?.details.locationIDs.includes(location.locationID)),
    )
  const phones = () => {
    const own = service()?.details.phones.map(({ number, extension }) =>
      extension ? `${number} ext. ${extension}` : number,
    )
    const all = [...(own ?? []), ...(service()?.details.unread.phones ?? [])]
    return all.length ? all : props.info.phone ? [props.info.phone] : []
  }
  return (
    <Show when={service()}>
      {(its) => (
        <section class="handout-entry">
          <h2>
            {props.info.name}
            <button
              type="button"
              class="link no-print"
              aria-label={guide("sheet.removeOf", { name: props.info.name })}
              onClick={() => toggle(props.one)}
            >
              {guide("sheet.remove")}
            </button>
          </h2>
          <p>{categoryName(its().category)}</p>
          <For each={phones()}>{(phone) => <p class="handout-phone">{phone}</p>}</For>
          <For each={places()}>
            {({ address }) => (
              <p>
                {[address?.line1, address?.line2, address?.city, address?.region, address?.postalCode]
                  .filter(Boolean)
                  .join(", ")}
              </p>
            )}
          </For>
          <p>{hoursOf(its().details.hours, its().details.unread.schedules, its().details.hours.note)}</p>
          <p>
            {guide("sheet.languages", {
              languages: spokenNames([...new Set([...its().details.spokenOnSite, ...its().languages])]),
            })}
            <Show when={its().details.fee.kind === "free"}>{` · ${guide("reason.free")}`}</Show>
            <Show when={its().details.eligibility.undocumented === "yes"}>
              {` · ${guide("reason.undocumented_yes")}`}
            </Show>
          </p>
        </section>
      )}
    </Show>
  )
}

function Lines() {
  const query = useNationalLines()
  const lines = () => (arrived(query)?.lines ?? []).filter(({ confidence }) => confidence === "V")
  return (
    <Show when={lines().length}>
      <section class="handout-entry">
        <h2>{guide("sheet.more")}</h2>
        <ul class="handout-lines">
          <For each={lines().slice(0, 5)}>
            {({ names, phone }) => (
              <li>
                <span class="handout-phone">{phone}</span> {names[language()]}
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
