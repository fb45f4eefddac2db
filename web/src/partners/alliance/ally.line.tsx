import type { Info } from "@ventanilla/core/partners/alliance/schema"
import { For } from "solid-js"
import { addDays, dayOf } from "../../context/days"
import { now, plainDay, zone } from "../../context/time"
import { alliance } from "./alliance.i18n"
import { tones } from "./alliances"
import { allies } from "./allies.i18n"
import "./ally.css"

const reach = 365
const wide = 1000
const tall = 26

/** The terms of all instruments against today, a year back and a year ahead; the table under it says the same in words. */
export function Line(props: { rows: readonly Info[]; nameOf: (row: Info) => string }) {
  const today = () => dayOf(now(), zone())
  const from = () => addDays(today(), -reach)
  const at = (day: string) => {
    const days = (Date.parse(day) - Date.parse(from())) / 86_400_000
    return Math.min(1, Math.max(0, days / (2 * reach))) * wide
  }
  const end = (row: Info) => (row.endedAt ? dayOf(row.endedAt, zone()) : (row.runsUntil ?? addDays(today(), reach)))
  const shown = () => props.rows.filter((row) => end(row) >= from() && end(row) >= row.startsOn)
  const said = (row: Info) =>
    `${props.nameOf(row)}: ${alliance(`status.${row.status}`)}, ${plainDay(row.startsOn)} – ${row.runsUntil ? plainDay(row.runsUntil) : allies("open")}`
  return (
    <div class="ally-line" role="img" aria-label={allies("lineLabel")}>
      <p class="ally-today">{allies("today")}</p>
      <For each={shown()}>
        {(row) => (
          <>
            <p>{props.nameOf(row)}</p>
            <svg viewBox={`0 0 ${wide} ${tall}`} preserveAspectRatio="none" aria-hidden="true">
              <title>{said(row)}</title>
              <rect
                data-tone={tones[row.status]}
                x={at(row.startsOn)}
                width={Math.max(6, at(end(row)) - at(row.startsOn))}
                y="6"
                height="14"
              />
              <line class="today" x1={at(today())} x2={at(today())} y1="0" y2={tall} />
            </svg>
          </>
        )}
      </For>
    </div>
  )
}
