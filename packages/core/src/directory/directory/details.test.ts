import { beforeAll, describe, expect, it } from "vitest"
import { asRead } from "../../../../../tests/support/as-read"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import * as Directory from "./directory"
import { LocationDetails, noServiceDetails, ServiceDetails } from "./directory.schema"

let philadelphia: Consulate
beforeAll(async () => {
  philadelphia = await consulate()
})
const as = <T>(run: () => Promise<T>) => philadelphia.as("outreach", run)
const address = { line1: "12 Secret St", city: "Philadelphia", region: "PA", postalCode: "19107", country: "US" }
const place = { name: "Casa", address, place: "US-42101", latitude: 39.9, longitude: -75.1 }

async function ally() {
  const { organizationID } = await Directory.create({ name: "Refugio Alba" })
  const offered = { organizationID, name: "Refugio", category: "emergency_shelter", languages: ["es"], serviceArea: [] }
  const { serviceID } = await Directory.addService(offered)
  return { organizationID, serviceID }
}

describe("an ally described", () => {
  it("says nothing until somebody does", () =>
    as(async () => {
      const { organizationID } = await ally()
      const info = await Directory.fromID({ organizationID })
      expect(info.details).toMatchObject({ kind: null, confidential: false, published: false })
      expect(info.locations).toEqual([])
      expect(info.services[0]?.details).toEqual(noServiceDetails)
      expect(info.services[0]?.assurance).toEqual({ assuredAt: null, assuredBy: null, nextCheckAt: null })
    }))

  it("keeps what it is, where it is and whom it takes, through a change of its name", () =>
    as(async () => {
      const { organizationID, serviceID } = await ally()
      await Directory.describe({
        ...(await asRead(organizationID)),
        details: { kind: "shelter", website: "https://alba.example" },
      })
      const { locationID } = await Directory.addLocation({ organizationID, location: place })
      await Directory.changeLocation({
        ...(await asRead(organizationID)),
        locationID,
        location: { ...place, name: "Casa Alba" },
      })
      const details = {
        eligibility: { undocumented: "yes" as const, identification: "none" as const, boysMaxAge: 12 },
        hours: { openings: [{ weekdays: [1, 2], opens: "09:00", closes: "17:30" }] },
        spokenOnSite: ["es", "mix"],
        locationIDs: [locationID],
      }
      await Directory.describeService({ ...(await asRead(organizationID)), serviceID, details })
      await Directory.change({ ...(await asRead(organizationID)), name: "Refugio Aurora", status: "active" })
      const info = await Directory.fromID({ organizationID })
      expect(info.details).toMatchObject({ kind: "shelter", website: "https://alba.example" })
      expect(info.locations).toEqual([
        { ...LocationDetails.parse(place), name: "Casa Alba", locationID, organizationID, hiddenBy: "shelter" },
      ])
      expect(info.services[0]?.details).toEqual(ServiceDetails.parse(details))
    }))

  it("shows a confidential address to nobody who could not have written it", async () => {
    const { organizationID, locationID } = await as(async () => {
      const { organizationID } = await ally()
      const { locationID } = await Directory.addLocation({ organizationID, location: { ...place, confidential: true } })
      return { organizationID, locationID }
    })
    const seen = (role: "viewer" | "window" | "caseworker") =>
      philadelphia.as(role, async () => (await Directory.fromID({ organizationID })).locations)
    for (const role of ["viewer", "window"] as const) {
      const shown = await seen(role)
      expect(shown).toMatchObject([{ locationID, place: "US-42101", address: null, latitude: null, name: null }])
      expect(JSON.stringify(shown)).not.toContain("Secret")
    }
    expect(await seen("caseworker")).toMatchObject([{ address: { line1: "12 Secret St" } }])
    await as(async () => Directory.changeLocation({ ...(await asRead(organizationID)), locationID, location: place }))
    expect(await seen("viewer")).toMatchObject([{ address: { line1: "12 Secret St" } }])
    await as(async () => Directory.describe({ ...(await asRead(organizationID)), details: { confidential: true } }))
    expect(await seen("viewer")).toMatchObject([{ address: null }])
  })

  it("says of each place why it is not published, or that it is", () =>
    as(async () => {
      const { organizationID } = await Directory.create({ name: "Clínica Sol" })
      const { locationID } = await Directory.addLocation({ organizationID, location: place })
      const why = async () => (await Directory.fromID({ organizationID })).locations[0]?.hiddenBy
      expect(await why()).toBeNull()
      await Directory.changeLocation({
        ...(await asRead(organizationID)),
        locationID,
        location: { ...place, confidential: true },
      })
      expect(await why()).toBe("location")
      const shelter = { name: "Refugio", category: "emergency_shelter", languages: ["es"], serviceArea: [] }
      await Directory.addService({ organizationID, ...shelter })
      expect(await why()).toBe("shelter")
      await Directory.describe({ ...(await asRead(organizationID)), details: { confidential: true } })
      expect(await why()).toBe("organization")
    }))

  it("writes nothing over what somebody else saved since it was read", () =>
    as(async () => {
      const { organizationID, serviceID } = await ally()
      const { locationID } = await Directory.addLocation({ organizationID, location: place })
      const { version } = await Directory.fromID({ organizationID })
      const hers = { walkIn: "yes" as const }
      await Directory.describeService({ organizationID, serviceID, details: hers, version })
      const later = [
        () => Directory.describeService({ organizationID, serviceID, details: { walkIn: "no" }, version }),
        () => Directory.describe({ organizationID, details: { kind: "court" }, version }),
        () => Directory.changeLocation({ organizationID, locationID, location: {}, version }),
      ]
      for (const write of later) await expect(write()).rejects.toThrow("stale")
      const now = await Directory.fromID({ organizationID })
      expect(now).toMatchObject({ details: { kind: null }, locations: [{ name: "Casa" }] })
      expect(now.services[0]?.details.walkIn).toBe("yes")
      await Directory.describe({ organizationID, details: { kind: "court" }, version: now.version })
      expect(await Directory.fromID({ organizationID })).toMatchObject({ details: { kind: "court" } })
    }))

  it("remembers who made sure of a service", () =>
    as(async () => {
      const { organizationID, serviceID } = await ally()
      const said = { assuredAt: "2026-03-02T15:00:00.000Z", assuredBy: null, nextCheckAt: "2026-05-31" }
      expect(await Directory.writeAssurance(organizationID, serviceID, said)).toHaveLength(2)
    }))

  it("refuses a location of another ally, one that is not here, and whoever may not", async () => {
    const { organizationID, serviceID } = await as(ally)
    await as(async () => {
      const other = await ally()
      const { locationID } = await Directory.addLocation({ organizationID: other.organizationID, location: place })
      const details = { locationIDs: [locationID] }
      await expect(
        Directory.describeService({ ...(await asRead(organizationID)), serviceID, details }),
      ).rejects.toThrow("location_other")
      const change = { ...(await asRead(organizationID)), locationID, location: place }
      await expect(Directory.changeLocation(change)).rejects.toThrow("not_found")
    })
    for (const role of ["window", "viewer"] as const)
      await philadelphia.as(role, async () => {
        await expect(Directory.describe({ ...(await asRead(organizationID)), details: {} })).rejects.toThrow(
          "forbidden",
        )
        await expect(Directory.addLocation({ organizationID, location: place })).rejects.toThrow("forbidden")
      })
  })

  it.each([
    ["an hour that is none", { hours: { openings: [{ weekdays: [1], opens: "25:00", closes: "09:00" }] } }],
    ["a weekday that is none", { hours: { openings: [{ weekdays: [8], opens: "08:00", closes: "09:00" }] } }],
    ["an hour to the same hour", { hours: { openings: [{ weekdays: [1], opens: "00:00", closes: "00:00" }] } }],
    ["an address that a browser would run", { url: "javascript:alert(1)" }],
    ["an address that begins like another's", { url: "https://gob.mx@casa.example/" }],
    ["an address with a password in it", { url: "https://a:b@casa.example/" }],
    ["a language twice", { spokenOnSite: ["es", "es"] }],
    ["what is not known here", { undocumentedWomen: "yes" }],
  ])("refuses %s", (_, details) => {
    expect(ServiceDetails.safeParse(details).success).toBe(false)
  })
})
