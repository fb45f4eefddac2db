import { A, useSearchParams } from "@solidjs/router"
import { placeName } from "@ventanilla/core/data/counties"
import type { Coverage as Info } from "@ventanilla/core/guide/schema"
import { For, Show } from "solid-js"
import { categoryName } from "../../context/categories"
import { guide } from "../../i18n/guide"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { CountyMap } from "./county-map"
import { level } from "./county-map.rules"
import { useCoverage } from "./guide.calls"
import { DirectoryTabs } from "./tabs"
import "./guide.css"

type Need = Info["needs"][number]
const find = (category: string, place?: string) => `/directory?category=${category}${place ? `&place=${place}` : ""}`

/** Where there is nobody to turn to: by need and county, in words, on the map and in numbers. */
export default function Coverage() {
  const query = useCoverage()
  return (
    <Page title={guide("coverage.title")} sub={guide("coverage.sub")}>
      <DirectoryTabs />
      <Load query={query} lines={10}>
        {(info) => (
          <Show
            when={info().counties.length}
            fallback={
              <Card>
                <Empty title={guide("coverage.none")}>{guide("coverage.noneText")}</Empty>
              </Card>
            }
          >
            <Shown info={info()} />
          </Show>
        )}
      </Load>
    </Page>
  )
}

function Shown(props: { info: Info }) {
  const [search, setSearch] = useSearchParams<{ need?: string }>()
  const all = () => props.info.counties.length
  const missing = (need: Need) => need.counts.filter((count) => count === 0).length
  const needs = () => [...props.info.needs].sort((a, b) => missing(b) - missing(a) || a.allies - b.allies)
  const need = () => props.info.needs.find(({ category }) => category === search.need) ?? needs()[0]
  const countOf = (place: string) => {
    const at = props.info.counties.findIndex((county) => county.place === place)
    return need()?.counts[at] ?? 0
  }
  const inWords = (one: Need) => {
    const name = categoryName(one.category)
    if (one.allies === 0) return guide("coverage.zero", { need: name })
    if (missing(one)) return guide("coverage.partly", { need: name, count: missing(one), all: all() })
    return guide("coverage.unsure", { need: name })
  }
  const gaps = () => needs().filter((one) => missing(one) > 0 || one.sure.every((count) => count === 0))
  return (
    <>
      <div class="cols">
        <Card title={guide("coverage.gaps")}>
          <Show when={gaps().length} fallback={<p>{guide("coverage.gapsNone")}</p>}>
            <ul class="gaps">
              <For each={gaps()}>
                {(one) => (
                  <li data-level={one.allies === 0 ? "none" : "some"}>
                    <button
                      type="button"
                      class="link"
                      aria-pressed={need()?.category === one.category}
                      aria-label={guide("coverage.show", { need: categoryName(one.category) })}
                      onClick={() => setSearch({ need: one.category }, { scroll: false })}
                    >
                      {inWords(one)}
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Card>
        <Card title={guide("coverage.mapOf", { need: categoryName(need()?.category ?? "") })}>
          <CountyMap
            label={guide("coverage.map")}
            counties={props.info.counties}
            countOf={countOf}
            hrefOf={(place) => find(need()?.category ?? "", place)}
          />
          <p class="small">
            {guide("coverage.allies", { count: need()?.allies ?? 0 })}
            {" · "}
            {guide("coverage.covered", { count: all() - missing(need() ?? { ...props.info.needs[0]! }), all: all() })}
            {" · "}
            <A href={find(need()?.category ?? "")}>{guide("tab.find")}</A>
          </p>
        </Card>
      </div>
      <Card title={guide("coverage.matrix")}>
        <p class="small quiet">{guide("coverage.matrixText")}</p>
        <Show when={props.info.counties.some(({ part }) => part)}>
          <p class="small quiet">* {guide("partNote")}</p>
        </Show>
        <Matrix info={props.info} needs={needs()} />
      </Card>
    </>
  )
}

/** Counties down, needs across; it scrolls inside itself. */
function Matrix(props: { info: Info; needs: readonly Need[] }) {
  return (
    <section class="matrix" tabindex="0" aria-label={guide("coverage.matrix")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{guide("county")}</th>
            <For each={props.needs}>
              {(need) => (
                <th scope="col">
                  <span>{categoryName(need.category)}</span>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.info.counties}>
            {(county, at) => (
              <tr>
                <th scope="row">
                  {placeName(county.place)}
                  {county.part ? " *" : ""}
                </th>
                <For each={props.needs}>
                  {(need) => (
                    <td data-level={level(need.counts[at()] ?? 0)}>
                      <Show when={need.counts[at()]} fallback="0">
                        <A
                          href={find(need.category, county.place)}
                          aria-label={guide("coverage.cell", {
                            need: categoryName(need.category),
                            county: placeName(county.place),
                          })}
                        >
                          {need.counts[at()]}
                          <span class="sure"> ({need.sure[at()]})</span>
                        </A>
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
