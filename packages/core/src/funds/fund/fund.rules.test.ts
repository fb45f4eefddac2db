import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { VisibleError } from "../../platform/error"
import * as Rules from "./fund.rules"
import type { Status } from "./fund.schema"

const now = "2026-03-09T15:00:00.000Z"
type Fund = Parameters<typeof Rules.approve>[0]
const open = (amount: number, ceiling: number | null): Fund => ({
  status: "requested",
  amount,
  evidence: [],
  programme: { ceiling, evidence: [{ key: "id" }, { key: "receipt" }] },
  version: 1,
})

type Step = { fund: number; what: "approve" | "refuse" | "withdraw" | "give" | "tick"; amount: number }
const step: fc.Arbitrary<Step> = fc.record({
  fund: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom("approve", "refuse", "withdraw", "give", "tick"),
  amount: fc.integer({ min: 1, max: 5000 }),
})
const legal: Record<Status, Status[]> = {
  requested: ["requested", "approved", "refused", "withdrawn"],
  approved: ["approved", "given", "refused", "withdrawn"],
  given: ["given"],
  refused: ["refused"],
  withdrawn: ["withdrawn"],
}

function carry(fund: Fund, committed: number, { what, amount }: Step): { fund: Fund; committed: number } {
  switch (what) {
    case "approve":
      return Rules.approve(fund, amount, committed, "stf", now)
    case "refuse":
      return Rules.end(fund, "refused", committed, "stf", now)
    case "withdraw":
      return Rules.end(fund, "withdrawn", committed, "stf", now)
    case "give":
      return { fund: Rules.give(fund, "stf", now), committed }
    case "tick":
      return { fund: Rules.tick(fund, ["id", "receipt"], fund.version), committed }
    default:
      return what satisfies never
  }
}

describe("support funds of one case file", () => {
  it("never exceed the ceiling, whatever is done in whatever order, and what is promised adds up", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 3, maxLength: 3 }),
        fc.option(fc.integer({ min: 1, max: 8000 }), { nil: null }),
        fc.array(step, { maxLength: 40 }),
        (asked, ceiling, steps) => {
          const funds = asked.map((amount) => open(amount, ceiling))
          let committed = 0
          for (const one of steps) {
            const fund = funds[one.fund] as Fund
            try {
              const next = carry(fund, committed, one)
              expect(legal[fund.status]).toContain(next.fund.status)
              expect(next.fund.version).toBe(fund.version + 1)
              funds[one.fund] = next.fund
              committed = next.committed
            } catch (error) {
              // A refusal gives its reason and changes nothing.
              expect(error).toBeInstanceOf(VisibleError)
              expect((error as VisibleError).code).toMatch(/^fund_/)
            }
            const held = funds.filter(({ status }) => status === "approved" || status === "given")
            expect(committed).toBe(held.reduce((sum, { amount }) => sum + amount, 0))
            if (ceiling !== null) expect(committed).toBeLessThanOrEqual(ceiling)
            for (const [index, { amount }] of funds.entries()) expect(amount).toBeLessThanOrEqual(asked[index] ?? 0)
            for (const { status, evidence } of funds)
              if (status === "given") expect(evidence).toEqual(["id", "receipt"])
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it("say what is wrong", () => {
    expect(() => Rules.approve(open(100, 50), 60, 0, "stf", now)).toThrow("fund_ceiling")
    expect(() => Rules.approve(open(100, 50), 40, 20, "stf", now)).toThrow("fund_ceiling")
    expect(() => Rules.approve(open(100, null), 101, 0, "stf", now)).toThrow("fund_more_than_asked")
    expect(() => Rules.tick(open(100, null), ["passport"], 1)).toThrow("fund_evidence_unknown")
    expect(() => Rules.give({ ...open(100, null), status: "approved", evidence: ["id"] }, "stf", now)).toThrow(
      "fund_evidence_missing",
    )
  })
})
