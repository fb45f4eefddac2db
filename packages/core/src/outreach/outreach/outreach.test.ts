import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type * as z from "zod"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { roles } from "../../../../../tests/support/world"
import { Directory } from "../../directory/directory/inside"
import { Act } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Request } from "../../platform/util/request"
import { Numbers } from "../../reporting/numbers/inside"
import { Statistics } from "../../statistics/statistics/inside"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import * as Outreach from "./outreach"
import type { PlanInput, RecordInput } from "./outreach.schema"

let here: Consulate
let now = Date.parse("2026-03-31T22:00:00.000Z")
beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
})
afterAll(() => Clock.set(undefined))

const talk: z.input<typeof PlanInput> = {
  kind: "talk",
  campaign: "semana_mujer",
  title: "Plática sobre derechos",
  startsAt: "2026-03-31T22:00:00Z",
  endsAt: "2026-04-01T01:00:00Z",
  timeZone: "America/New_York",
  plannedHeads: 30,
}
const { recurrence: _, ...plain } = talk
const heads = { women: 20, girls: 2, men: 3, boys: 1, other: 0, unknown: 4 }
const officer = <T>(run: () => Promise<T>) => here.as("outreach", run)
const counters = (month: string) => here.as("coordinator", () => Statistics.counters(month))
const drift = async () => (await here.as("coordinator", () => Numbers.findDrift())).drift
const nonZero = (sums: Record<string, number>) =>
  Object.fromEntries(Object.entries(sums).filter(([key, value]) => value !== 0 && /^(outreach|participant)/.test(key)))

describe("an activity", () => {
  it("is planned, held and corrected; its counts are the difference and stand in its own month", async () => {
    const { outreachID } = await officer(() => Outreach.plan(talk))
    expect(nonZero(await counters("2026-03"))).toEqual({ "outreach.planned": 1 })
    await officer(() =>
      Outreach.hold({ outreachID, heads, services: { legal_immigration: 4, mental_health: 2 }, detections: 1 }),
    )
    expect(nonZero(await counters("2026-03"))).toEqual({
      "outreach.planned": 1,
      "outreach.held": 1,
      "outreach.participants": 30,
      "outreach.detections": 1,
      "outreach.kind.talk": 1,
      "outreach.campaign.semana_mujer": 1,
      "outreach.mode.in_person": 1,
      "outreach.service.legal_immigration": 4,
      "outreach.service.mental_health": 2,
      "participant.group.women": 20,
      "participant.group.girls": 2,
      "participant.group.men": 3,
      "participant.group.boys": 1,
      "participant.group.unknown": 4,
    })
    await officer(() =>
      Outreach.hold({ outreachID, heads: { ...heads, women: 18, girls: 0 }, services: { children: 1 } }),
    )
    const corrected = nonZero(await counters("2026-03"))
    expect(corrected).toMatchObject({
      "outreach.held": 1,
      "outreach.participants": 26,
      "participant.group.women": 18,
      "outreach.service.children": 1,
    })
    for (const gone of ["participant.group.girls", "outreach.service.legal_immigration", "outreach.detections"])
      expect(corrected).not.toHaveProperty(gone)
    // It ended after midnight UTC, and counts nothing in the consulate's April.
    expect(nonZero(await counters("2026-04"))).toEqual({})
    expect(await drift()).toEqual([])
    const found = await officer(() => Outreach.fromID({ outreachID }))
    expect(found).toMatchObject({ status: "held", startsOn: "2026-03-31", endsOn: "2026-03-31", plannedHeads: 30 })
  })

  it("belongs to the month of its own wall, not of the consulate's", async () => {
    const there = { ...talk, startsAt: "2025-02-01T05:30:00Z", endsAt: "2025-02-01T06:30:00Z" }
    await officer(() => Outreach.record({ ...there, timeZone: "America/Los_Angeles", plannedHeads: null, heads }))
    expect(nonZero(await counters("2025-01"))).toMatchObject({ "outreach.held": 1, "outreach.participants": 30 })
    expect(nonZero(await counters("2025-02"))).toEqual({})
    expect(await drift()).toEqual([])
  })

  it("that nobody had planned is recorded once, however often the request comes", async () => {
    const june = { ...talk, startsAt: "2025-06-10T15:00:00Z", endsAt: "2025-06-10T18:00:00Z" }
    const input: z.input<typeof RecordInput> = { ...june, kind: "mobile_consulate", heads, detections: 2 }
    const send = () =>
      Request.with(
        { requestID: createID("request"), language: "es", idempotency: { key: "phone-1", said: "same" } },
        () => officer(() => Outreach.record(input)),
      )
    await send()
    await expect(send()).rejects.toMatchObject({ name: "Replay" })
    expect(nonZero(await counters("2025-06"))).toMatchObject({ "outreach.held": 1, "outreach.detections": 2 })
    // It was recorded only, so it does not count as planned.
    expect(await counters("2025-06")).not.toHaveProperty("outreach.planned")
    expect(await drift()).toEqual([])
  })

  it("is called off and counted so; one that was a mistake is counted as nothing", async () => {
    const may = { ...talk, startsAt: "2026-05-05T15:00:00Z", endsAt: "2026-05-05T18:00:00Z" }
    const planned = await officer(() => Outreach.plan(may))
    await expect(officer(() => Outreach.hold({ ...planned, heads }))).rejects.toMatchObject({
      code: "outreach_not_yet",
    })
    await officer(() => Outreach.cancel({ ...planned, reason: "weather" }))
    expect(nonZero(await counters("2026-05"))).toEqual({ "outreach.planned": 1, "outreach.cancelled": 1 })
    await expect(officer(() => Outreach.cancel(planned))).rejects.toMatchObject({ code: "outreach_cancelled" })
    now = Date.parse("2026-05-06T15:00:00.000Z")
    await expect(officer(() => Outreach.hold({ ...planned, heads }))).rejects.toMatchObject({
      code: "outreach_cancelled",
    })
    const twice = await officer(() => Outreach.record({ ...may, heads }))
    await expect(officer(() => Outreach.cancel(twice))).rejects.toMatchObject({ code: "outreach_held" })
    await officer(() => Outreach.cancel({ ...twice, reason: "mistake" }))
    expect(nonZero(await counters("2026-05"))).toEqual({ "outreach.planned": 1, "outreach.cancelled": 1 })
    expect(await drift()).toEqual([])
  })

  it("corrected by two at once is counted as the one that stands", async () => {
    const { outreachID } = await officer(() =>
      Outreach.record({ ...talk, startsAt: "2025-09-09T15:00:00Z", endsAt: "2025-09-09T16:00:00Z", heads }),
    )
    await Promise.all(
      [3, 7, 11].map((women) => officer(() => Outreach.hold({ outreachID, heads: { ...heads, women } }))),
    )
    expect(await drift()).toEqual([])
  })

  it("is found by its day, and today on its own wall", async () => {
    now = Date.parse("2026-07-01T02:00:00.000Z")
    const late = { ...talk, startsAt: "2026-07-01T01:00:00Z", endsAt: "2026-07-01T03:00:00Z" }
    const { outreachID } = await officer(() => Outreach.plan(late))
    now += 1000
    const week = { ...talk, startsAt: "2026-06-28T15:00:00Z", endsAt: "2026-07-04T15:00:00Z" }
    const fair = await officer(() => Outreach.plan(week))
    now += 1000
    const gone = await officer(() => Outreach.plan(late))
    await officer(() => Outreach.cancel(gone))
    const ids = (page: { items: { outreachID: string }[] }) => page.items.map((one) => one.outreachID)
    expect(ids(await officer(() => Outreach.today({})))).toEqual([fair.outreachID, outreachID])
    const june = await officer(() => Outreach.list({ from: "2026-06-30", to: "2026-06-30" }))
    expect(ids(june)).toEqual([outreachID, gone.outreachID])
    const first = await officer(() => Outreach.list({ from: "2026-06-01", to: "2026-06-30", limit: 2 }))
    const rest = await officer(() =>
      Outreach.list({ from: "2026-06-01", to: "2026-06-30", limit: 2, cursor: first.cursor ?? "" }),
    )
    expect([...ids(first), ...ids(rest)]).toEqual([fair.outreachID, outreachID, gone.outreachID])
  })

  it("that repeats is planned as often as it takes place, each to be held by itself", async () => {
    const first = { ...talk, startsAt: "2026-07-30T22:00:00Z", endsAt: "2026-07-31T00:00:00Z" }
    const { outreachID } = await officer(() =>
      Outreach.plan({ ...first, recurrence: { freq: "weekly", count: 3, except: ["2026-08-06"] } }),
    )
    expect(nonZero(await counters("2026-07"))["outreach.planned"]).toBe(1)
    expect(nonZero(await counters("2026-08"))["outreach.planned"]).toBe(1)
    const { items } = await officer(() => Outreach.list({ from: "2026-07-30", to: "2026-08-31" }))
    expect(items.map(({ startsOn, series }) => [startsOn, series?.seriesID])).toEqual([
      ["2026-07-30", outreachID],
      ["2026-08-13", outreachID],
    ])
    const most = { ...first, recurrence: { freq: "weekly" as const, count: 52 }, public: true }
    await officer(() => Outreach.plan(most))
    expect(await drift()).toEqual([])
  })

  it("is corrected by who saw it last, and counted where it now stands", async () => {
    const day = { ...talk, startsAt: "2025-03-10T22:00:00Z", endsAt: "2025-03-11T00:00:00Z" }
    const { outreachID } = await officer(() => Outreach.record({ ...day, heads }))
    const april = { ...day, kind: "fair" as const, startsAt: "2025-04-10T22:00:00Z", endsAt: "2025-04-11T00:00:00Z" }
    await officer(() => Outreach.change({ outreachID, version: 1, ...april, campaign: null }))
    expect(nonZero(await counters("2025-03"))).toEqual({})
    expect(nonZero(await counters("2025-04"))).toMatchObject({ "outreach.kind.fair": 1, "outreach.participants": 30 })
    expect(await officer(() => Outreach.fromID({ outreachID }))).toMatchObject({ campaign: null, kind: "fair" })
    const again = () => Outreach.change({ outreachID, version: 1, ...april })
    await expect(officer(again)).rejects.toMatchObject({ code: "stale" })
    const ahead = { ...april, startsAt: "2027-04-10T22:00:00Z", endsAt: "2027-04-11T00:00:00Z" }
    await expect(officer(() => Outreach.change({ outreachID, version: 2, ...ahead }))).rejects.toMatchObject({
      code: "outreach_not_yet",
    })
    expect(await drift()).toEqual([])
  })

  it("is read by anybody when it is public: as it was asked to be told, and nothing more of it", async () => {
    const open = { ...talk, public: true, startsAt: "2026-09-15T22:00:00Z", endsAt: "2026-09-16T00:00:00Z" }
    const secret = {
      title: "Grupo de apoyo: violencia",
      publicTitle: "Café de los jueves",
      place: "Calle 5",
      hidePlace: true,
    }
    const told = await officer(() => Outreach.plan({ ...open, ...secret }))
    await officer(() => Outreach.plan({ ...open, public: false, title: "Reunión interna" }))
    const mistake = await officer(() => Outreach.plan({ ...open, title: "Un error" }))
    await officer(() => Outreach.cancel({ ...mistake, reason: "mistake" }))
    const officeCode = await here.as("coordinator", async () => (await Tenant.current()).officeCode)
    const look = (code = officeCode) =>
      Act.with({ type: "public" }, () => Outreach.publicCalendar({ officeCode: code }))
    const september = async () => (await look()).events.filter(({ startsAt }) => startsAt.startsWith("2026-09-15"))
    expect(await september()).toMatchObject([
      { title: "Café de los jueves", place: null, cancelled: false, sequence: 0 },
    ])
    const text = JSON.stringify(await look())
    for (const hidden of ["violencia", "Calle 5", "interna", "Un error", "out_", "semana_mujer"])
      expect(text).not.toContain(hidden)
    const [before] = await september()
    await officer(() => Outreach.cancel({ ...told, reason: "weather" }))
    expect(await september()).toMatchObject([{ uid: before?.uid, cancelled: true, sequence: 1 }])
    const shy = await officer(() => Outreach.plan({ ...open, title: "Ya no es pública" }))
    expect(JSON.stringify(await look())).toContain("Ya no es pública")
    await officer(() => Outreach.change({ ...shy, version: 1, ...open, public: false, title: "Ya no es pública" }))
    expect(JSON.stringify(await look())).not.toContain("Ya no es pública")
    // An unknown office differs from one without activities by its name only.
    expect(await look("NADIE")).toEqual({ names: null, events: [] })
    const both = [1, 2, 3].map((n) => officer(() => Outreach.plan({ ...open, title: `Feria ${n}` })))
    await Promise.all(both)
    expect((await september()).map(({ title }) => title).sort()).toEqual([
      "Café de los jueves",
      "Feria 1",
      "Feria 2",
      "Feria 3",
    ])
    await expect(here.as("viewer", () => Outreach.publicCalendar({ officeCode }))).rejects.toMatchObject({
      code: "forbidden",
    })
  })

  it("of an office with many series keeps the nearest in the public calendar, and is refused when it does not fit", {
    timeout: 120_000,
  }, async () => {
    const officeCode = await here.as("coordinator", async () => (await Tenant.current()).officeCode)
    const titles = async () => {
      const { events } = await Act.with({ type: "public" }, () => Outreach.publicCalendar({ officeCode }))
      return new Set(events.map(({ title }) => title))
    }
    const hence = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
    const at = { ...talk, public: true, startsAt: hence(24), endsAt: hence(25) }
    await officer(() => Outreach.plan({ ...at, title: "La de mañana" }))
    const series = (title: string) =>
      officer(() => Outreach.plan({ ...at, title, recurrence: { freq: "weekly" as const, count: 52 } }))
    for (let number = 1; number <= 12; number++) await series(`Serie ${number}`)
    expect(await titles()).toContain("La de mañana")
    const refused = async () => {
      for (let number = 13; number <= 40; number++) await series(`Serie ${number}`)
    }
    await expect(refused()).rejects.toMatchObject({ code: "calendar_full" })
    expect([...(await titles())].filter((title) => /^Serie/.test(title)).length).toBeGreaterThan(35)
    // A full calendar can still be changed, and activities called off.
    const { outreachID } = await officer(() => Outreach.plan({ ...at, title: "Interna", public: false }))
    await officer(() => Outreach.cancel({ outreachID, reason: "weather" }))
    expect(await titles()).toContain("La de mañana")
  })

  it("keeps the campaign that it had when headquarters retires it, and no other takes it", async () => {
    const { outreachID } = await officer(() => Outreach.plan({ ...talk, campaign: "blue_heart" }))
    await Act.with({ type: "headquarters", identity: "sede" }, async () => {
      const { items } = await Catalogue.list({})
      const found = items.find(({ key }) => key === "campaign")
      if (!found) throw new Error("There is no catalogue of campaigns")
      const entries = found.entries.map((one) => (one.key === "blue_heart" ? { ...one, retired: true } : one))
      await Catalogue.publish({ key: "campaign", version: found.version, entries })
    })
    await officer(() => Outreach.change({ outreachID, version: 1, ...plain, campaign: "blue_heart", title: "Otra" }))
    await expect(officer(() => Outreach.plan({ ...talk, campaign: "blue_heart" }))).rejects.toMatchObject({
      code: "catalogue_unknown",
    })
  })

  it("names partners, an alliance and a county that are there", async () => {
    const { organizationID } = await officer(() => Directory.create({ name: "Casa Abierta", phone: "215 555 0101" }))
    await officer(() => Outreach.plan({ ...talk, partners: [organizationID], countyFips: "42101" }))
    const refused = (more: object, code: string) =>
      expect(officer(() => Outreach.plan({ ...talk, ...more }))).rejects.toMatchObject({ code })
    await refused({ partners: [createID("organization")] }, "not_found")
    await refused({ allianceID: createID("alliance") }, "not_found")
    await refused({ countyFips: "42999" }, "outreach_county_unknown")
    await refused({ campaign: "of_nobody" }, "catalogue_unknown")
    await refused({ endsAt: "2026-05-31T22:00:00Z" }, "outreach_too_long")
    await expect(officer(async () => Outreach.plan({ ...talk, endsAt: talk.startsAt }))).rejects.toThrow(
      "invalid_range",
    )
    await expect(
      officer(async () => Outreach.record({ ...talk, heads: { ...heads, women: 100_001 } })),
    ).rejects.toThrow()
  })

  it("is written by the coordinator and by outreach, read by all", async () => {
    const { outreachID } = await officer(() => Outreach.record({ ...talk, heads }))
    for (const role of roles) {
      const may = role === "coordinator" || role === "outreach"
      const writes = [
        () => Outreach.plan(talk),
        () => Outreach.record({ ...talk, heads }),
        () => Outreach.hold({ outreachID, heads }),
        () => Outreach.cancel({ outreachID: createID("outreach") }),
      ]
      for (const write of writes) {
        const outcome = await here
          .as(role, async () => write())
          .then(
            () => "done",
            (error) => error.code,
          )
        expect([role, outcome === "forbidden"]).toEqual([role, !may])
      }
      expect(await here.as(role, () => Outreach.fromID({ outreachID }))).toMatchObject({ outreachID })
    }
    await expect(Act.with({ type: "headquarters", identity: "sede" }, () => Outreach.today({}))).rejects.toMatchObject({
      code: "forbidden",
    })
  })
})
