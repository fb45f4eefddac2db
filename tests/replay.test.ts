import { Log } from "@ventanilla/core/util/log"
import { page } from "@ventanilla/local/replay/page"
import { plan } from "@ventanilla/local/replay/plan"
import { type Outcome, replay } from "@ventanilla/local/replay/run"
import { beforeAll, describe, expect, it } from "vitest"
import { localCloud } from "./support/local"

const lived = plan({ scale: 0.0016, offices: 3, months: 3 })
let outcome: Outcome

beforeAll(async () => {
  Log.to(() => undefined)
  const cloud = await localCloud()
  outcome = await replay(cloud as Parameters<typeof replay>[0], lived, { kills: 2, atOnce: 6 })
}, 240_000)

describe("a few months of the programme, with services that fail and a process that is killed", () => {
  it("met its troubles", () => {
    expect(outcome.kills).toBe(2)
    expect(outcome.struck).toBeGreaterThan(5)
    expect(outcome.tally.retried).toBeGreaterThan(0)
  })

  it("is reported to headquarters exactly as it was planned", () => {
    expect(outcome.reported).toEqual(outcome.planned)
    expect(outcome.planned.events).toBe(lived.totals.events)
  })

  it("shows no drift when it is counted again, and lost no message", () => {
    expect(outcome.checked).toBeGreaterThan(lived.totals.events + lived.totals.cases)
    expect(outcome.drift).toEqual(Object.fromEntries(lived.offices.map(({ code }) => [code, 0])))
    expect(outcome.dead).toBe(0)
  })

  it("says what each part of it asked for, and ticks by the month, not by the quarter of an hour", () => {
    const { spent, offices, tally } = outcome
    const sum = Object.values(spent).reduce((all, { requests }) => all + requests, 0)
    expect(tally.requests - sum).toBeGreaterThanOrEqual(0)
    expect(tally.requests - sum).toBeLessThan(10)
    for (const part of ["onboarding", "acts", "ticks", "recount"] as const) expect(spent[part].calls).toBeGreaterThan(0)
    const months = lived.months.length + 1
    expect(spent.ticks.calls).toBeLessThanOrEqual(months * (100 + offices * 250))
  })

  it("answered every repeated request as the first time", () => {
    expect(outcome.tally.repeated).toBeGreaterThan(0)
    expect(outcome.tally.differed).toEqual([])
  })

  it("ends with a page in both languages that says so", async () => {
    const given = { plan: lived, outcome, names: new Map(Object.entries(outcome.names)) }
    const [es, en] = [await page(given, "es"), await page(given, "en")]
    expect(es.match(/✓ exacto/g)).toHaveLength(3)
    expect(en.match(/✓ exact/g)).toHaveLength(3)
    const wrong = { ...outcome, reported: { ...outcome.reported, cases: outcome.reported.cases - 1 } }
    expect(await page({ ...given, outcome: wrong }, "es")).toContain("✗")
  })
})
