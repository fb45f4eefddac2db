// biome-ignore-all lint/a11y/useSemanticElements: a group of dots inside a picture; there is no element for it in SVG
import { createMemo, createSignal, For, Show } from "solid-js"
import { language } from "../../context/language"
import { Shape } from "./legend"
import { inset, places, size, states } from "./map.generated"
import { neighbour, radius } from "./map.keys"
import { network } from "./network.i18n"
import type { Row } from "./network.rows"
import { linkOf } from "./network.words"

/** The offices on the map: size for case files, shape and colour for the state. */
export default function NetworkMap(props: { rows: readonly Row[] }) {
  const [shown, setShown] = createSignal<string>()
  const [entry, setEntry] = createSignal<string>()
  let picture: SVGSVGElement | undefined

  const most = createMemo(() => Math.max(1, ...props.rows.map((row) => row.opened)))
  const at = (row: Row) => {
    const [x, y] = places[row.code] ?? [0, 0]
    return { x, y, r: radius(row.opened, most()) }
  }
  // Small over big, so that neighbours such as those around Los Angeles can all be reached.
  const dots = createMemo(() => props.rows.filter((row) => places[row.code]).sort((a, b) => b.opened - a.opened))
  const stop = () => entry() ?? dots()[0]?.code
  const label = (dot: Row) =>
    network("dot", { office: dot.city[language()], status: network(`status.${dot.status}`), count: dot.opened })

  const move = (event: KeyboardEvent, dot: Row) => {
    const next = neighbour(
      dots().map((other) => ({ code: other.code, ...at(other) })),
      dot.code,
      event.key,
    )
    if (!next) return
    event.preventDefault()
    setEntry(next)
    picture?.querySelector<SVGAElement>(`[data-code="${next}"]`)?.focus()
  }

  return (
    <div class="map">
      <svg ref={picture} viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={network("map")}>
        <g class="states">
          <For each={states}>{(path) => <path d={path} />}</For>
          <rect class="inset" x={inset.x} y={inset.y} width={inset.width} height={inset.height} rx="6" />
        </g>
        <For each={dots()}>
          {(dot) => (
            <g>
              {/* Inside <g> the compiler makes an SVG link; alone it would make an HTML one. */}
              <a
                href={linkOf(dot)}
                class="dot"
                data-code={dot.code}
                data-status={dot.status}
                aria-label={label(dot)}
                tabindex={dot.code === stop() ? 0 : -1}
                onKeyDown={(event) => move(event, dot)}
                onFocus={() => {
                  setEntry(dot.code)
                  setShown(dot.code)
                }}
                onBlur={() => setShown(undefined)}
                onPointerEnter={() => setShown(dot.code)}
                onPointerLeave={() => setShown(undefined)}
              >
                <circle class="touch" cx={at(dot).x} cy={at(dot).y} r={Math.max(14, at(dot).r)} />
                <Shape status={dot.status} {...at(dot)} />
              </a>
            </g>
          )}
        </For>
        <Show when={dots().find((dot) => dot.code === shown())}>
          {(dot) => (
            <text
              class="tip"
              x={Math.min(Math.max(at(dot()).x, 130), size.width - 130)}
              y={at(dot()).y < 60 ? at(dot()).y + at(dot()).r + 22 : at(dot()).y - at(dot()).r - 10}
            >
              {label(dot())}
            </text>
          )}
        </Show>
      </svg>
      <p class="small quiet">{network("mapHelp")}</p>
    </div>
  )
}
