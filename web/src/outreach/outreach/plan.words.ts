import { placeName } from "@ventanilla/core/data/counties"
import type { Plan } from "@ventanilla/core/outreach/outreach/schema"
import { dateTime } from "../../context/time"
import { merge } from "../../i18n/merge"
import { outreach } from "./outreach.i18n"

/** What a field of a plan is called on its form. */
export function planField(path: string): string {
  switch (path as keyof Plan) {
    case "title":
      return outreach("name")
    case "startsAt":
      return outreach("startsOn")
    case "endsAt":
      return outreach("endsOn")
    case "timeZone":
      return outreach("zone")
    case "countyFips":
      return outreach("county")
    case "allianceID":
      return outreach("alliance")
    case "publicTitle":
      return outreach("neutral")
    default:
      return outreach(path as "kind")
  }
}

/** A value of it in words; an agreement is told by no name here, and is chosen as mine or theirs. */
export function planSaid(path: string, value: unknown): string {
  if (value === null || value === undefined) return ""
  if (typeof value === "boolean") return merge(value ? "yes" : "no")
  switch (path) {
    case "kind":
      return outreach(`kind.${value as Plan["kind"]}`)
    case "mode":
      return outreach(`mode.${value as Plan["mode"]}`)
    case "startsAt":
    case "endsAt":
      return dateTime(String(value))
    case "countyFips":
      return placeName(`US-${value}`)
    default:
      return String(value)
  }
}
