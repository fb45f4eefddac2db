import { Act } from "@ventanilla/core/platform/actor"
import { assemble, type Bundle, type Nested } from "@ventanilla/hsds/assemble"
import { readFiles } from "@ventanilla/hsds/files"
import { uuidOf } from "@ventanilla/hsds/ids"
import { fullServices, jsonFiles, tabularFiles } from "@ventanilla/hsds/write"
import { beforeAll, describe, expect, it } from "vitest"
import { asRead } from "../../../../../tests/support/as-read"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { judge } from "../../../../../tests/support/hsds"
import * as Directory from "./directory"
import { result } from "./exchange.schema"

let philadelphia: Consulate
let boston: Consulate
let code: string
beforeAll(async () => {
  philadelphia = await consulate()
  code = "TEST-1"
  boston = await consulate()
})
const as = <T>(run: () => Promise<T>, where = philadelphia) => where.as("outreach", run)
const anybody = <T>(run: () => Promise<T>) => Act.with({ type: "public" }, run)

async function take(bundles: Bundle[], more: { dryRun?: boolean; publish?: boolean } = {}) {
  const { results } = await Directory.imported({
    bundles,
    dryRun: false,
    publish: false,
    category: "mental_health",
    ...more,
  })
  return results.map(result)
}
async function all(scope: "all" | "public" = "all"): Promise<Bundle[]> {
  const bundles: Bundle[] = []
  let cursor: string | undefined
  do {
    const page = await Directory.exported({ scope, limit: 2, ...(cursor ? { cursor } : {}) })
    bundles.push(...page.items)
    cursor = page.cursor ?? undefined
  } while (cursor)
  return bundles.sort((a, b) => (String(a.organization.id) < String(b.organization.id) ? -1 : 1))
}
const tally = (results: { outcome: string }[]) =>
  Object.fromEntries(
    ["created", "updated", "unchanged", "rejected"]
      .map((one) => [one, results.filter(({ outcome }) => outcome === one).length])
      .filter(([, count]) => count),
  )
const again = async (bundles: Bundle[], files = jsonFiles) =>
  assemble(
    await readFiles(
      Object.entries(files(bundles)).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
    ),
  )

/** An organisation with two services at two locations, and data that only HSDS has. */
function red(n: number, more: Nested = {}): Bundle {
  const id = (table: string, at = 0) => uuidOf("red", String(n), table, String(at))
  const organization_id = id("organization")
  const places = [0, 1].map(
    (at): Nested => ({
      id: id("location", at),
      location_type: "physical",
      organization_id,
      name: `Sede ${at}`,
      description: "junto al parque",
      latitude: 39.95 + at / 100,
      longitude: -75.16,
      addresses: [
        {
          id: id("address", at),
          location_id: id("location", at),
          attention: "Recepción",
          address_1: `${at} Market St`,
          city: "Philadelphia",
          region: "Centro",
          state_province: "PA",
          postal_code: at ? "19106" : "19107",
          country: "US",
          address_type: "physical",
        },
      ],
    }),
  )
  return {
    organization: {
      id: organization_id,
      name: `Red ${n}`,
      alternate_name: "La Red",
      description: "Apoyo",
      tax_id: "12-345",
      year_incorporated: 1999,
      ...more,
      phones: [{ id: id("phone", 9), organization_id, number: "215 555 0111", type: "voice" }],
      locations: places,
      programs: [{ id: id("program"), organization_id, name: "P", description: "" }],
      metadata: [
        {
          id: id("metadata"),
          resource_id: organization_id,
          resource_type: "organization",
          last_action_date: "2026-01-01",
          last_action_type: "update",
          field_name: "name",
          previous_value: "x",
          replacement_value: "y",
          updated_by: "z",
        },
      ],
    } as Nested,
    services: [0, 1].map(
      (at): Nested => ({
        id: id("service", at),
        organization_id,
        program_id: id("program"),
        name: `Servicio ${at}`,
        description: "Consejería",
        status: at ? "temporarily closed" : "active",
        fees: "20",
        minimum_age: 18,
        last_modified: "2025-05-05T00:00:00Z",
        schedules: [
          {
            id: id("schedule", at),
            service_id: id("service", at),
            freq: "WEEKLY",
            byday: "MO,TU",
            opens_at: "09:00:00",
            closes_at: "17:00:00",
            timezone: -5,
          },
        ],
        service_at_locations: [
          {
            id: id("site", at),
            service_id: id("service", at),
            location_id: id("location", at),
            description: "2.º piso",
          },
        ],
        languages: [{ id: id("language", at), service_id: id("service", at), name: "Español", code: "es" }],
        cost_options: [
          { id: id("cost", at), service_id: id("service", at), option: "sesión", currency: "USD", amount: 20.5 },
        ],
      }),
    ),
  }
}

describe("a directory taken in", () => {
  it("says what it would do, does it, and the second time nothing; what comes out is what went in", () =>
    as(async () => {
      const file = await again([red(1), red(2)])
      expect(tally(await take(file, { dryRun: true }))).toEqual({ created: 10 })
      expect(await all()).toEqual([])
      expect(tally(await take(file))).toEqual({ created: 10 })
      expect(tally(await take(file))).toEqual({ unchanged: 10 })
      const out = await all()
      // Each service has one attribute of ours: the kind of service that the person chose.
      const { services: first = [] } = out[0] ?? {}
      expect(first.map(({ attributes }) => attributes)).toMatchObject([
        [{ taxonomy_term: { code: "category.mental_health" } }],
        [{ taxonomy_term: { code: "category.mental_health" } }],
      ])
      const bare = out.map(({ organization, services }) => ({
        organization,
        services: services.map(({ attributes: _, ...one }) => one),
      }))
      expect(bare).toEqual(file)
      for (const files of [jsonFiles, tabularFiles]) {
        expect(await again(out, files)).toEqual(out)
        expect(tally(await take(await again(await all(), files)))).toEqual({ unchanged: 10 })
      }
      const [info] = (await Directory.list({ search: "red 1" })).items
      expect(info).toMatchObject({ name: "Red 1", phone: "215 555 0111" })
      const kinds = info?.services.map(({ category, status }) => `${category} ${status}`).sort()
      expect(kinds).toEqual(["mental_health active", "mental_health inactive"])
      expect(info?.services[0]?.details.hours.openings).toEqual([{ weekdays: [1, 2], opens: "09:00", closes: "17:00" }])
    }))

  it("keeps what was changed here, and takes what was changed there", () =>
    as(async () => {
      const file = await again([red(3)])
      await take(file)
      const [info] = (await Directory.list({ search: "red 3" })).items
      const { organizationID = "", services = [], details } = info ?? {}
      const [first] = services
      await Directory.describe({ ...(await asRead(organizationID)), details: { ...details, kind: "labor" } })
      await Directory.describeService({
        ...(await asRead(organizationID)),
        serviceID: first?.serviceID ?? "",
        details: { ...first?.details, eligibility: { undocumented: "yes" } },
      })
      expect(tally(await take(file))).toEqual({ unchanged: 5 })
      expect(tally(await take(await all()))).toEqual({ unchanged: 15 })
      const changed = await again([red(3, { website: "https://red.example" })])
      const services2 = changed[0]?.services.map((one) => ({ ...one, description: "Terapia" })) ?? []
      expect(tally(await take([{ organization: changed[0]?.organization ?? {}, services: services2 }]))).toEqual({
        updated: 3,
        unchanged: 2,
      })
      const now = await Directory.fromID({ organizationID })
      expect(now.details).toMatchObject({ kind: "labor", website: "https://red.example" })
      expect(now.services[0]?.details).toMatchObject({ description: "Terapia", eligibility: { undocumented: "yes" } })
    }))

  it("says the new date of what was changed here, and keeps the old one of what was not", () =>
    as(async () => {
      const [bundle] = (await all()).filter(({ organization }) => organization.name === "Red 3")
      expect(bundle?.services.map((one) => one.last_modified)).toEqual(["2025-05-05T00:00:00Z", "2025-05-05T00:00:00Z"])
      const [info] = (await Directory.list({ search: "red 3" })).items
      const [first] = info?.services ?? []
      await Directory.describeService({
        ...(await asRead(info?.organizationID ?? "")),
        serviceID: first?.serviceID ?? "",
        details: { ...first?.details, walkIn: "yes" },
      })
      const [next] = (await all()).filter(({ organization }) => organization.name === "Red 3")
      expect(next?.services.filter((one) => one.last_modified !== "2025-05-05T00:00:00Z")).toHaveLength(1)
    }))

  it("finds our own again when they come back, here; elsewhere they are new", async () => {
    const mine = await as(async () => {
      const { organizationID } = await Directory.create({ name: "Casa Propia" })
      await Directory.addLocation({ organizationID, location: { name: "Sede", place: "US-42101" } })
      await Directory.addService({
        organizationID,
        name: "Grupo",
        category: "support_group",
        languages: ["es"],
        serviceArea: ["Norte"],
      })
      const mine = (await all()).filter(({ organization }) => organization.name === "Casa Propia")
      expect(tally(await take(await again(mine)))).toEqual({ unchanged: 3 })
      return mine
    })
    await as(async () => {
      expect(tally(await take(mine))).toEqual({ created: 3 })
      expect(tally(await take(mine))).toEqual({ unchanged: 3 })
      expect((await Directory.list({})).items).toMatchObject([
        { name: "Casa Propia", services: [{ category: "support_group", serviceArea: ["Norte"] }] },
      ])
    }, boston)
  })

  it("rejects what does not fit, line by line, and takes the rest", () =>
    as(async () => {
      const { organization, services } = red(5)
      const many = Array.from({ length: 51 }, (_, n) => ({
        id: uuidOf("many", String(n)),
        name: `S${n}`,
        status: "active",
      }))
      const results = await take([{ organization, services: [...services, ...many] }])
      expect(tally(results)).toEqual({ created: 1 + 2 + 50, rejected: 3 })
      expect(new Set(results.filter(({ outcome }) => outcome === "rejected").map((one) => one.code))).toEqual(
        new Set(["services_full"]),
      )
      const category = philadelphia.disabled
      const { results: refused } = await Directory.imported({ bundles: [red(6)], dryRun: true, category })
      expect(refused.filter((line) => line.endsWith("category_disabled"))).toHaveLength(2)
    }))

  it("treats a shelter as one whose address nobody may know", () =>
    as(async () => {
      await Directory.imported({ bundles: [red(7)], dryRun: false, publish: true, category: "emergency_shelter" })
      const [info] = (await Directory.list({ search: "red 7" })).items
      expect(info?.details.confidential).toBe(true)
      const out = JSON.stringify((await all()).filter(({ organization }) => organization.name === "Red 7"))
      expect(out).not.toMatch(/Market St|39\.9/)
      expect(tally(await take(await again(await all())))).toMatchObject({ unchanged: expect.any(Number) })
      const { locations } = await Directory.fromID({ organizationID: info?.organizationID ?? "" })
      expect(locations.map(({ address }) => address?.line1).sort()).toEqual(["0 Market St", "1 Market St"])
    }))

  it("refuses whoever may not", async () => {
    for (const role of ["window", "viewer"] as const)
      await philadelphia.as(role, async () => {
        await expect(take([red(1)])).rejects.toThrow("forbidden")
        await expect(Directory.exported({})).rejects.toThrow("forbidden")
      })
  })
})

describe("what anybody may read", () => {
  const wrong = judge()

  it("is what was published, and only while it is", async () => {
    await as(() => Directory.imported({ bundles: [red(8)], dryRun: false, publish: true, category: "mental_health" }))
    const found = await anybody(() => Directory.organizations({ officeCode: code, search: "Red 8", full: true }))
    expect(found.contents.map(({ name }) => name)).toEqual(["Red 8"])
    const [{ locations = [] } = {}] = found.contents
    expect((locations as Nested[]).map(({ name }) => name).sort()).toEqual(["Sede 0", "Sede 1"])
    expect(JSON.stringify(found)).not.toMatch(/metadata|12-345|Recepción/)
    const { contents } = await anybody(() => Directory.services({ officeCode: code, full: true }))
    for (const one of contents) expect(wrong("service", one)).toEqual([])
    // Red 7 is a shelter: its services are published, their location is not. The others are not published.
    expect(contents.map((one) => (one.organization as Nested).name).sort()).toEqual(["Red 7", "Red 8"])
    const info = await as(async () => (await Directory.list({ search: "red 8" })).items[0])
    await as(async () =>
      Directory.describe({
        ...(await asRead(info?.organizationID ?? "")),
        details: { ...info?.details, published: false },
      }),
    )
    expect((await anybody(() => Directory.organizations({ officeCode: code, search: "Red 8" }))).empty).toBe(true)
    await as(async () =>
      Directory.describe({
        ...(await asRead(info?.organizationID ?? "")),
        details: { ...info?.details, published: true, confidential: true },
      }),
    )
    const secret = await anybody(() => Directory.services({ officeCode: code, full: true }))
    expect(JSON.stringify(secret)).not.toMatch(/Market St|39\.9|Sede/)
    expect(secret.contents.map((one) => (one.organization as Nested).name)).toContain("Red 8")
  })

  it("is the same as the export of what is public, and nothing of another consulate", async () => {
    const bundles = await as(() => all("public"))
    const page = await anybody(() => Directory.services({ officeCode: code, full: true, per_page: 500 }))
    expect(page.contents).toEqual(bundles.flatMap(fullServices).sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)))
    expect((await anybody(() => Directory.services({ officeCode: "TEST-2" }))).total_items).toBe(0)
    await expect(anybody(() => Directory.about({ officeCode: "NADA" }))).rejects.toThrow("not_found")
    await expect(as(() => Directory.about({ officeCode: code }))).rejects.toThrow("forbidden")
  })
})
