import { A } from "@solidjs/router"
import type { Info } from "@ventanilla/core/outreach/outreach/schema"
import { createMemo, For, Show } from "solid-js"
import { addDays, dayOf } from "../../context/days"
import { longDay, now, time, weekdayName, zone } from "../../context/time"
import { weeksOf } from "./month.weeks"
import { outreach } from "./outreach.i18n"
import { isLate } from "./outreach.words"

const most = 3
/** A calendar month: what takes place on each day, first what begins first. */
export function MonthGrid(props: { month: string; items: readonly Info[] }) {
  const today = () => dayOf(now(), zone())
  const on = createMemo(() => {
    const days = new Map<string, Info[]>()
    for (const item of props.items)
      for (let day = item.startsOn; day <= item.endsOn; day = addDays(day, 1))
        days.set(day, [...(days.get(day) ?? []), item])
    return days
  })
  return (
    <table class="month-grid" aria-label={outreach("list")}>
      <thead>
        <tr>
          <For each={[1, 2, 3, 4, 5, 6, 7]}>
            {(weekday) => (
              <th scope="col" abbr={weekdayName(weekday)}>
                {weekdayName(weekday, "short")}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={weeksOf(props.month)}>
          {(week) => (
            <tr>
              <For each={week}>
                {(day) => (
                  <td
                    data-out={day.slice(0, 7) === props.month ? undefined : ""}
                    data-today={day === today() ? "" : undefined}
                  >
                    <time datetime={day}>
                      <span class="hidden-words">{longDay(`${day}T12:00:00Z`, "UTC")}</span>
                      <span aria-hidden="true">{Number(day.slice(8))}</span>
                    </time>
                    <For each={(on().get(day) ?? []).slice(0, most)}>
                      {(item) => (
                        <A
                          class="event"
                          data-status={isLate(item) ? "late" : item.status}
                          href={`/outreach/${item.outreachID}`}
                          title={item.title}
                        >
                          <Show when={item.startsOn === day}>
                            <span class="event-time">{time(item.startsAt, item.timeZone)}</span>
                          </Show>
                          <span class="event-title">{item.title}</span>
                        </A>
                      )}
                    </For>
                    <Show when={(on().get(day)?.length ?? 0) > most}>
                      <span class="small quiet">
                        {outreach("moreOnDay", { count: (on().get(day)?.length ?? 0) - most })}
                      </span>
                    </Show>
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
