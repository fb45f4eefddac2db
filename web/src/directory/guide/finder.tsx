import { A, useSearchParams } from "@solidjs/router"
import { placeName } from "@ventanilla/core/data/counties"
import type { FindAnswer } from "@ventanilla/core/directory/guide/schema"
import { createMemo, For, Show } from "solid-js"
import { arrived, given } from "../../context/call"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { keepListPlace } from "../../ui/list-place"
import { Load } from "../../ui/load"
import { More } from "../../ui/more"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { directory } from "../directory/directory.i18n"
import { Ask } from "./ask"
import { chosen } from "./chosen"
import { CountyMap } from "./county-map"
import { FoundRow } from "./found"
import { type Asking, findServices, useCoverage } from "./guide.calls"
import { guide } from "./guide.i18n"
import { NationalLines } from "./lines"
import { DirectoryTabs } from "./tabs"
import "./guide.css"

/** Whom to turn to: what is needed as a sentence, the surest first, and where on the map. */
export default function Finder() {
  const [search, setSearch] = useSearchParams<Asking>()
  const asking = (): Asking => ({ ...search })
  const pages = createPages<FindAnswer["items"][number]>(
    () => ["guide", "find", asking()],
    (cursor) => findServices(asking(), cursor),
  )
  const answer = () => (arrived(pages.query)?.pages as FindAnswer[] | undefined)?.[0]
  keepListPlace(() => pages.items().length > 0)
  const filtered = () => Object.values(search).some(Boolean)
  const clear = () => setSearch(Object.fromEntries(Object.keys(search).map((key) => [key, undefined])))
  return (
    <Page
      title={guide("title")}
      sub={guide("sub")}
      actions={
        <>
          <Show when={chosen().length}>
            <ButtonLink href="/directory/sheet">{guide("sheetCount", { count: chosen().length })}</ButtonLink>
          </Show>
          <Show when={can("organization.create")}>
            <ButtonLink kind="primary" href="/directory/new">
              {directory("new")}
            </ButtonLink>
          </Show>
        </>
      }
    >
      <DirectoryTabs />
      <Card flush bar={<Ask asking={asking()} change={(next) => setSearch(next, { replace: true, scroll: false })} />}>
        <Load query={pages.query}>
          {() => (
            <Show
              when={pages.items().length}
              fallback={
                <Empty title={guide(filtered() ? "empty" : "emptyFirst")}>
                  <p>{guide(filtered() ? "emptyText" : "emptyFirstText")}</p>
                  <Show
                    when={filtered()}
                    fallback={<ButtonLink href="/directory/organizations">{guide("organizations")}</ButtonLink>}
                  >
                    <Button onClick={clear}>{guide("clear")}</Button>
                  </Show>
                </Empty>
              }
            >
              <p class="found-count small quiet" role="status">
                {guide("results", { count: answer()?.total ?? 0 })}
                <Show when={filtered()}>
                  {" · "}
                  <button type="button" class="link" onClick={clear}>
                    {guide("clear")}
                  </button>
                </Show>
              </p>
              <ol class="founds" aria-label={guide("list")}>
                <For each={pages.items()}>{(row) => <FoundRow row={row} />}</For>
              </ol>
              <More pages={pages} />
            </Show>
          )}
        </Load>
      </Card>
      <div class="cols">
        <Where
          answer={answer()}
          chosen={search.place}
          hrefOf={(place) => `/directory?${new URLSearchParams(given({ ...asking(), place }))}`}
        />
        <NationalLines />
      </div>
    </Page>
  )
}

/** The same services on the map, and in the table behind it. */
function Where(props: {
  answer: FindAnswer | undefined
  chosen: string | undefined
  hrefOf: (place: string) => string
}) {
  const coverage = useCoverage()
  const counties = () => arrived(coverage)?.counties ?? []
  const countOf = (place: string) => {
    const { byCounty = {}, everywhere = 0 } = props.answer ?? {}
    return (byCounty[place] ?? 0) + (byCounty[place.slice(0, 5)] ?? 0) + everywhere
  }
  const rows = createMemo(() =>
    counties()
      .map(({ place, part }) => ({ place, part, count: countOf(place) }))
      .sort((a, b) => b.count - a.count || placeName(a.place).localeCompare(placeName(b.place))),
  )
  return (
    <Card title={guide("map")}>
      <CountyMap
        label={guide("map")}
        counties={counties()}
        countOf={countOf}
        chosen={props.chosen}
        hrefOf={props.hrefOf}
      />
      <Show when={arrived(coverage)?.officeCode}>
        {(code) => (
          <p class="small">
            {guide("public")}{" "}
            <a href={`/api/public/guides/${code()}?language=${language()}`} target="_blank" rel="noreferrer">
              {guide("publicLink")}
            </a>
          </p>
        )}
      </Show>
      <details class="behind">
        <summary>{guide("table")}</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{guide("county")}</th>
              <th scope="col" class="end">
                {guide("count")}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <td>
                    <A href={props.hrefOf(row.place)}>{placeName(row.place)}</A>
                    <Show when={row.part}>
                      <span class="small quiet"> ({guide("part")})</span>
                    </Show>
                  </td>
                  <td class="end">{row.count}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </Card>
  )
}
