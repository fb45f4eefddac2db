import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type * as z from "zod"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { roles } from "../../../../../tests/support/world"
import { agencyKinds, agencyLevels } from "../../platform/data/training"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Numbers } from "../../reporting/numbers/inside"
import { Inbox } from "../../scheduler/inbox/inside"
import { Statistics } from "../../statistics/statistics/inside"
import * as Training from "./training"
import { countersOf, moved } from "./training.rules"
import type { PlanInput } from "./training.schema"

let here: Consulate
const now = Date.parse("2026-03-31T23:00:00.000Z")
beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
})
afterAll(() => Clock.set(undefined))

const seminar: z.input<typeof PlanInput> = {
  audience: "authorities",
  topics: ["consular_notification", "vaim"],
  title: "Seminario de alguaciles",
  startsAt: "2026-03-31T22:00:00Z",
  endsAt: "2026-04-01T01:00:00Z",
  timeZone: "America/Chicago",
}
const attendance = [
  { agency: "sheriff" as const, level: "county" as const, heads: 40 },
  { agency: "police" as const, level: "local" as const, heads: 5 },
]
const officer = <T>(run: () => Promise<T>) => here.as("outreach", run)
const counters = async (month: string) =>
  Object.fromEntries(
    Object.entries(await here.as("coordinator", () => Statistics.counters(month))).filter(
      ([key, value]) => value !== 0 && /^(training|attendee)/.test(key),
    ),
  )
const drift = async () => (await here.as("coordinator", () => Numbers.findDrift("2026-03"))).drift

describe("a training", () => {
  it("is counted when it was held, corrected by the difference, and taken back as a mistake", async () => {
    const { trainingID } = await officer(() => Training.plan(seminar))
    expect(await counters("2026-03")).toEqual({})
    await officer(() => Training.hold({ trainingID, attendance }))
    expect(await counters("2026-03")).toEqual({
      "training.held": 1,
      "training.attendees": 45,
      "training.audience.authorities": 1,
      "training.topic.consular_notification": 1,
      "training.topic.vaim": 1,
      "attendee.agency.sheriff": 40,
      "attendee.agency.police": 5,
      "attendee.level.county": 40,
      "attendee.level.local": 5,
    })
    await officer(() => Training.hold({ trainingID, attendance: [{ agency: "sheriff", level: "state", heads: 38 }] }))
    expect(await counters("2026-03")).toMatchObject({
      "training.held": 1,
      "training.attendees": 38,
      "attendee.level.state": 38,
    })
    expect(await drift()).toEqual([])
    await officer(() => Training.cancel({ trainingID, reason: "mistake" }))
    expect(await counters("2026-03")).toEqual({})
    expect(await drift()).toEqual([])
  })

  it("is not held before its day, nor after it was called off; a held one is not called off", async () => {
    const later = await officer(() =>
      Training.plan({ ...seminar, startsAt: "2026-04-09T15:00:00Z", endsAt: "2026-04-09T16:00:00Z" }),
    )
    await expect(officer(() => Training.hold({ ...later, attendance }))).rejects.toThrow("training_not_yet")
    await officer(() => Training.cancel({ ...later, reason: "host" }))
    await expect(officer(() => Training.hold({ ...later, attendance }))).rejects.toThrow("training_cancelled")
    await expect(officer(() => Training.cancel({ ...later }))).rejects.toThrow("training_cancelled")
    const held = await officer(() => Training.plan(seminar))
    await officer(() => Training.hold({ ...held, attendance }))
    await expect(officer(() => Training.cancel({ ...held, reason: "weather" }))).rejects.toThrow("training_held")
  })

  it("leaves what was agreed as a task of its day on its own wall", async () => {
    const { trainingID } = await officer(() => Training.plan(seminar))
    const what = "Enviar tarjetas del artículo 36"
    await expect(officer(() => Training.follow({ trainingID, what, dueOn: "2026-03-30" }))).rejects.toThrow("day_past")
    await officer(() => Training.follow({ trainingID, what, dueOn: "2026-04-14" }))
    const { items } = await officer(() => Inbox.list({}))
    expect(items.filter((task) => task.trainingID === trainingID)).toMatchObject([
      { kind: "training_followup", dueAt: "2026-04-14T05:00:00.000Z", urgent: false },
    ])
    expect((await officer(() => Training.fromID({ trainingID }))).follows).toMatchObject([
      { what, dueOn: "2026-04-14" },
    ])
  })

  it("knows only this consulate's allies and counties that are", async () => {
    const unknown = { ...seminar, partners: [createID("organization")] }
    await expect(officer(() => Training.plan(unknown))).rejects.toThrow("not_found")
    await expect(officer(() => Training.plan({ ...seminar, allianceID: createID("alliance") }))).rejects.toThrow(
      "not_found",
    )
    await expect(officer(() => Training.plan({ ...seminar, countyFips: "42999" }))).rejects.toThrow("county_unknown")
    await expect(officer(() => Training.plan({ ...seminar, endsAt: "2026-06-01T01:00:00Z" }))).rejects.toThrow(
      "training_too_long",
    )
  })

  it("is planned and held by coordination and outreach, and read by everyone", async () => {
    const { trainingID } = await officer(() => Training.plan(seminar))
    for (const role of roles) {
      const may = role === "coordinator" || role === "outreach"
      const tries = [
        () => Training.plan(seminar),
        () => Training.hold({ trainingID, attendance }),
        () => Training.follow({ trainingID, what: "Llamar", dueOn: "2026-05-01" }),
      ]
      for (const run of tries) {
        const done = here.as(role, run)
        if (may) await done
        else await expect(done).rejects.toThrow("forbidden")
      }
      expect((await here.as(role, () => Training.list({ from: "2026-03-31", to: "2026-03-31" }))).items).not.toEqual([])
    }
  })
})

describe("what a correction moves", () => {
  const attended = fc
    .uniqueArray(
      fc.record({
        agency: fc.constantFrom(...agencyKinds),
        level: fc.constantFrom(...agencyLevels),
        heads: fc.integer({ min: 1, max: 500 }),
      }),
      { maxLength: 6, selector: ({ agency, level }) => `${agency} ${level}` },
    )
    .map((attendance) => ({ attendance, materials: [], languages: [], satisfaction: null, costs: [], agreed: null }))

  it("is exactly the difference, whatever was written before", () => {
    fc.assert(
      fc.property(attended, attended, (before, after) => {
        const state = { audience: "allies" as const, topics: ["rights" as const], startsOn: "2026-03-31" }
        const [old, next] = [before, after].map((report) => ({ ...state, status: "held" as const, report }))
        if (!old || !next) return
        const sums = new Map(countersOf(old).keys)
        for (const [key, by] of moved(old, next).keys) sums.set(key, (sums.get(key) ?? 0) + by)
        const rest = [...sums].filter(([, value]) => value !== 0)
        const wanted = [...countersOf(next).keys].filter(([, value]) => value !== 0)
        expect(Object.fromEntries(rest)).toEqual(Object.fromEntries(wanted))
      }),
    )
  })
})
