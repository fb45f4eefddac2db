import { placeName } from "../data/counties"
import type { Nested } from "../data/hsds/assemble"
import { uuidOf } from "../data/hsds/ids"
import { Place } from "../district/district.schema"
import { email, phone as phoneNumber } from "../util/schema"
import {
  Eligibility,
  Hours,
  Known,
  type Opening,
  type Phone,
  type ServiceDetails,
  webAddress,
} from "./directory.schema"
import { byID, lines, listOf, oneLine, overlay, type Part, taken, textOf } from "./lens.rules"
import { categoryOf, ownOf, termsOf, withOwn, withTerms } from "./terms.rules"

type Details = Omit<ServiceDetails, "locationIDs" | "published" | "source">
/** What of a service HSDS can say. */
export type ServiceView = {
  name: string
  isActive: boolean
  category: string | null
  languages: string[]
  serviceArea: string[]
  details: Details
}

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
const dayAndNight = "24/7"
const onSite = "Spoken on site"
const someOnSite = "Spoken on site by some"

/** What we understand of a service's record. */
export function readService(object: Nested): ServiceView {
  const own = ownOf(object)
  const languages = listOf(object, "languages").flatMap((one) => {
    const code = textOf(one, "code").trim().toLowerCase()
    return /^[a-z]{2,3}$/.test(code) ? [{ code, note: textOf(one, "note") }] : []
  })
  const distinct = (list: string[], max = 12) => [...new Set(list)].sort().slice(0, max)
  const areas = listOf(object, "service_areas")
  const extents = areas.map((one) => taken(Place, textOf(one, "extent")))
  const names = areas.filter((_, at) => extents[at] === null).map((one) => oneLine(textOf(one, "name"), 80))
  const spoken = distinct(languages.filter(({ note }) => note !== someOnSite).map(({ code }) => code))
  return {
    name: oneLine(textOf(object, "name"), 160) ?? "—",
    isActive: object.status === "active",
    category: categoryOf(object),
    languages: spoken.length > 0 ? spoken : ["en"],
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
      spokenOnSite: distinct(
        languages.filter(({ note }) => /on[- ]?site|in person/i.test(note)).map(({ code }) => code),
      ),
      phones: phonesOf(object),
      hours: hoursOf(object, own),
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

const kinds: Record<string, Phone["kind"]> = {
  voice: "voice",
  cell: "voice",
  text: "text",
  sms: "text",
  fax: "fax",
  textphone: "tty",
  tty: "tty",
  video: "video",
}
const phoneType: Record<Phone["kind"], string> = {
  voice: "voice",
  text: "text",
  fax: "fax",
  tty: "textphone",
  video: "video",
}

function phonesOf(object: Nested): Phone[] {
  const found = listOf(object, "phones").flatMap((one): Phone[] => {
    const number = taken(phoneNumber, textOf(one, "number"))
    if (!number) return []
    const extension = textOf(one, "extension")
    const codes = listOf(one, "languages").map((its) => textOf(its, "code").toLowerCase())
    return [
      {
        number,
        extension: /^(0|[1-9]\d{0,7})$/.test(extension) ? extension : null,
        kind: kinds[textOf(one, "type").toLowerCase()] ?? "voice",
        description: oneLine(textOf(one, "description"), 160),
        languages: [...new Set(codes.filter((code) => /^[a-z]{2,3}$/.test(code)))].sort().slice(0, 12),
      },
    ]
  })
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()].slice(0, 10)
}

/** Openings by the week, in the time of the wall there; a schedule that begins, ends or alternates stays in the record. */
function hoursOf(object: Nested, own: Map<string, string>): ServiceDetails["hours"] {
  const schedules = listOf(object, "schedules")
  const always = own.get("always") === "yes" || schedules.some((one) => /24\s*\/\s*7/.test(textOf(one, "description")))
  const openings = schedules.flatMap((one): Opening[] => {
    if (always || textOf(one, "freq") === "MONTHLY" || textOf(one, "valid_to") || textOf(one, "until")) return []
    const days = textOf(one, "byday")
      .split(",")
      .map((day) => weekdays.indexOf(day.trim().toUpperCase()) + 1)
    const [opens, closes] = [clock(textOf(one, "opens_at")), clock(textOf(one, "closes_at"))]
    if (!opens || !closes || days.some((day) => day === 0)) return []
    return [{ weekdays: [...new Set(days)].sort(), opens, closes }]
  })
  const note = schedules.find((one) => !textOf(one, "opens_at") && textOf(one, "description"))
  return Hours.parse({
    always,
    timeZone: taken(Hours.shape.timeZone, own.get("time_zone")),
    openings: [...new Map(openings.map((one) => [JSON.stringify(one), one])).values()].slice(0, 28),
    note: note && !always ? oneLine(textOf(note, "description"), 250) : null,
  })
}

const clock = (value: string): string | undefined => /^(([01]\d|2[0-3]):[0-5]\d)/.exec(value)?.[1]

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
    pick: (view) => view.details.phones,
    write: (view, object) => ({ phones: byID(view.details.phones.map((one) => phone(one, object))) }),
  },
  {
    keys: ["languages"],
    pick: (view) => [view.languages, view.details.spokenOnSite],
    write: (view, object) => ({ languages: languagesOf(view, object) }),
  },
  {
    keys: ["service_areas"],
    pick: (view) => [view.serviceArea, view.details.counties],
    write: (view, object) => ({ service_areas: areasOf(view, object) }),
  },
  {
    // The attribute that says "day and night" is written after this: the schedule's own words say it until then.
    keys: ["schedules"],
    pick: ({ details: { hours } }) => [hours.always, hours.openings, hours.note],
    write: (view, object) => ({ schedules: schedulesOf(view, object) }),
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

function phone({ number, extension, kind, description, languages }: Phone, object: Nested): Nested {
  const id = uuidOf("phone", textOf(object, "id"), number, extension ?? "", kind, description ?? "")
  return {
    id,
    ...inService(object),
    number,
    ...(extension ? { extension: Number(extension) } : {}),
    type: phoneType[kind],
    ...one("description", description),
    ...(languages.length > 0
      ? { languages: byID(languages.map((code) => ({ id: uuidOf("language", id, code), phone_id: id, code }))) }
      : {}),
  }
}

function languagesOf({ languages, details: { spokenOnSite } }: ServiceView, object: Nested): Nested[] {
  const codes = [...new Set([...languages, ...spokenOnSite])]
  return byID(
    codes.map((code) => ({
      id: uuidOf("language", textOf(object, "id"), code),
      ...inService(object),
      code,
      ...(spokenOnSite.includes(code) ? { note: languages.includes(code) ? onSite : someOnSite } : {}),
    })),
  )
}

function areasOf({ serviceArea, details: { counties } }: ServiceView, object: Nested): Nested[] {
  const id = (key: string) => uuidOf("service_area", textOf(object, "id"), key)
  return byID([
    ...counties.map((place) => ({ ...countyArea(place, object), id: id(place) })),
    ...serviceArea.map((name) => ({ id: id(name), ...inService(object), name })),
  ])
}

/** A county as HSDS says an area. */
export const countyArea = (place: string, object: Nested): Nested => ({
  id: uuidOf("service_area", textOf(object, "id"), place),
  ...inService(object),
  name: placeName(place),
  extent: place,
  extent_type: "text",
})

function schedulesOf({ details: { hours } }: ServiceView, object: Nested): Nested[] {
  const id = (key: string) => uuidOf("schedule", textOf(object, "id"), key)
  const weekly = (days: readonly number[], opens: string, closes: string, more: Nested = {}): Nested => {
    const byday = days.map((day) => weekdays[day - 1]).join(",")
    const key = `${byday} ${opens} ${closes}`
    return { id: id(key), ...inService(object), freq: "WEEKLY", byday, opens_at: opens, closes_at: closes, ...more }
  }
  if (hours.always) return [weekly([1, 2, 3, 4, 5, 6, 7], "00:00", "23:59", { description: dayAndNight })]
  return byID([
    ...hours.openings.map(({ weekdays: days, opens, closes }) => weekly([...days].sort(), opens, closes)),
    ...(hours.note ? [{ id: id("note"), ...inService(object), description: hours.note }] : []),
  ])
}

/** A service as HSDS, over the record from which it came. */
export const writeService = (object: Nested, view: ServiceView): Nested => overlay(object, view, readService, parts)
