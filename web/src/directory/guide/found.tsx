import { A } from "@solidjs/router"
import { placeName } from "@ventanilla/core/data/counties"
import type { Reason, Found as Row } from "@ventanilla/core/directory/guide/schema"
import { telephoneLink } from "@ventanilla/hsds/read/phone"
import { For, Show } from "solid-js"
import { categoryName } from "../../context/categories"
import { spokenNames } from "../../context/spoken"
import { plainDay } from "../../context/time"
import { Button } from "../../ui/button"
import { isChosen, toggle } from "./chosen"
import { guide } from "./guide.i18n"
import { hoursOf } from "./hours"
import "./guide.css"

/** One reason in words. */
export function reasonOf({ code, on, count }: Reason): string {
  switch (code) {
    case "assured":
    case "check_overdue":
      return guide(`reason.${code}`, { on: on ? plainDay(on) : "" })
    case "troubles":
      return guide("reason.troubles", { count: count ?? 0 })
    default:
      return guide(`reason.${code}`)
  }
}

/** "Philadelphia, Chester (Pennsylvania) · Camden (New Jersey)". */
export function placesOf(places: readonly string[]): string {
  if (places.length === 0) return guide("district.all")
  const states = new Map<string, string[]>()
  for (const place of places) {
    const [county = "", state] = placeName(place).split(", ")
    if (!state) states.set(county, [])
    else states.set(state, [...(states.get(state) ?? []), county])
  }
  return [...states]
    .map(([state, counties]) => (counties.length ? `${counties.join(", ")} (${state})` : state))
    .join(" · ")
}

type Served = { counties: readonly string[]; area: readonly string[] }
/** Where a service serves, the same on every page: its counties, what somebody wrote besides, or the whole district. */
export const areaOf = ({ counties, area }: Served): string =>
  [...(counties.length || !area.length ? [placesOf(counties)] : []), ...area].join(" · ")

/** A service that is for her, and why it stands where it stands. */
export function FoundRow(props: { row: Row }) {
  const its = () => props.row
  return (
    <li class="service-found">
      <div class="found-words">
        <p class="service-found-name">
          <A href={`/directory/${its().organizationID}`} class="row-link">
            {its().organization}
          </A>
          <span>{its().name === its().organization ? "" : its().name}</span>
        </p>
        <p class="small">
          {categoryName(its().category)}
          <span class="quiet"> · {areaOf(its())}</span>
          <Show when={its().km !== null}>
            <span class="quiet"> · {guide("km", { km: its().km ?? 0 })}</span>
          </Show>
          <Show when={its().confidential}>
            <span class="quiet"> · {guide("confidential")}</span>
          </Show>
        </p>
        <ul class="reasons" aria-label={guide("why")}>
          <For each={its().reasons}>
            {(reason) => (
              <li class="chip" data-tone={reason.tone === "good" ? "ok" : reason.tone}>
                {reasonOf(reason)}
              </li>
            )}
          </For>
        </ul>
        <p class="small quiet">
          {spokenNames([...new Set([...its().spokenOnSite, ...its().languages])])}
          {" · "}
          {hoursOf(its(), its().unreadHours, its().hoursNote)}
        </p>
      </div>
      <div class="found-act">
        <For each={its().phones.slice(0, 2)}>
          {(phone) => (
            <a class="button" data-size="small" href={telephoneLink(phone.number, phone.extension)}>
              <span class="mono">{phone.number}</span>
            </a>
          )}
        </For>
        <For each={its().unreadPhones.slice(0, 2)}>{(text) => <q class="small">{text}</q>}</For>
        <Button
          size="small"
          kind="quiet"
          aria-pressed={isChosen(its().serviceID)}
          aria-label={guide("toSheetOf", { name: `${its().organization}, ${its().name}` })}
          onClick={() => toggle({ organizationID: its().organizationID, serviceID: its().serviceID })}
        >
          {isChosen(its().serviceID) ? `✓ ${guide("onSheet")}` : guide("toSheet")}
        </Button>
      </div>
    </li>
  )
}
