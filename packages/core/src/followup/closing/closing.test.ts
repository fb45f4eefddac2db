import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput } from "../../../../../tests/support/inputs"
import * as File from "../../casework/casefile/casefile.rules"
import type { CloseReason, Urgency } from "../../casework/casefile/casefile.schema"
import { CaseFile } from "../../casework/casefile/inside"
import { Fund } from "../../funds/fund/inside"
import { VisibleError } from "../../platform/error"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Numbers } from "../../reporting/numbers/inside"
import { Statistics } from "../../statistics/statistics/inside"
import { Errand } from "../errand/inside"
import { Followup } from "../followup/inside"
import { Review } from "../review/inside"
import * as Closing from "./closing"
import { keepUntil, leftOpen } from "./closing.rules"

describe("a case file", () => {
  type Row = {
    status: "open" | "closed"
    urgency: Urgency
    openedAt: string
    order: string
    assignedTo?: string
    closedAt?: string
    closeReason?: string
    version: number
  }
  const openedAt = "2026-03-02T15:00:00.000Z"
  const command = fc.oneof(
    fc.record({ what: fc.constant("change" as const), urgency: fc.constantFrom<Urgency>("urgent", "soon", "routine") }),
    fc.record({ what: fc.constant("assign" as const), to: fc.constantFrom("stf_a", "stf_b") }),
    fc.record({ what: fc.constant("close" as const), reason: fc.constantFrom("needs_met", "moved", "her_decision") }),
    fc.record({ what: fc.constant("reopen" as const) }),
  )

  it("is in a legal state after every sequence of commands, and a refusal names its reason and changes nothing", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let row: Row = { status: "open", urgency: "soon", openedAt, order: `1#${openedAt}`, version: 1 }
        for (const one of commands) {
          const before = row
          let refused: string | undefined
          try {
            if (one.what === "change") row = File.change<Row>(row, { urgency: one.urgency })
            if (one.what === "assign") row = File.change<Row>(row, { assignedTo: one.to })
            if (one.what === "close") row = File.close(row, one.reason as typeof CloseReason._output, openedAt)
            if (one.what === "reopen") row = File.reopen(row) as Row
          } catch (error) {
            expect(error).toBeInstanceOf(VisibleError)
            refused = (error as VisibleError).code
          }
          const expected =
            before.status === "open"
              ? one.what === "reopen"
                ? "casefile_open"
                : undefined
              : one.what === "reopen"
                ? undefined
                : "casefile_closed"
          expect(refused).toBe(expected)
          if (refused) expect(row).toBe(before)
          else expect(row.version).toBe(before.version + 1)
          // A closed file has a reason and a date, an open one neither; `order` is the sort key of the list.
          expect([row.closeReason !== undefined, row.closedAt !== undefined]).toEqual(
            row.status === "closed" ? [true, true] : [false, false],
          )
          expect(row.order).toBe(File.orderOf(row))
          if (one.what !== "assign") expect(row.assignedTo).toBe(before.assignedTo)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe("what is left open", () => {
  it("is named, each with how many, and nothing is a wall", () => {
    const none = {
      referrals: 0,
      followups: 0,
      funds: 0,
      errands: 0,
      consents: 0,
      stale: false,
      urgent: false,
      reviews: 0,
    }
    expect(leftOpen(none)).toEqual([])
    expect(leftOpen({ ...none, referrals: 2, stale: true })).toEqual([
      { what: "referrals_open", count: 2 },
      { what: "contact_stale", count: 1 },
    ])
  })

  it("the file is kept so many months on, to the end of a shorter month", () => {
    expect(keepUntil("2026-01-31T20:00:00.000Z", 1, "America/New_York")).toBe("2026-02-28")
    expect(keepUntil("2026-02-01T02:00:00.000Z", 60, "America/New_York")).toBe("2031-01-31")
  })
})

describe("a story through a real table", () => {
  let here: Consulate
  const now = "2026-03-02T15:00:00.000Z"
  beforeAll(async () => {
    here = await consulate()
    Clock.set(() => new Date(now))
    await here.as("coordinator", () => Vault.createKey())
  })
  afterAll(() => Clock.set(undefined))

  it("warns, closes all the same, keeps the open door sealed, counts her answer and nothing of hers, and reopens", async () => {
    const input = caseFileInput() as Parameters<typeof CaseFile.open>[0]
    const { casefileID } = await here.as("caseworker", () => CaseFile.open(input))
    for (const act of [() => Closing.close({ casefileID, reason: "moved" }), () => Closing.reopen({ casefileID })])
      await expect(here.as("viewer", async () => act())).rejects.toMatchObject({ code: "forbidden" })
    await here.as("caseworker", async () => {
      await Followup.plan({ casefileID, kind: "service", dueAt: "2026-03-05T15:00:00.000Z" })
      await Fund.request({ casefileID, programme: "economic_aid", amount: 100 })
      const passport = {
        casefileID,
        kind: "urgent_passport",
        area: "documentation",
        dueAt: "2026-03-05T15:00:00.000Z",
      } as const
      await Errand.ask(passport)
      const other = await Errand.ask(passport)
      await Errand.cancel({ errandID: other.errandID })
      await Review.ask({ casefileID, cause: "closing" })
      await expect(Review.ask({ casefileID, cause: "closing" })).rejects.toThrow("review_waiting")
      const { left } = await Closing.check({ casefileID })
      expect(left).toEqual(
        (["followups_open", "funds_open", "errands_open", "review_waiting"] as const).map((what) => ({
          what,
          count: 1,
        })),
      )
      const closed = await Closing.close({ casefileID, reason: "needs_met", openDoor: canary.note, satisfied: true })
      expect(closed).toMatchObject({ status: "closed", keepUntil: "2031-03-02" })
      await expect(Closing.close({ casefileID, reason: "moved" })).rejects.toThrow("casefile_closed")
      await Closing.reopen({ casefileID, reason: "she_came_back" })
      const { items } = await Closing.list({ casefileID })
      expect(items).toMatchObject([{ openDoor: canary.note, reopenReason: "she_came_back", reopenedAt: now }])
      expect(JSON.stringify(items)).not.toContain("satisf")
      await Closing.close({ casefileID, reason: "her_decision" })
      await Closing.reopen({ casefileID })
    })
    const counters = await here.as("coordinator", () => Statistics.counters("2026-03"))
    expect(counters["satisfaction.yes"]).toBe(1)
    expect((await here.as("coordinator", () => Numbers.findDrift())).drift).toEqual([])
  })
})
