import { uuidOf } from "@ventanilla/hsds/ids"
import { same } from "@ventanilla/hsds/lens"
import { fullServices } from "@ventanilla/hsds/write"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { judge } from "../../../../../tests/support/hsds"
import { bundleOf, type Whole } from "./bundle.rules"
import { LocationDetails, OrganizationDetails, ServiceDetails } from "./directory.schema"
import { readLocation, readOrganization } from "./organization.rules"
import { publicBundle } from "./public.rules"
import { readService } from "./service.rules"

const wrong = judge()
const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const some = <T>(one: fc.Arbitrary<T>, maxLength = 3) =>
  // The same languages in another order make the same phone.
  fc.uniqueArray(one, {
    maxLength,
    selector: (value) => JSON.stringify(value, (_, part) => (Array.isArray(part) ? [...part].sort() : part)),
  })
const words = pick("Casa", 'Ñandú, "dos"', "línea", "x".repeat(80))
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const known = pick("yes", "no", "unknown")
const languages = some(pick("es", "en", "mix", "nah"), 4)

const details = fc.record({
  description: orNull(words),
  url: orNull(pick("https://a.example/x")),
  email: orNull(pick("a@example.org")),
  eligibility: fc.record({
    undocumented: known,
    identification: pick("none", "any", "official", "unknown"),
    children: known,
    boysMaxAge: orNull(fc.integer({ min: 0, max: 17 })),
    pets: known,
    note: orNull(words),
  }),
  fee: fc.record({ kind: pick("free", "sliding", "fee", "unknown"), text: orNull(words) }),
  spokenOnSite: languages,
  phones: some(
    fc.record({
      number: pick("215 555 0100", "+1 267 555 0101"),
      extension: orNull(pick("7", "0", "4411")),
      kind: pick("voice", "text", "fax", "tty", "video"),
      description: orNull(words),
      languages,
    }),
  ),
  hours: fc
    .record({
      always: fc.boolean(),
      timeZone: orNull(pick("America/New_York", "America/Chicago")),
      openings: some(
        fc.record({
          weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
          opens: pick("08:00", "22:30"),
          closes: pick("12:00", "06:15"),
        }),
      ),
      note: orNull(words),
    })
    .map((hours) =>
      hours.always
        ? { ...hours, openings: [], note: null }
        : {
            ...hours,
            openings: [
              ...new Map(
                hours.openings.map((one) => [
                  `${one.opens}${[...one.weekdays].sort()}${one.closes}`,
                  { ...one, weekdays: one.weekdays.sort() },
                ]),
              ).values(),
            ],
          },
    ),
  walkIn: known,
  counties: some(pick("US-42101", "US-34007", "ES-M")),
  terms: some(
    fc.record({
      taxonomy: pick("Open Eligibility", "Otra"),
      code: pick("101", "A-2"),
      name: pick("Counseling", "Otra cosa"),
    }),
  ),
  published: fc.boolean(),
})
const place = fc.record({
  name: orNull(words),
  kind: pick("physical", "postal"),
  confidential: fc.boolean(),
  address: orNull(
    fc.record({
      line1: pick("12 Secreta St"),
      line2: orNull(pick("2")),
      city: pick("Philadelphia"),
      region: pick("PA"),
      postalCode: pick("19107"),
      country: pick("US"),
    }),
  ),
  place: orNull(pick("US-42101", "US-34007")),
  latitude: orNull(pick(39.95)),
  longitude: orNull(pick(-75.16)),
  accessibility: orNull(words),
  transportation: orNull(words),
  status: pick("active", "inactive"),
})

const whole: fc.Arbitrary<Whole> = fc
  .record({
    organization: fc.record({
      kind: orNull(pick("shelter", "court")),
      description: orNull(words),
      website: orNull(pick("https://o.example")),
      email: orNull(pick("o@example.org")),
      confidential: fc.boolean(),
      published: fc.boolean(),
    }),
    services: fc.array(
      fc.tuple(
        words,
        pick("emergency_shelter", "mental_health", "legal_family"),
        languages.filter((list) => list.length > 0),
        some(pick("Centro", "Sur")),
        details,
        fc.array(fc.nat({ max: 1 }), { maxLength: 2 }),
        pick("active", "inactive"),
      ),
      { maxLength: 3 },
    ),
    locations: fc.array(place, { minLength: 2, maxLength: 2 }),
  })
  .map(({ organization, services, locations }) => ({
    organization: {
      organizationID: "org_01",
      name: "Casa",
      status: "active" as const,
      details: OrganizationDetails.parse(organization),
    },
    services: services.map(([name, category, spoken, serviceArea, its, at, status], n) => ({
      serviceID: `srv_${n}`,
      name,
      category,
      languages: spoken,
      serviceArea,
      status: status as "active" | "inactive",
      details: {
        ...ServiceDetails.parse({ ...its, locationIDs: [] }),
        locationIDs: [...new Set(at)].map((one) => `loc_${one}`),
      },
      assuredAt: "2026-03-02T15:00:00.000Z",
      changedAt: "2026-03-02T15:00:00.000Z",
    })),
    locations: locations.map((its, n) => ({ locationID: `loc_${n}`, details: LocationDetails.parse(its) })),
  }))

describe("the directory in HSDS", () => {
  it("says all that we know, and is read back as it was; formats hold, nothing unknown is in it", () => {
    fc.assert(
      fc.property(whole, (all) => {
        const bundle = bundleOf(all)
        for (const service of fullServices(bundle)) expect(wrong("service", service)).toEqual([])
        expect(wrong("organization", bundle.organization)).toEqual([])
        const { kind, description, website, email } = all.organization.details
        expect(readOrganization(bundle.organization)).toEqual({ name: "Casa", kind, description, website, email })
        for (const {
          serviceID,
          name,
          category,
          languages: spoken,
          serviceArea,
          status,
          details: its,
        } of all.services) {
          const object = bundle.services.find(({ id }) => id === uuidOf("service", serviceID))
          const { locationIDs, published: _, source: __, ...said } = its
          const hidden = all.locations
            .filter(({ locationID }) => locationIDs.includes(locationID))
            .flatMap(({ details: at }) => (at.place ? [at.place] : []))
          const read = readService(object ?? {})
          const counties = read.details.counties.filter((one) => said.counties.includes(one) || !hidden.includes(one))
          const view = { name, isActive: status === "active", category, languages: spoken, serviceArea, details: said }
          expect(same({ ...read, details: { ...read.details, counties } }, view), JSON.stringify([read, view])).toBe(
            true,
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  it("written over its own record changes nothing", () => {
    fc.assert(
      fc.property(whole, (all) => {
        const open = {
          ...all,
          organization: { ...all.organization, details: { ...all.organization.details, confidential: false } },
          services: all.services.map((one) => ({ ...one, category: "mental_health" })),
          locations: all.locations.map((one) => ({ ...one, details: { ...one.details, confidential: false } })),
        }
        const bundle = bundleOf(open)
        const again = bundleOf({
          organization: { ...open.organization, kept: bundle.organization },
          services: open.services.map((one) => ({
            ...one,
            kept: bundle.services.find(({ id }) => id === uuidOf("service", one.serviceID)) ?? {},
          })),
          locations: open.locations.map((one) => ({
            ...one,
            kept:
              ((bundle.organization.locations ?? []) as { id: string }[]).find(
                ({ id }) => id === uuidOf("location", one.locationID),
              ) ?? {},
          })),
        })
        expect(again).toEqual(bundle)
      }),
    )
  })

  it("never tells where a shelter is: not its street, not its point, not its name, not in what came with it", () => {
    const canary = "CANARIO"
    fc.assert(
      fc.property(whole, fc.boolean(), fc.boolean(), fc.boolean(), (all, byOrganization, byPlace, bySheltering) => {
        const hide = byOrganization || byPlace || bySheltering
        const id = uuidOf("location", "loc_0")
        const kept = {
          id,
          location_type: "physical",
          name: canary,
          description: canary,
          latitude: 39.123456,
          addresses: [
            {
              id,
              address_1: canary,
              city: canary,
              state_province: "PA",
              postal_code: canary,
              country: "US",
              address_type: "physical",
            },
          ],
          contacts: [{ id, name: canary }],
          phones: [],
          attributes: [],
        }
        const site = { id: uuidOf("site"), location_id: id, description: canary }
        const told = {
          id: uuidOf("metadata"),
          last_action_date: "2026-01-01",
          last_action_type: "update",
          field_name: "address_1",
          previous_value: canary,
          replacement_value: canary,
          updated_by: "x",
        }
        const secret: Whole = {
          organization: {
            ...all.organization,
            details: { ...all.organization.details, published: true, confidential: byOrganization },
            kept: {
              id: uuidOf("o"),
              name: "Casa",
              description: "",
              metadata: [told],
              contacts: [{ id, name: canary }],
            },
          },
          services: all.services.map((one) => ({
            ...one,
            category: bySheltering ? "emergency_shelter" : "mental_health",
            details: { ...one.details, locationIDs: ["loc_0"] },
            kept: {
              id: uuidOf("service", one.serviceID),
              name: "x",
              status: "active",
              metadata: [told],
              service_at_locations: [site],
            },
          })),
          locations: [
            {
              locationID: "loc_0",
              details: LocationDetails.parse({
                ...all.locations[0]?.details,
                name: canary,
                latitude: 39.123456,
                confidential: byPlace,
                status: "active",
                address: { line1: canary, city: canary, region: "PA", postalCode: "19107", country: "US" },
              }),
              kept,
            },
          ],
        }
        const isThere = (value: unknown) => /CANARIO|39\.123456/.test(JSON.stringify(value ?? null))
        if (hide && (all.services.length > 0 || byOrganization || byPlace)) {
          expect(isThere(bundleOf(secret))).toBe(false)
          expect(isThere(publicBundle(secret))).toBe(false)
        }
        if (!hide) expect(isThere(bundleOf(secret))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it("shows anybody what is published and in use, by name of field", () => {
    fc.assert(
      fc.property(whole, (all) => {
        const bundle = publicBundle(all)
        expect(bundle === undefined).toBe(!all.organization.details.published)
        if (!bundle) return
        const ids = all.services
          .filter((one) => one.status === "active" && one.details.published)
          .map((one) => uuidOf("service", one.serviceID))
        expect(bundle.services.map((one) => one.id).sort()).toEqual(ids.sort())
        for (const one of fullServices(bundle)) expect(wrong("service", one)).toEqual([])
        expect(JSON.stringify(bundle)).not.toMatch(/"(metadata|contacts|funding|tax_id|assurer_email|attention)"/)
      }),
    )
  })

  it("keeps what the record says of an inactive service, and its own word for it", () => {
    const kept = { id: uuidOf("s"), name: "x", status: "temporarily closed" }
    const one = {
      ...readService(kept),
      status: "inactive" as const,
      serviceID: "srv_1",
      category: "mental_health",
      kept,
    }
    const all: Whole = {
      organization: { organizationID: "org_1", name: "x", status: "active", details: OrganizationDetails.parse({}) },
      services: [{ ...one, details: ServiceDetails.parse({ ...one.details }) }],
      locations: [],
    }
    expect(bundleOf(all).services[0]?.status).toBe("temporarily closed")
  })

  it("reads a location back", () => {
    const object = {
      id: uuidOf("l"),
      location_type: "virtual",
      latitude: 200,
      addresses: [
        {
          id: uuidOf("a"),
          address_1: "1",
          city: "",
          state_province: "PA",
          postal_code: "1",
          country: "us",
          address_type: "postal",
        },
      ],
    }
    expect(readLocation(object)).toMatchObject({
      kind: "virtual",
      latitude: null,
      address: { line1: "1", country: "US" },
    })
  })
})
