import type { Nested } from "@ventanilla/hsds/assemble"
import { uuidOf } from "@ventanilla/hsds/ids"
import { lines, listOf, oneLine, overlay, type Part, taken, textOf } from "@ventanilla/hsds/lens"
import { placeName } from "../../platform/data/counties"
import { email } from "../../platform/util/schema"
import { Place } from "../../tenancy/district/district.schema"
import { Eligibility, Hours, Known, type ServiceDetails, webAddress } from "./directory.schema"
import { differing, readLists, writeHours, writeLanguages, writePhones } from "./lists.rules"
import { categoryOf, ownOf, termsOf, withOwn, withTerms } from "./terms.rules"

type Details = Omit<ServiceDetails, "locationIDs" | "published" | "source">
/** The parts of a service that HSDS can express. */
export type ServiceView = {
  name: string
  isActive: boolean
  category: string | null
  languages: string[]
  serviceArea: string[]
  details: Details
}

/** The parts of a service's record that we understand. */
export function readService(object: Nested): ServiceView {
  const own = ownOf(object)
  const distinct = (list: string[], max = 12) => [...new Set(list)].sort().slice(0, max)
  const areas = listOf(object, "service_areas")
  const extents = areas.map((one) => taken(Place, textOf(one, "extent")))
  const names = areas.filter((_, at) => extents[at] === null).map((one) => oneLine(textOf(one, "name"), 80))
  const { phones, languages, hours, unread } = readLists(object, own.get("always") === "yes")
  return {
    name: oneLine(textOf(object, "name"), 160) ?? "—",
    isActive: object.status === "active",
    category: categoryOf(object),
    languages: languages.spoken,
    serviceArea: distinct(
      names.filter((name) => name !== null),
      100,
    ),
    details: {
      description: lines(textOf(object, "description"), 4000),
      url: taken(webAddress, textOf(object, "url")),
      email: taken(email, textOf(object, "email")),
      eligibility: Eligibility.parse({
        undocumented: taken(Known, own.get("undocumented")) ?? undefined,
        identification: taken(Eligibility.shape.identification, own.get("identification")) ?? undefined,
        children: taken(Known, own.get("children")) ?? undefined,
        boysMaxAge: taken(Eligibility.shape.boysMaxAge, numberOf(own.get("boys_max_age"))),
        pets: taken(Known, own.get("pets")) ?? undefined,
        note: lines(textOf(object, "eligibility_description"), 1000),
      }),
      fee: {
        kind: (["free", "sliding", "fee"] as const).find((kind) => kind === own.get("fee")) ?? "unknown",
        text: oneLine(textOf(object, "fees_description"), 250),
      },
      spokenOnSite: languages.there,
      phones,
      hours: Hours.parse({
        always: hours.always,
        timeZone: taken(Hours.shape.timeZone, own.get("time_zone")),
        openings: hours.openings,
        note: hours.note,
      }),
      unread,
      walkIn: taken(Known, own.get("walk_in")) ?? "unknown",
      counties: distinct(
        extents.filter((place) => place !== null),
        250,
      ),
      terms: termsOf(object),
    },
  }
}

const numberOf = (value: string | undefined) => (value === undefined || value === "" ? null : Number(value))

const inService = (object: Nested) => ({ service_id: textOf(object, "id") })

const parts: readonly Part<ServiceView>[] = [
  { keys: ["name"], pick: (view) => view.name, write: (view) => ({ name: view.name }) },
  {
    keys: ["status"],
    pick: (view) => view.isActive,
    write: (view) => ({ status: view.isActive ? "active" : "inactive" }),
  },
  scalar("description", (view) => view.details.description),
  scalar("url", (view) => view.details.url),
  scalar("email", (view) => view.details.email),
  scalar("eligibility_description", (view) => view.details.eligibility.note),
  scalar("fees_description", (view) => view.details.fee.text),
  {
    keys: ["phones"],
    pick: (view) => [view.details.phones, view.details.unread.phones],
    write: (view, object) => ({ phones: writePhones(object, view.details.phones, view.details.unread.phones) }),
  },
  {
    keys: ["languages"],
    pick: (view) => [view.languages, view.details.spokenOnSite, view.details.unread.languages],
    write: ({ languages, details: { spokenOnSite: there, unread } }, object) => ({
      languages: writeLanguages(object, { spoken: languages, there, unread: unread.languages }),
    }),
  },
  {
    keys: ["service_areas"],
    pick: (view) => [view.serviceArea, view.details.counties],
    write: (view, object) => ({ service_areas: areasOf(view, object) }),
  },
  {
    // The "day and night" attribute is written later: until then the schedule's own words say it.
    keys: ["schedules"],
    pick: ({ details: { hours, unread } }) => [hours.always, hours.openings, hours.note, unread.schedules],
    write: ({ details: { hours, unread } }, object) => ({
      schedules: writeHours(object, { ...hours, unread: unread.schedules }),
    }),
  },
  {
    keys: ["attributes"],
    pick: ({ category, details }) => [
      category,
      { ...details.eligibility, note: null },
      details.fee.kind,
      details.walkIn,
      details.hours.timeZone,
      details.hours.always,
    ],
    write: (view, object) => ({ attributes: withOwn(object, "service", ownValues(view)) }),
  },
  {
    keys: ["attributes"],
    pick: (view) => view.details.terms,
    write: (view, object) => ({ attributes: withTerms(object, "service", view.details.terms) }),
  },
]

function scalar(key: string, of: (view: ServiceView) => string | null): Part<ServiceView> {
  return { keys: [key], pick: of, write: (view) => one(key, of(view)) }
}
const one = (key: string, value: string | null): Nested => (value === null ? {} : { [key]: value })

function ownValues({ category, details }: ServiceView): Record<string, string | null> {
  const { eligibility, fee, walkIn, hours } = details
  const told = (value: string) => (value === "unknown" ? null : value)
  return {
    ...(category ? { [`category.${category}`]: "yes" } : {}),
    undocumented: told(eligibility.undocumented),
    identification: told(eligibility.identification),
    children: told(eligibility.children),
    boys_max_age: eligibility.boysMaxAge === null ? null : String(eligibility.boysMaxAge),
    pets: told(eligibility.pets),
    fee: told(fee.kind),
    walk_in: told(walkIn),
    time_zone: hours.timeZone,
    always: hours.always ? "yes" : null,
  }
}

/** An area by its county, or else by its name; one with neither is left unchanged. */
const areaOf = (one: Nested) => {
  const place = taken(Place, textOf(one, "extent"))
  return place ? { place } : { name: oneLine(textOf(one, "name"), 80) }
}

function areasOf({ serviceArea, details: { counties } }: ServiceView, object: Nested): Nested[] {
  const id = (key: string) => uuidOf("service_area", textOf(object, "id"), key)
  const shown = readService(object)
  const said = (areas: readonly string[], places: readonly string[]) => [
    ...places.map((place) => ({ place })),
    ...areas.map((name) => ({ name })),
  ]
  return differing<ReturnType<typeof areaOf>>(
    listOf(object, "service_areas"),
    areaOf,
    said(shown.serviceArea, shown.details.counties),
    said(serviceArea, counties),
    (one) =>
      one.place === undefined
        ? { id: id(one.name ?? ""), ...inService(object), name: one.name ?? "" }
        : { ...countyArea(one.place, object), id: id(one.place) },
  )
}

/** A county as HSDS says an area. */
export const countyArea = (place: string, object: Nested): Nested => ({
  id: uuidOf("service_area", textOf(object, "id"), place),
  ...inService(object),
  name: placeName(place),
  extent: place,
  extent_type: "text",
})

/** A service as HSDS, written over its original record. */
export const writeService = (object: Nested, view: ServiceView): Nested => overlay(object, view, readService, parts)
