import { A, useSearchParams } from "@solidjs/router"
import { placeName } from "@ventanilla/core/data/counties"
import type { Coverage as Info } from "@ventanilla/core/directory/guide/schema"
import { createMemo, For, Show } from "solid-js"
import { categoryName } from "../../context/categories"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { CountyMap } from "./county-map"
import { alike, level } from "./county-map.rules"
import { placesOf } from "./found"
import { useCoverage } from "./guide.calls"
import { guide } from "./guide.i18n"
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
  const missing = (need: Need | undefined) => (need?.counts ?? []).filter((count) => count === 0).length
  const needs = () => [...props.info.needs].sort((a, b) => missing(b) - missing(a) || a.allies - b.allies)
  const need = () => props.info.needs.find(({ category }) => category === search.need) ?? needs()[0]
  const countOf = (place: string) => {
    const at = props.info.counties.findIndex((county) => county.place === place)
    return need()?.counts[at] ?? 0
  }
  const inWords = (one: Need) => {
    const name = categoryName(one.category)
    if (missing(one)) return guide("coverage.partly", { need: name, count: missing(one), all: all() })
    return guide("coverage.unsure", { need: name })
  }
  const gaps = () => needs().filter((one) => missing(one) > 0 || one.sure.every((count) => count === 0))
  const nobody = () => gaps().filter(({ allies }) => allies === 0)
  const choose = (one: Need, said: string, look: string) => (
    <button
      type="button"
      class={look}
      aria-pressed={need()?.category === one.category}
      onClick={() => setSearch({ need: one.category }, { scroll: false })}
    >
      {said}
    </button>
  )
  return (
    <>
      <div class="cols">
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
            {guide("coverage.covered", { count: all() - missing(need()), all: all() })}
            {" · "}
            <A href={find(need()?.category ?? "")}>{guide("tab.find")}</A>
          </p>
        </Card>
        <Card title={guide("coverage.gaps")}>
          <Show when={gaps().length} fallback={<p>{guide("coverage.gapsNone")}</p>}>
            <Show when={nobody().length}>
              <p>{guide("coverage.nobody", { count: nobody().length })}</p>
              <ul class="zeros">
                <For each={nobody()}>
                  {(one) => <li>{choose(one, `${categoryName(one.category)}: 0`, "toggle zero")}</li>}
                </For>
              </ul>
            </Show>
            <ul class="gaps">
              <For each={gaps().filter(({ allies }) => allies > 0)}>
                {(one) => <li>{choose(one, inWords(one), "link")}</li>}
              </For>
            </ul>
          </Show>
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

/** Counties down, needs across; it scrolls inside itself. Counties that have the same, and are many, are one line. */
function Matrix(props: { info: Info; needs: readonly Need[] }) {
  const split = createMemo(() => alike(props.info))
  return (
    <>
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
            <For each={split().own}>
              {(at) => (
                <tr>
                  <th scope="row">
                    {placeName(props.info.counties[at]?.place ?? "")}
                    {props.info.counties[at]?.part ? " *" : ""}
                  </th>
                  <For each={props.needs}>
                    {(need) => <Cell need={need} at={at} place={props.info.counties[at]?.place} rest={0} />}
                  </For>
                </tr>
              )}
            </For>
            <Show when={split().rest.length}>
              <tr>
                <th scope="row">{guide("coverage.rest", { count: split().rest.length })}</th>
                <For each={props.needs}>
                  {(need) => (
                    <Cell need={need} at={split().rest[0] ?? 0} place={undefined} rest={split().rest.length} />
                  )}
                </For>
              </tr>
            </Show>
          </tbody>
        </table>
      </section>
      <Show when={split().rest.length}>
        <details class="behind small">
          <summary>{guide("coverage.restNames")}</summary>
          <p>{placesOf(split().rest.map((at) => props.info.counties[at]?.place ?? ""))}</p>
        </details>
      </Show>
    </>
  )
}

function Cell(props: { need: Need; at: number; place: string | undefined; rest: number }) {
  const county = () => (props.place ? placeName(props.place) : guide("coverage.rest", { count: props.rest }))
  return (
    <td data-level={level(props.need.counts[props.at] ?? 0)}>
      <Show when={props.need.counts[props.at]} fallback="0">
        <A
          href={find(props.need.category, props.place)}
          aria-label={guide("coverage.cell", { need: categoryName(props.need.category), county: county() })}
        >
          {props.need.counts[props.at]}
          <span class="sure"> ({props.need.sure[props.at]})</span>
        </A>
      </Show>
    </td>
  )
}
