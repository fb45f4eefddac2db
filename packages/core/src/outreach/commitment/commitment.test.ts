import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import {
  call,
  capabilityIn,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  referralOf,
  type Who,
  type World,
} from "../../../../../tests/support/world"
import { type Deed, used } from "./commitment.rules"

describe("what was used of a promise", () => {
  const year = { benefit: "service" as const, category: "legal_immigration", from: "2026-01-01", to: "2026-12-31" }
  const zones = ["America/New_York", "Pacific/Auckland", "America/Phoenix"]

  it("is what the ally did of that kind from the first local midnight to the last, whatever else it did", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(
          fc.record({
            benefit: fc.constantFrom("service" as const, "training" as const, "outreach" as const),
            category: fc.constantFrom("legal_immigration", "mental_health", null),
            minutes: fc.integer({ min: -3000, max: 366 * 1440 + 3000 }),
          }),
          { maxLength: 40 },
        ),
        (zone, made) => {
          const start = Temporal.PlainDate.from("2026-01-01").toZonedDateTime(zone).toInstant()
          const end = Temporal.PlainDate.from("2027-01-01").toZonedDateTime(zone).toInstant()
          const deeds = made.map(({ benefit, category, minutes }) => ({
            benefit,
            category,
            at: start.add({ minutes }).toString(),
          }))
          const expected = deeds.filter(
            ({ benefit, category, at }) =>
              benefit === "service" &&
              category === "legal_immigration" &&
              Temporal.Instant.compare(at, start) >= 0 &&
              Temporal.Instant.compare(at, end) < 0,
          ).length
          expect(used(year, deeds as Deed[], zone)).toBe(expected)
        },
      ),
    ))

  it("of an activity counts its own wall's day", () => {
    const promise = { ...year, benefit: "outreach" as const, category: null }
    const on = (day: string): Deed => ({ benefit: "outreach", category: null, on: day })
    expect(used(promise, [on("2025-12-31"), on("2026-01-01"), on("2026-12-31"), on("2027-01-01")], "UTC")).toBe(2)
  })
})

describe("a commitment", () => {
  let world: World
  let who: Who
  beforeAll(async () => {
    world = await createWorld()
    world.cloud.clock.freeze("2030-03-04T15:00:00.000Z")
    who = (await world.onboard("PHL")).coordinator
  })
  afterEach(() => world.cloud.faults.clear())

  it("is compared with the referrals that its organisation took on and the activities held under it", async () => {
    const ally = await partnerOf(world, who, "aliada@partner.example", {
      schedule: { days: [1, 2, 3, 4, 5, 6, 7], minute: 480 },
    })
    const { items = [] } = (await must("GET", `/alliances?organizationID=${ally.organizationID}`, {
      who,
    })) as unknown as {
      items: { allianceID: string }[]
    }
    const allianceID = items[0]?.allianceID ?? ""
    const promise = { allianceID, from: "2030-01-01", to: "2030-12-31" }
    const add = (more: object) => must("POST", "/commitments", { who, body: { ...promise, ...more } })
    await add({ benefit: "service", category: "legal_immigration", amount: 20 })
    await add({ benefit: "service", category: "mental_health", amount: 5 })
    const talks = await add({ benefit: "outreach", amount: 4 })
    const useds = async () => {
      const page = await must("GET", `/commitments?allianceID=${allianceID}`, { who })
      return (page.items as unknown as { used: number; amount: number }[])
        .map(({ used, amount }) => `${used}/${amount}`)
        .sort()
    }
    expect(await useds()).toEqual(["0/20", "0/4", "0/5"])
    const made: { referralID: string }[] = []
    for (let file = 0; file < 2; file++)
      made.push(await referralOf(who, ally, await caseFileWithConsent(world, who, ally.organizationID)))
    const [first, second] = made
    await world.cloud.clock.advanceTo("2030-03-05T15:00:00.000Z", 6)
    expect(await useds()).toEqual(["0/20", "0/4", "0/5"])
    const partner = { capability: capabilityIn(world.cloud.mail.list(ally.email).at(-1)) }
    await must("POST", `/partner/referrals/${first?.referralID}/accept`, { who: partner, body: {} })
    await must("POST", `/partner/referrals/${second?.referralID}/decline`, {
      who: partner,
      body: { reason: "no_capacity" },
    })
    const held = {
      kind: "talk",
      title: "Plática",
      startsAt: "2030-03-05T16:00:00Z",
      endsAt: "2030-03-05T18:00:00Z",
      timeZone: "America/New_York",
      allianceID,
      heads: { women: 12 },
    }
    await world.cloud.clock.advanceTo("2030-03-06T15:00:00.000Z", 6)
    await must("POST", "/outreaches/record", { who, body: held })
    expect(await useds()).toEqual(["0/5", "1/20", "1/4"])
    await must("POST", `/commitments/${talks.commitmentID}/drop`, { who, body: {} })
    expect(await useds()).toEqual(["0/5", "1/20"])
    await add({ benefit: "training", amount: 2 })
    const seminar = {
      ...{ audience: "authorities", topics: ["consular_notification"], title: "Para el sheriff", allianceID },
      ...{ startsAt: held.startsAt, endsAt: held.endsAt, timeZone: held.timeZone },
    }
    const { trainingID } = await must("POST", "/trainings", { who, body: seminar })
    expect(await useds()).toEqual(["0/2", "0/5", "1/20"])
    const attendance = [{ agency: "sheriff", level: "county", heads: 18 }]
    await must("POST", `/trainings/${trainingID}/hold`, { who, body: { attendance } })
    expect(await useds()).toEqual(["0/5", "1/2", "1/20"])
    const wrong = await call("POST", "/commitments", { who, body: { ...promise, benefit: "service", amount: 1 } })
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining("commitment_category")])
    const caseworker = await world.colleague(who, "caseworker")
    expect(
      (await call("POST", "/commitments", { who: caseworker, body: { ...promise, benefit: "training", amount: 1 } }))
        .status,
    ).toBe(403)
  })
})
