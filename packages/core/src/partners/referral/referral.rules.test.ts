import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { VisibleError } from "../../platform/error"
import { checkCode, triesLeftOver } from "./referral.code"
import * as Rules from "./referral.rules"
import type { State, TimelineEntry } from "./referral.schema"

const now = "2026-03-09T15:00:00.000Z"
const acts: Record<string, (state: State) => State> = {
  release: (state) => Rules.release(state, now),
  hold: (state) => Rules.hold(state, "consent_ended", now),
  send: (state) => Rules.send(state, now),
  receive: (state) => Rules.receive(state, now),
  accept: (state) => Rules.accept(state, now),
  decline: (state) => Rules.decline(state, "no_capacity", now),
  unconfirmed: (state) => Rules.unconfirmed(state, now),
  start: (state) => Rules.start(state, now),
  complete: (state) => Rules.complete(state, "served", now),
  withdraw: (state) => Rules.withdraw(state, "her_decision", now),
}

/** The acts that each state allows: the whole state machine, written again by hand. */
const allowed: Record<State["status"], string[]> = {
  draft: ["release", "withdraw"],
  ready: ["hold", "send", "withdraw"],
  held: ["hold", "send", "withdraw"],
  sent: ["send", "receive", "accept", "decline", "unconfirmed", "withdraw"],
  opened: ["send", "receive", "accept", "decline", "unconfirmed", "withdraw"],
  accepted: ["start", "complete", "withdraw"],
  in_service: ["complete", "withdraw"],
  declined: [],
  completed: [],
  unknown_by_confidentiality: [],
  consent_withdrawn: ["withdraw"],
  withdrawn: [],
  expired: [],
}
const at = "2026-03-01T00:00:00.000Z"
const states: State[] = [
  { status: "draft" },
  { status: "ready", readyAt: at },
  { status: "held", readyAt: at, heldAt: at, reason: "alliance_lapsed" },
  { status: "sent", readyAt: at, sentAt: at, reminders: 0 },
  { status: "opened", readyAt: at, sentAt: at, openedAt: at, reminders: 1 },
  { status: "accepted", sentAt: at, answeredAt: at },
  { status: "in_service", sentAt: at, answeredAt: at, startedAt: at },
  { status: "declined", sentAt: at, answeredAt: at, reason: "language" },
  { status: "completed", sentAt: at, answeredAt: at, completedAt: at, outcome: "served" },
  { status: "unknown_by_confidentiality", sentAt: at, answeredAt: at },
  { status: "consent_withdrawn", sentAt: at, withdrawnAt: at },
  { status: "withdrawn", withdrawnAt: at, reason: "her_decision" },
  { status: "expired", expiredAt: at },
]

describe("a referral's states", () => {
  for (const state of states) {
    for (const [name, act] of Object.entries(acts)) {
      it(`${state.status} ${allowed[state.status].includes(name) ? "allows" : "refuses"} ${name}`, () => {
        if (allowed[state.status].includes(name)) expect(act(state).status).toBeTypeOf("string")
        else expect(() => act(state)).toThrow(VisibleError)
      })
    }
  }

  it("is answered at most once, whatever partners and staff press", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 30 }), (names) => {
        let state: State = { status: "draft" }
        let answers = 0
        for (const name of names) {
          try {
            state = acts[name]?.(state) ?? state
            if (["accept", "decline", "unconfirmed"].includes(name)) answers++
          } catch (error) {
            if (!(error instanceof VisibleError)) throw error
          }
        }
        expect(answers).toBeLessThanOrEqual(1)
        if (!Rules.isOpen(state)) for (const act of Object.values(acts)) expect(() => act(state)).toThrow(VisibleError)
      }),
    )
  })
})

describe("judged at send time", () => {
  const good = { consent: "live", allianceInForce: true, mailboxReady: true, casefileOpen: true } as const
  it("goes when everything holds", () => expect(Rules.holdReason(good)).toBeUndefined())
  it.each([
    [{ consent: "revoked" as const }, "consent_revoked"],
    [{ consent: "ended" as const }, "consent_ended"],
    [{ consent: "future" as const }, "consent_ended"],
    [{ casefileOpen: false }, "casefile_closed"],
    [{ allianceInForce: false }, "alliance_lapsed"],
    [{ mailboxReady: false }, "mailbox_not_ready"],
  ])("is held when %o", (change, reason) => expect(Rules.holdReason({ ...good, ...change })).toBe(reason))
})

describe("the ladder", () => {
  const deadlines = { remindAt: "2026-03-11T22:00:00.000Z", escalateAt: "2026-03-13T22:00:00.000Z" }
  it.each([
    ["2026-03-11T21:59:00.000Z", "wait"],
    ["2026-03-11T22:00:00.000Z", "remind"],
    ["2026-03-13T22:00:00.000Z", "escalate"],
  ])("at %s says %s", (instant, expected) => expect(Rules.rung(deadlines, instant)).toBe(expected))

  it("reminds once a digest, also when a broken one is taken up again", () => {
    const timeline = [{ at: "2026-03-12T12:01:00.000Z", what: "reminded" as const, by: "system:digest", note: null }]
    expect(Rules.wasReminded(timeline, "2026-03-12T12:00:00.000Z")).toBe(true)
    expect(Rules.wasReminded(timeline, "2026-03-13T12:00:00.000Z")).toBe(false)
  })

  it("ends an unanswered referral with her consent, and a held one after 30 days", () => {
    const facts = { consentEndsAt: "2026-03-09T15:00:00.000Z", createdAt: at }
    expect(Rules.mustExpire({ status: "sent", readyAt: at, sentAt: at, reminders: 0 }, facts, now)).toBe(true)
    expect(Rules.mustExpire({ status: "accepted", sentAt: at, answeredAt: at }, facts, now)).toBe(false)
    const held: State = { status: "held", readyAt: at, heldAt: at, reason: "alliance_lapsed" }
    expect(Rules.mustExpire(held, facts, "2026-03-30T00:00:00.000Z")).toBe(false)
    expect(Rules.mustExpire(held, facts, "2026-03-31T00:00:01.000Z")).toBe(true)
  })
})

describe("a recount", () => {
  const entry = (what: TimelineEntry["what"], instant: string): TimelineEntry => ({
    at: instant,
    what,
    by: "staff:x",
    note: null,
  })
  it("takes the first answer's hours and leaves a later 'unknown' out", () => {
    const timeline = [
      entry("made", "2026-03-01T00:00:00.000Z"),
      entry("sent", "2026-03-02T08:00:00.000Z"),
      entry("accepted", "2026-03-03T10:30:00.000Z"),
      entry("unconfirmed", "2026-04-01T00:00:00.000Z"),
    ]
    const hours = (from: string, to: string) => Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000)
    expect(Rules.countsOf(timeline, "shelter", hours).map(({ key }) => key)).toEqual([
      "referral.made",
      "referral.category.shelter",
      "referral.sent",
      "referral.accepted",
      "answer.hours.26",
    ])
  })
})

describe("a timeline", () => {
  const any = fc.constantFrom<TimelineEntry["what"]>("shown", "asked_to_call", "received", "held", "bounced")
  it("never fills its row, and keeps what is counted", () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 500, maxLength: 2000 }), (whats) => {
        const of = (what: TimelineEntry["what"]): TimelineEntry => ({ at, what, by: "partner:mbx", note: null })
        let timeline = [of("made"), of("sent"), of("accepted")]
        for (const what of whats) timeline = Rules.bounded([...timeline, of(what)])
        expect(timeline.length).toBeLessThanOrEqual(Rules.mostEntries)
        expect(JSON.stringify(timeline).length).toBeLessThan(20_000)
        expect(timeline.slice(0, 3).map(({ what }) => what)).toEqual(["made", "sent", "accepted"])
        expect(timeline.at(-1)?.what).toBe(whats.at(-1))
      }),
      { numRuns: 20 },
    )
  })

  it("counts what stands: an answer that was taken back does not", () => {
    const of = (what: TimelineEntry["what"]): TimelineEntry => ({ at, what, by: "partner:mbx", note: null })
    const whats = (["sent", "accepted", "taken_back", "declined", "taken_back", "accepted"] as const).map(of)
    expect(Rules.standing(whats).map(({ what }) => what)).toEqual(["sent", "accepted"])
    expect(Rules.countsOf(whats, "shelter", () => 3).map(({ key }) => key)).toEqual([
      "referral.sent",
      "referral.accepted",
      "answer.hours.3",
    ])
  })
})

describe("an answer that is taken back", () => {
  const answered = { status: "accepted", sentAt: at, answeredAt: at } as const
  const hours = (more: number) => new Date(Date.parse(at) + more * 3_600_000).toISOString()
  const back: TimelineEntry = { at, what: "taken_back", by: "partner:mbx", note: null }
  it("waits again, for two days and three times, and never once it was acted upon", () => {
    expect(Rules.undo(answered, [], hours(47)).status).toBe("opened")
    expect(() => Rules.undo(answered, [], hours(48))).toThrow("referral_undo_late")
    expect(() => Rules.undo(answered, [back, back, back], hours(1))).toThrow("referral_undo_late")
    for (const state of states.filter(({ status }) => status !== "accepted" && status !== "declined"))
      expect(() => Rules.undo(state, [], at)).toThrow("referral_wrong_state")
  })
})

describe("a one-time code", () => {
  const kept = { endsAt: "2026-03-09T15:10:00.000Z", tries: 0, used: false }
  it.each([
    [kept, "open"],
    [null, "missing"],
    [{ ...kept, used: true }, "missing"],
    [{ ...kept, tries: 4 }, "open"],
    [{ ...kept, tries: 5 }, "exhausted"],
    [{ ...kept, endsAt: now }, "expired"],
  ] as const)("%o is %s", (row, verdict) => expect(checkCode(row, now)).toBe(verdict))

  it("takes its wrong tries over into a new code, for an hour", () => {
    const last = { ...kept, tries: 4, sentAt: "2026-03-09T15:00:00.000Z" }
    expect(triesLeftOver(last, "2026-03-09T15:59:00.000Z")).toBe(4)
    expect(triesLeftOver(last, "2026-03-09T16:00:00.000Z")).toBe(0)
    expect(triesLeftOver({ ...last, used: true }, "2026-03-09T15:01:00.000Z")).toBe(0)
    expect(triesLeftOver(null, now)).toBe(0)
  })
})
