// biome-ignore-all lint/a11y/useSemanticElements: a group of shapes inside a picture; there is no element for it in SVG
import { placeName } from "@ventanilla/core/data/counties"
import { createMemo, createResource, createSignal, For, Show } from "solid-js"
import { bounds, type Drawn, level } from "./county-map.rules"
import { guide } from "./guide.i18n"

const files = import.meta.glob<{ default: Record<string, Drawn> }>("./counties/*.generated.json")

async function drawn(states: readonly string[]): Promise<Record<string, Drawn>> {
  const all = await Promise.all(
    states.map(async (state) => (await files[`./counties/${state}.generated.json`]?.())?.default ?? {}),
  )
  return Object.assign({}, ...all)
}

/** A consulate's district, each county as dark as its count; the table behind it is the caller's. */
export function CountyMap(props: {
  label: string
  counties: readonly { place: string; part: boolean }[]
  countOf: (place: string) => number
  chosen?: string | undefined
  hrefOf: (place: string) => string
}) {
  const [shown, setShown] = createSignal<string>()
  const states = createMemo(() => [...new Set(props.counties.map(({ place }) => place.slice(3, 5)))].sort().join(" "))
  const [shapes] = createResource(states, (list) => drawn(list.split(" ")))
  const known = createMemo(() => {
    const found = shapes.latest ?? {}
    return props.counties.flatMap((county) => {
      const shape = found[county.place.slice(3)]
      return shape ? [{ ...county, ...shape }] : []
    })
  })
  const frame = createMemo(() => bounds(known().map(({ box }) => box)))
  const label = (place: string) => guide("mapCounty", { county: placeName(place), count: props.countOf(place) })
  return (
    <Show when={known().length}>
      <div class="county-map">
        <svg viewBox={frame().join(" ")} role="group" aria-label={props.label}>
          <For each={known()}>
            {(county) => (
              <g>
                {/* Whoever goes by keyboard has the sentence and the table: ninety stops in a picture help nobody. */}
                <a
                  href={props.hrefOf(county.place)}
                  tabindex={-1}
                  aria-label={label(county.place)}
                  onPointerEnter={() => setShown(county.place)}
                  onPointerLeave={() => setShown(undefined)}
                >
                  <path
                    d={county.d}
                    data-level={level(props.countOf(county.place))}
                    data-chosen={props.chosen === county.place ? "" : undefined}
                  />
                </a>
              </g>
            )}
          </For>
        </svg>
        <p class="small quiet" aria-live="polite">
          {(() => {
            const place = shown() ?? props.chosen
            return place ? label(place) : guide("mapText")
          })()}
        </p>
        <Legend />
      </div>
    </Show>
  )
}

function Legend() {
  return (
    <ul class="county-legend" aria-hidden="true">
      <For each={["0", "1", "2–3", "4–7", "8+"]}>
        {(words, index) => (
          <li>
            <span data-level={index()} />
            {words}
          </li>
        )}
      </For>
    </ul>
  )
}
