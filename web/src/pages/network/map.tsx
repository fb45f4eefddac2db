// biome-ignore-all lint/a11y/useSemanticElements: a group of dots inside a picture; there is no element for it in SVG
import { useNavigate } from "@solidjs/router"
import { createMemo, createSignal, For, Show } from "solid-js"
import { language } from "../../context/language"
import { network } from "../../i18n/network"
import { Shape } from "./legend"
import { inset, places, size, states } from "./map.generated"
import { neighbour, radius } from "./map.keys"
import type { Row } from "./network.rows"
import { linkOf } from "./network.words"

type Placed = Row & { x: number; y: number; r: number }

/** The offices on the map: size for case files, shape and colour for the state. */
export default function NetworkMap(props: { rows: readonly Row[] }) {
  const navigate = useNavigate()
  const [shown, setShown] = createSignal<string>()
  const [entry, setEntry] = createSignal<string>()
  let picture: SVGSVGElement | undefined

  const dots = createMemo((): Placed[] => {
    const most = Math.max(1, ...props.rows.map((row) => row.opened))
    const placed = props.rows.flatMap((row) => {
      const at = places[row.code]
      return at ? [{ ...row, x: at[0], y: at[1], r: radius(row.opened, most) }] : []
    })
    // Small over big, so that neighbours such as those around Los Angeles can all be reached.
    return placed.sort((a, b) => b.r - a.r)
  })
  const stop = () => entry() ?? dots()[0]?.code
  const label = (dot: Placed) =>
    network("dot", { office: dot.city[language()], status: network(`status.${dot.status}`), count: dot.opened })

  const move = (event: KeyboardEvent, dot: Placed) => {
    if (event.key === "Enter") {
      navigate(linkOf(dot))
      return
    }
    const next = neighbour(dots(), dot.code, event.key)
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
                <circle class="touch" cx={dot.x} cy={dot.y} r={Math.max(14, dot.r)} />
                <Shape status={dot.status} x={dot.x} y={dot.y} r={dot.r} />
              </a>
            </g>
          )}
        </For>
        <Show when={dots().find((dot) => dot.code === shown())}>
          {(dot) => (
            <text
              class="tip"
              x={Math.min(Math.max(dot().x, 130), size.width - 130)}
              y={dot().y < 60 ? dot().y + dot().r + 22 : dot().y - dot().r - 10}
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
