import type { Info } from "@ventanilla/core/alliance/schema"
import { For } from "solid-js"
import { addDays, dayOf } from "../../context/days"
import { now, plainDay, zone } from "../../context/time"
import { alliance } from "../../i18n/alliance"
import { allies } from "../../i18n/allies"
import { tones } from "./alliances"
import "./ally.css"

const width = 720
const names = 210
const tall = 26
const reach = 365

/** The terms of all instruments against today, a year back and a year ahead; the list under it says the same in words. */
export function Line(props: { rows: readonly Info[]; nameOf: (row: Info) => string }) {
  const today = () => dayOf(now(), zone())
  const from = () => addDays(today(), -reach)
  const at = (day: string) => {
    const days = (Date.parse(day) - Date.parse(from())) / 86_400_000
    return names + Math.min(1, Math.max(0, days / (2 * reach))) * (width - names)
  }
  const end = (row: Info) => (row.endedAt ? dayOf(row.endedAt, zone()) : (row.runsUntil ?? addDays(today(), reach)))
  const shown = () => props.rows.filter((row) => end(row) >= from())
  const height = () => shown().length * tall + 22
  const short = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text)
  return (
    <svg class="ally-line" viewBox={`0 0 ${width} ${height()}`} role="img" aria-label={allies("lineLabel")}>
      <line class="today" x1={at(today())} x2={at(today())} y1="16" y2={height()} />
      <text x={at(today())} y="11" text-anchor="middle">
        {allies("today")}
      </text>
      <For each={shown()}>
        {(row, index) => (
          <g>
            <text x="0" y={index() * tall + 36}>
              {short(props.nameOf(row))}
            </text>
            <rect
              data-tone={tones[row.status]}
              x={at(row.startsOn)}
              width={Math.max(3, at(end(row)) - at(row.startsOn))}
              y={index() * tall + 24}
              height="14"
              rx="3"
            >
              <title>
                {`${props.nameOf(row)}: ${alliance(`status.${row.status}`)}, ${plainDay(row.startsOn)} – ${row.runsUntil ? plainDay(row.runsUntil) : allies("open")}`}
              </title>
            </rect>
          </g>
        )}
      </For>
    </svg>
  )
}
