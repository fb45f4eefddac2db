import { createUniqueId, For, Show } from "solid-js"
import { number } from "../context/time"
import { ui } from "../i18n/ui"
import { bars, sparkPath } from "./charts.shape"

export type Point = { label: string; value: number }

/** A trend in the size of a word; its numbers are said to those who cannot see it. */
export function Sparkline(props: { points: readonly Point[]; label: string }) {
  const spoken = () =>
    `${props.label}: ${props.points.map((point) => `${point.label} ${number(point.value)}`).join(", ")}`
  const shape = () =>
    sparkPath(
      props.points.map((point) => point.value),
      96,
      24,
    )
  return (
    <svg class="sparkline" viewBox="0 0 96 24" width="96" height="24" role="img" aria-label={spoken()}>
      <path class="area" d={shape().area} />
      <path class="stroke" d={shape().line} />
      <circle cx={shape().last.x} cy={shape().last.y} r="2.5" />
    </svg>
  )
}

/** Bars with their numbers; the last one is "now". The table behind it opens below. */
export function Bars(props: {
  points: readonly Point[]
  label: string
  height?: number
  format?: (value: number) => string
}) {
  const id = createUniqueId()
  const format = (value: number) => (props.format ?? number)(value)
  const height = () => props.height ?? 120
  const shapes = () =>
    bars(
      props.points.map((point) => point.value),
      320,
      height() - 36,
    )
  return (
    <figure class="bars" aria-labelledby={id}>
      <figcaption id={id} class="hidden-words">
        {props.label}
      </figcaption>
      <svg viewBox={`0 0 320 ${height()}`} aria-hidden="true">
        <For each={shapes()}>
          {(bar, index) => (
            <g data-now={index() === props.points.length - 1 ? "" : undefined}>
              <rect x={bar.x} y={bar.y + 18} width={bar.width} height={bar.height} rx="3" />
              <text x={bar.x + bar.width / 2} y={bar.y + 13}>
                {format(props.points[index()]!.value)}
              </text>
              <text class="under" x={bar.x + bar.width / 2} y={height() - 4}>
                {props.points[index()]!.label}
              </text>
            </g>
          )}
        </For>
      </svg>
      <NumbersTable points={props.points} label={props.label} format={format} />
    </figure>
  )
}

function NumbersTable(props: { points: readonly Point[]; label: string; format: (value: number) => string }) {
  return (
    <details class="numbers">
      <summary class="small">{ui("showTable")}</summary>
      <Show when={props.points.length} fallback={<p class="small quiet">{ui("noValue")}</p>}>
        <table aria-label={props.label}>
          <tbody>
            <For each={props.points}>
              {(point) => (
                <tr>
                  <th scope="row">{point.label}</th>
                  <td class="end">{props.format(point.value)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </details>
  )
}
