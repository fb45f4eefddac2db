import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import { VisibleError } from "../../platform/error"
import {
  type Command,
  dayAfter,
  dayAt,
  daysLeft,
  decide,
  noonOf,
  type Reminded,
  reminderDue,
  runsUntil,
  type State,
  statusAt,
  successorStart,
  type Term,
} from "./alliance.rules"
import { Kind, needsOpinion } from "./alliance.schema"

const zone = "America/New_York"
const now = "2026-03-09T15:00:00.000Z"
const lasting: Term = { startsOn: "2026-03-09", endsOn: "2026-12-31", autoRenewMonths: null }
const signed = (term: Partial<Term> = {}): Extract<State, { stage: "signed" }> => ({
  stage: "signed",
  signedOn: "2026-01-01",
  term: { ...lasting, ...term },
})
const ended = (at: string): State => ({ stage: "ended", endedAt: at, before: signed() })

describe("an alliance", () => {
  it.each([
    ["a draft", { stage: "draft" } as const, now, "draft"],
    ["with the lawyers", { stage: "in_opinion", askedOn: "2026-01-01", opinion: null } as const, now, "in_opinion"],
    ["an hour before its first day at home", signed(), "2026-03-09T03:59:59.000Z", "signed"],
    ["from its first local midnight", signed(), "2026-03-09T04:00:00.000Z", "in_force"],
    ["91 days before its last", signed(), "2026-10-02T03:59:59.000Z", "in_force"],
    ["90 days before its last", signed(), "2026-10-02T04:00:00.000Z", "expiring"],
    ["through its last day", signed(), "2027-01-01T04:59:59.000Z", "expiring"],
    ["not after it", signed(), "2027-01-01T05:00:00.000Z", "lapsed"],
    ["without an end", signed({ endsOn: null }), "2036-07-01T04:00:00.000Z", "in_force"],
    ["that renews itself", signed({ autoRenewMonths: 12 }), "2030-07-01T04:00:00.000Z", "in_force"],
    ["ended before", ended(now), now, "ended"],
    ["not ended yet", ended(now), "2026-03-09T14:59:59.999Z", "in_force"],
  ])("%s", (_, given, at, expected) => {
    expect(statusAt(given, at, zone)).toBe(expected)
  })

  it("that renews itself runs by whole terms counted from the first, and ends on no short month's day for ever", () => {
    const term = { startsOn: "2026-01-31", endsOn: "2026-01-31", autoRenewMonths: 1 }
    expect(runsUntil(term, "2026-02-01")).toBe("2026-02-28")
    expect(runsUntil(term, "2026-03-01")).toBe("2026-03-31")
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 9000 }), (months, later) => {
        const today = Temporal.PlainDate.from("2026-03-09").add({ days: later }).toString()
        const until = runsUntil({ ...lasting, autoRenewMonths: months }, today) ?? ""
        expect(until >= today).toBe(true)
        // No gap: the term before had ended.
        const before = Temporal.PlainDate.from(until).subtract({ months })
        expect(until === lasting.endsOn || before.subtract({ days: 4 }).toString() < today).toBe(true)
      }),
    )
  })

  it("is in a legal state after every sequence of commands, is signed once, and never without the opinion it needs", () => {
    const opinion = { number: "CJA-12", on: "2026-03-01" }
    const command: fc.Arbitrary<Command> = fc.oneof(
      fc.constantFrom<Command>(
        { do: "submit" },
        { do: "opine", opinion },
        { do: "giveBack" },
        { do: "end", at: now },
        { do: "opine", opinion: { number: "CJA-13", on: "2026-03-10" } },
      ),
      fc.record({
        do: fc.constant("sign" as const),
        kind: fc.constantFrom(...Kind.options),
        signedOn: fc.constantFrom("2026-03-08", "2026-03-09", "2026-03-10"),
        term: fc.constant(lasting),
      }),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        let state: State = { stage: "draft" }
        for (const one of commands) {
          const before = structuredClone(state)
          try {
            state = decide(state, one, "2026-03-09")
            expect(before.stage).not.toBe("ended")
            if (one.do !== "sign") continue
            expect(before.stage).toMatch(/^(draft|in_opinion)$/)
            expect(one.signedOn <= "2026-03-09").toBe(true)
            if (needsOpinion(one.kind)) expect(before).toMatchObject({ opinion: { number: "CJA-12" } })
          } catch (error) {
            expect(error).toBeInstanceOf(VisibleError)
            expect((error as VisibleError).code).toMatch(/^alliance_/)
            expect(state).toEqual(before)
          }
        }
      }),
    )
  })
})

describe("the agreement that follows", () => {
  const before = (endsOn: string | null, renewed = false) => ({ state: signed({ endsOn }), renewed })
  const wanted = (startsOn: string | null, signedOn = "2026-03-09") => ({ startsOn, signedOn })
  const today = "2026-03-09"

  it("begins the day after, with neither gap nor overlap, and in time when that is past", () => {
    expect(successorStart(before("2026-04-30"), wanted(null), today)).toBe("2026-05-01")
    expect(() => successorStart(before("2026-04-30"), wanted("2026-04-30"), today)).toThrow("alliance_overlap")
    expect(() => successorStart(before("2026-04-30"), wanted("2026-05-02"), today)).toThrow("alliance_gap")
    expect(successorStart(before("2026-02-10"), wanted(null), today)).toBe("2026-03-09")
    expect(successorStart(before("2026-02-10"), wanted("2026-02-11"), today)).toBe("2026-02-11")
    expect(() => successorStart(before("2026-02-10"), wanted("2026-03-10"), today)).toThrow("alliance_gap")
    expect(() => successorStart(before("2026-02-10"), wanted(null, "2026-03-10"), today)).toThrow("alliance_day_future")
  })

  it("follows one that was signed, has an end and is followed by no other", () => {
    expect(() => successorStart(before(null), wanted(null), today)).toThrow("alliance_wrong_state")
    expect(() => successorStart(before("2026-04-30", true), wanted(null), today)).toThrow("alliance_wrong_state")
    for (const state of [{ stage: "draft" } as const, ended(now)])
      expect(() => successorStart({ state, renewed: false }, wanted(null), today)).toThrow("alliance_wrong_state")
  })
})

describe("reminders", () => {
  const zones = ["America/New_York", "America/Phoenix", "Pacific/Auckland", "Europe/Madrid", "Asia/Tokyo"]

  it("come once each at 90, 60 and 30 days and after the end, by the consulate's calendar, whenever the clock ticks", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 800 }),
        fc.array(fc.integer({ min: 1, max: 40 * 96 }), { minLength: 1, maxLength: 60 }),
        (timeZone, first, gaps) => {
          const endsOn = Temporal.PlainDate.from("2026-06-01").add({ days: first }).toString()
          const state = signed({ startsOn: "2020-01-01", endsOn })
          let reminded: Pick<Reminded, "of" | "at"> | null = null
          const told: number[] = []
          let at = Temporal.PlainDate.from(endsOn).subtract({ days: 120 }).toZonedDateTime(timeZone).toInstant()
          for (const quarters of gaps) {
            at = at.add({ minutes: 15 * quarters })
            const today = dayAt(at.toString(), timeZone)
            const left = daysLeft(state.term, today) ?? 0
            const due = reminderDue(state, { reminded, renewed: false }, today)
            if (due) {
              told.push(due.at)
              reminded = due
              expect(due.of).toBe(endsOn)
              expect(due.at === 0 ? left < 0 : left <= due.at).toBe(true)
            }
            // Even if ticks were missed, the nearest reminder has been sent by now, and none before its time.
            const nearest = left < 0 ? 0 : left <= 30 ? 30 : left <= 60 ? 60 : left <= 90 ? 90 : undefined
            expect(reminded?.at).toBe(nearest)
          }
          expect(told).toEqual([...new Set(told)].sort((a, b) => b - a))
        },
      ),
    ))

  it("begin anew for the next term of one that renews itself, and are none for one that is followed or not in force", () => {
    const state = signed({ autoRenewMonths: 12 })
    const told = (of: string, at: 90 | 60 | 30 | 0) => ({ reminded: { of, at }, renewed: false })
    expect(reminderDue(state, told("2026-12-31", 30), "2026-12-31")).toBeUndefined()
    expect(reminderDue(state, told("2026-12-31", 30), "2027-12-02")).toEqual({ of: "2027-12-31", at: 30 })
    expect(reminderDue(signed(), { reminded: null, renewed: true }, "2026-12-30")).toBeUndefined()
    expect(reminderDue(signed(), { reminded: null, renewed: false }, "2026-03-08")).toBeUndefined()
    expect(reminderDue(ended(now), { reminded: null, renewed: false }, "2026-12-30")).toBeUndefined()
    expect(reminderDue(signed({ endsOn: null }), { reminded: null, renewed: false }, "2026-12-30")).toBeUndefined()
  })

  it("noon of a day lies in that day, in every zone and through every change of the clock", () =>
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 3000 }), (timeZone, days) => {
        const day = Temporal.PlainDate.from("2024-01-01").add({ days }).toString()
        expect(dayAt(noonOf(day, timeZone), timeZone)).toBe(day)
        expect(dayAfter(day) > day).toBe(true)
      }),
    ))
})
