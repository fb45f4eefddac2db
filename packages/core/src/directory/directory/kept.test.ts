import type { Nested } from "@ventanilla/hsds/assemble"
import { listOf, same } from "@ventanilla/hsds/lens"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { openAt } from "../guide/hours.rules"
import { firstPhone } from "./lists.rules"
import { type LocationView, readLocation, writeLocation } from "./organization.rules"
import { readService, type ServiceView, writeService } from "./service.rules"

const id = "5e7f8a7c-58b6-4a3e-9a51-0d8a3f3f2b10"
const numbered = (list: readonly object[]) => list.map((one, at) => ({ id: `${at}`, ...one })) as Nested[]
const service = (more: Nested): Nested => ({ id, name: "Casa", status: "active", ...more })

/** As directories write them: some can be parsed, some cannot. */
const phones = [
  "(312) 555-0170",
  "988",
  "312-555-0171",
  "312-555-0172 x9",
  "llame al 312",
  "",
  "1-800-799-SAFE",
  "312 5550",
  "N/A",
]
const times = ["9:00", "17:00", "06:00 PM", "11:00 PM", "24:00", "nine", "5:00", "09:00:00", ""]
const days = ["MO", "MO,TU", "Mon-Fri", "1MO", "SU", ""]
const languages = ["Spanish", "es-MX", "spa", "Klingonés", "", "English", "nah", "varios"]
const record: fc.Arbitrary<Nested> = fc
  .record({
    description: fc.constantFrom("Refugio", "Línea\nde ayuda"),
    email: fc.constantFrom("hola@ejemplo.org", "escríbanos"),
    phones: fc.array(fc.record({ number: fc.constantFrom(...phones), type: fc.constantFrom("voice", "celular") }), {
      maxLength: 5,
    }),
    schedules: fc.array(
      fc.record({
        byday: fc.constantFrom(...days),
        opens_at: fc.constantFrom(...times),
        closes_at: fc.constantFrom(...times),
        description: fc.constantFrom("", "Con cita", "24/7"),
      }),
      { maxLength: 5 },
    ),
    languages: fc.array(
      fc.record({
        name: fc.constantFrom(...languages),
        code: fc.constantFrom("", "es", "xx"),
        note: fc.constantFrom("", "on site"),
      }),
      { maxLength: 5 },
    ),
    service_areas: fc.array(
      fc.record({ name: fc.constantFrom("Cook", "Chicago", ""), extent: fc.constantFrom("", "US-17031", "{}") }),
      {
        maxLength: 4,
      },
    ),
  })
  .map(({ phones: a, schedules: b, languages: c, service_areas: d, ...rest }) =>
    service({
      ...rest,
      phones: numbered(a),
      schedules: numbered(b),
      languages: numbered(c),
      service_areas: numbered(d),
    }),
  )

const details = (change: (its: ServiceView["details"]) => Partial<ServiceView["details"]>) => (view: ServiceView) => ({
  ...view,
  details: { ...view.details, ...change(view.details) },
})
const added = { number: "215-555-0199", extension: null, kind: "voice" as const, description: null, languages: [] }
const sunday = { weekdays: [7], opens: "03:00", closes: "04:00" }
/** A change in the form, and the list that it concerns. */
const edits: Record<string, [key: string, edit: (view: ServiceView) => ServiceView]> = {
  name: ["name", (view) => ({ ...view, name: "Otro nombre" })],
  "another phone": ["phones", details(({ phones: its }) => ({ phones: [...its, added] }))],
  "another opening": [
    "schedules",
    details(({ hours }) => ({ hours: { ...hours, openings: [...hours.openings, sunday] } })),
  ],
  note: ["schedules", details(({ hours }) => ({ hours: { ...hours, note: "Toque el timbre" } }))],
  "another language": ["languages", (view) => ({ ...view, languages: [...view.languages, "tzh"] })],
  "another area": ["service_areas", (view) => ({ ...view, serviceArea: [...view.serviceArea, "Lake"] })],
  description: ["description", details(() => ({ description: "Otra" }))],
}

describe("an import, one edit, an export", () => {
  it.each(Object.entries(edits))("%s: everything else is as it came", (name, [key, edit]) =>
    fc.assert(
      fc.property(record, (came) => {
        const left = writeService(came, edit(readService(came)))
        for (const other of Object.keys(came)) if (other !== key) expect(left[other]).toEqual(came[other])
        if (!Array.isArray(came[key])) return
        const says = (raw: Nested) =>
          (raw as { description?: string }).description !== "" && !raw.byday && !raw.opens_at && !raw.closes_at
        for (const raw of listOf(came, key)) {
          // A note without hours is the one that was changed.
          if (name === "note" && says(raw)) continue
          expect(listOf(left, key)).toContainEqual(raw)
        }
      }),
      { numRuns: 300 },
    ),
  )

  const weekly = { byday: "MO", opens_at: "09:00", closes_at: "17:00" }
  const monday = { weekday: 1, minute: 600 }
  it.each([
    ["hours", [weekly], "unknown"],
    ["hours that nobody can read", [{ ...weekly, opens_at: "nine" }], "unknown"],
    ["words", [{ description: "Con cita" }], "yes"],
    ["itself", [{ description: "Open 24/7" }], "yes"],
  ])("day and night beside %s: both are shown, and one edit keeps both", (_, others, open) => {
    const came = service({ schedules: numbered([{ description: "24/7" }, ...others]) })
    const view = readService(came)
    expect(openAt({ ...view.details.hours, unread: view.details.unread.schedules }, { ...monday, minute: 120 })).toBe(
      open,
    )
    expect(view.details.hours.always).toBe(open === "yes")
    if (open === "unknown") expect(view.details.unread.schedules).toContain("24/7")
    const written = writeService(came, details(() => ({ description: "Otra" }))(view))
    expect(written.schedules).toEqual(came.schedules)
    const sundays = details(({ hours }) => ({ hours: { ...hours, openings: [...hours.openings, sunday] } }))(view)
    for (const raw of listOf(came, "schedules"))
      expect(listOf(writeService(came, sundays), "schedules")).toContainEqual(raw)
  })

  it("an opening's own words are shown with it, kept through an edit, and never said to be open by the clock alone", () => {
    const came = service({
      schedules: numbered([
        { ...weekly, description: "Solo con cita" },
        { ...weekly, byday: "TU" },
      ]),
    })
    const view = readService(came)
    expect(view.details.hours.openings).toEqual([
      { weekdays: [1], opens: "09:00", closes: "17:00", note: "Solo con cita" },
      { weekdays: [2], opens: "09:00", closes: "17:00" },
    ])
    expect(["unknown", "yes", "no"]).toEqual(
      [1, 2, 3].map((weekday) => openAt(view.details.hours, { ...monday, weekday })),
    )
    const [first = sunday, second = sunday] = view.details.hours.openings
    const edited = details(({ hours }) => ({
      hours: { ...hours, openings: [first, { ...second, note: "Con cita, también" }] },
    }))(view)
    const written = writeService(came, edited)
    expect(listOf(written, "schedules")).toContainEqual({ id: "0", ...weekly, description: "Solo con cita" })
    expect(readService(written).details.hours.openings).toEqual(
      expect.arrayContaining([...edited.details.hours.openings]),
    )
  })

  it("an opening with more words than are kept, or that begins later, is shown as it came, and nobody knows the hours", () => {
    for (const more of [{ description: "Con cita ".repeat(60) }, { valid_from: "2031-01-01" }]) {
      const { hours, unread } = readService(service({ schedules: numbered([{ ...weekly, ...more }]) })).details
      expect([hours.openings, unread.schedules.length]).toEqual([[], 1])
      expect(openAt({ ...hours, unread: unread.schedules }, monday)).toBe("unknown")
    }
  })

  it("what is not understood goes when it is taken away, and nothing with it", () => {
    const came = service({ phones: numbered([{ number: "llame al 312" }, { number: "988" }]) })
    const view = readService(came)
    expect(view.details).toMatchObject({ phones: [{ number: "988" }], unread: { phones: ["llame al 312"] } })
    const edited = details(() => ({ unread: { ...view.details.unread, phones: [] } }))(view)
    expect(listOf(writeService(came, edited), "phones")).toEqual([{ id: "1", number: "988" }])
  })

  it("one phone that is taken away is the only one that goes", () => {
    const came = service({ phones: numbered(phones.filter(Boolean).map((number) => ({ number }))) })
    const view = readService(came)
    const [first, ...rest] = view.details.phones
    const left = writeService(came, details(() => ({ phones: rest }))(view))
    expect(first?.number).toBe("(312) 555-0170")
    expect(listOf(left, "phones")).toEqual(listOf(came, "phones").slice(1))
  })

  it("nobody is given a language, an hour or a phone that was not said", () => {
    const view = readService(service({ languages: numbered([{ name: "Klingonés" }]) }))
    expect(view).toMatchObject({ languages: [], details: { unread: { languages: ["Klingonés"] } } })
    expect(readService(service({})).languages).toEqual([])
  })

  it("is open or closed only where every schedule was understood", () => {
    const at = (schedules: object[]) => {
      const { hours, unread } = readService(service({ schedules: numbered(schedules) })).details
      return openAt({ ...hours, unread: unread.schedules }, { weekday: 7, minute: 10 * 60 + 42 })
    }
    const sundayEvening = { freq: "WEEKLY", byday: "SU", opens_at: "06:00 PM", closes_at: "11:00 PM" }
    expect(at([sundayEvening])).toBe("no")
    expect(at([{ ...sundayEvening, opens_at: "9:00", closes_at: "22:00" }])).toBe("yes")
    expect(at([sundayEvening, { freq: "WEEKLY", byday: "MO,TU", opens_at: "nine", closes_at: "5" }])).toBe("unknown")
    expect(at([sundayEvening, { byday: "1MO", freq: "MONTHLY", opens_at: "09:00", closes_at: "12:00" }])).toBe(
      "unknown",
    )
  })

  it("an organisation is called by the first number that can be dialled", () => {
    const of = (...list: object[]) => firstPhone({ id, phones: numbered(list) })
    expect(of({ number: "ver página" }, { number: "(312) 555-0170", extension: 12 })).toBe("(312) 555-0170 ext. 12")
    expect(of({ number: "ver página" })).toBeNull()
  })
})

describe("what is said twice", () => {
  it("of two ways in, the one that is not shown stays when the other is changed", () => {
    const came: Nested = {
      id,
      accessibility: numbered([{ description: "Rampa", url: "https://ejemplo.org" }, { description: "Elevador" }]),
    }
    const left = writeLocation(came, { ...readLocation(came), accessibility: "Rampa al lado" })
    expect(listOf(left, "accessibility")).toEqual([
      { id: "0", description: "Rampa al lado", url: "https://ejemplo.org" },
      { id: "1", description: "Elevador" },
    ])
  })

  it("a language that is taken away is gone, however often it was said", () => {
    const came = service({
      languages: numbered([{ code: "es", note: "on site" }, { name: "Spanish" }, { code: "fr" }]),
    })
    const view = readService(came)
    const edited = writeService(came, details(() => ({ spokenOnSite: [] }))({ ...view, languages: ["fr"] }))
    expect(listOf(edited, "languages")).toEqual([{ id: "2", code: "fr" }])
    expect(readService(edited).languages).toEqual(["fr"])
  })
})

describe("an address", () => {
  const came: Nested = {
    id,
    location_type: "physical",
    addresses: numbered([
      {
        address_1: "PO Box 1",
        city: "Chicago",
        state_province: "IL",
        postal_code: "60601",
        country: "USA",
        address_type: "postal",
      },
      {
        address_1: "Calle 1",
        city: "",
        state_province: "",
        postal_code: "",
        country: "EE. UU.",
        address_type: "physical",
        attention: "Ana",
      },
    ]),
  }
  it("needs a line or a city; its country is read by name", () => {
    expect(readLocation(came).address).toMatchObject({ line1: "Calle 1", city: "", country: "US" })
    const cityOnly = numbered([{ city: "Chicago", country: "Narnia" }])
    expect(readLocation({ id, addresses: cityOnly }).address).toMatchObject({
      line1: "",
      city: "Chicago",
      country: null,
    })
  })
  it("is changed where it was changed, and nowhere else", () => {
    const view = readLocation(came)
    const edited: LocationView = {
      ...view,
      address: { ...(view.address as NonNullable<LocationView["address"]>), city: "Chicago" },
    }
    const [postal, physical] = listOf(writeLocation(came, edited), "addresses")
    expect(postal).toEqual(listOf(came, "addresses")[0])
    expect(physical).toEqual({ ...listOf(came, "addresses")[1], city: "Chicago" })
    expect(same(writeLocation(came, view), came)).toBe(true)
  })
})
