import { placeName } from "@ventanilla/core/data/counties"
import type { Address, LocationDetails, Opening, PartnerKind, Phone } from "@ventanilla/core/directory/directory/schema"
import { spokenNames } from "../../context/spoken"
import { hoursOf } from "../guide/hours"
import { described } from "./described.i18n"
import { directory } from "./directory.i18n"
import { place } from "./place.i18n"

/** "215 555 0100 ext. 4 · mensajes · Español". */
export function phoneSaid({ number, extension, kind, description, languages }: Phone): string {
  const dialled = extension ? `${number} ${place("ext", { extension })}` : number
  const parts = [dialled, kind === "voice" ? "" : place(`phone.${kind}`), description ?? "", spokenNames(languages)]
  return parts.filter(Boolean).join(" · ")
}

/** "1 Market St, 2, Philadelphia, PA 19107". */
export const addressSaid = ({ line1, line2, city, region, postalCode }: Address): string =>
  [line1, line2, city, `${region} ${postalCode}`.trim()].filter(Boolean).join(", ")

/** What a location is called among others: its name, its street, or its county. */
export function locationSaid({ name, address, place: county, confidential }: LocationDetails): string {
  const said = name ?? (address && (address.line1 || address.city)) ?? (county ? placeName(county) : place("noAddress"))
  return confidential ? `${said} (${place("confidentialMark").toLowerCase()})` : said
}

/** What a field of a service, an organisation or a location is called, by its path. */
export function fieldName(path: string): string {
  switch (path) {
    case "kind":
    case "description":
    case "website":
    case "email":
    case "confidential":
    case "published":
      return described(path)
    case "eligibility.undocumented":
      return described("undocumented")
    case "eligibility.identification":
      return described("identification")
    case "eligibility.children":
      return described("children")
    case "eligibility.boysMaxAge":
      return described("boys")
    case "eligibility.pets":
      return described("pets")
    case "eligibility.note":
      return described("eligibility")
    case "fee.kind":
      return described("fee")
    case "fee.text":
      return described("feeText")
    case "walkIn":
      return described("walkIn")
    case "url":
      return described("website")
    case "hours.always":
      return described("always")
    case "hours.timeZone":
      return place("zone")
    case "hours.note":
      return place("note")
    case "hours.openings":
      return place("hours")
    case "phones":
      return place("phones")
    case "unread.phones":
      return `${place("phones")} · ${place("asCameParts")}`
    case "unread.schedules":
      return `${place("hours")} · ${place("asCameParts")}`
    case "unread.languages":
      return `${directory("service.languages")} · ${place("asCameParts")}`
    case "name":
    case "address":
    case "latitude":
    case "longitude":
    case "accessibility":
    case "transportation":
      return place(path)
    case "place":
      return place("placeOf")
    case "status":
      return place("active")
    default:
      return directory("facts")
  }
}

const kindSaid = (kind: LocationDetails["kind"] | PartnerKind): string =>
  kind === "physical" || kind === "postal" || kind === "virtual" ? place(`kind.${kind}`) : described(`kind.${kind}`)

/** A value of it in words; empty text for nothing. */
export function fieldSaid(path: string, value: unknown): string {
  if (value === undefined || value === null) return ""
  if (typeof value === "boolean") return described(value ? "yes" : "no")
  switch (path) {
    case "kind":
      return kindSaid(value as LocationDetails["kind"] | PartnerKind)
    case "phones":
      return (value as Phone[]).map(phoneSaid).join("; ")
    case "hours.openings":
      return hoursOf({ always: false, openings: value as Opening[] })
    case "address":
      return addressSaid(value as Address)
    case "place":
      return placeName(String(value))
    case "status":
      return described(value === "active" ? "yes" : "no")
    case "eligibility.undocumented":
    case "eligibility.children":
    case "eligibility.pets":
    case "walkIn":
      return described(value as "yes" | "no" | "unknown")
    case "eligibility.identification":
      return value === "unknown" ? described("unknown") : described(`id.${value as "none" | "any" | "official"}`)
    case "fee.kind":
      return value === "unknown" ? described("unknown") : described(`fee.${value as "free" | "sliding" | "fee"}`)
    default:
      return String(value)
  }
}
