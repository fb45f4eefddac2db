import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Consent } from "../../casework/consent/inside"
import { VisibleError } from "../../platform/error"
import {
  accept,
  afterRevoking,
  checkShowing,
  decline,
  hold,
  holdReason,
  isOpen,
  isQueued,
  isUnanswered,
  receive,
  release,
  send,
  start,
} from "./referral.rules"
import type { State } from "./referral.schema"

const day = 86_400_000
const begin = Date.parse("2026-03-09T15:00:00.000Z")
const iso = (days: number) => new Date(begin + days * day).toISOString()

type Command =
  | { do: "wait"; days: number }
  | { do: "release" | "digest" | "receive" | "accept" | "decline" | "start" | "show" | "revoke" }
const acts = ["release", "digest", "receive", "accept", "decline", "start", "show", "revoke"] as const
const commands = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 0, max: 20 }) }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constantFrom(...acts) }) },
  ),
  { maxLength: 30 },
)
const world = fc.record({
  startsIn: fc.integer({ min: 0, max: 10 }),
  lasts: fc.integer({ min: 1, max: 60 }),
  fields: fc.integer({ min: 0, max: 5 }),
  channels: fc.subarray(["partner_page", "phone", "in_person"] as const, { minLength: 1 }),
  draft: fc.boolean(),
  commands,
})

type Left = { what: "sent" | "shown"; at: number }
type World = typeof world extends fc.Arbitrary<infer W> ? W : never

/** One referral under one consent through any sequence of events; what was sent, and every state. */
function live({ startsIn, lasts, channels, fields, draft, commands }: World) {
  const consent = { startsAt: iso(startsIn), endsAt: iso(startsIn + lasts), revokedAt: undefined as string | undefined }
  let now = 0
  let state: State = draft ? { status: "draft" } : { status: "ready", readyAt: iso(0) }
  const left: Left[] = []
  let revokedAt: number | undefined
  let told = false
  const facts = { allianceInForce: true, mailboxReady: true, casefileOpen: true }
  const status = () => Consent.statusAt(consent, iso(now))
  const run = (command: Command) => {
    switch (command.do) {
      case "wait":
        now += command.days
        return
      case "release":
        state = release(state, iso(now))
        return
      case "digest": {
        if (!isQueued(state) && !isUnanswered(state)) return
        const reason = holdReason({ consent: status(), ...facts })
        if (!reason) {
          state = send(state, iso(now))
          left.push({ what: "sent", at: now })
        } else if (isQueued(state)) state = hold(state, reason, iso(now))
        return
      }
      case "receive":
        state = receive(state, iso(now))
        return
      case "accept":
        state = accept(state, iso(now))
        return
      case "decline":
        state = decline(state, "no_capacity", iso(now))
        return
      case "start":
        state = start(state, iso(now))
        return
      case "show":
        checkShowing({
          status: state.status,
          consent: status(),
          fields,
          byPage: Consent.travels({ channels }, "partner_page"),
          allianceInForce: true,
          mailboxReady: true,
        })
        left.push({ what: "shown", at: now })
        return
      case "revoke": {
        if (revokedAt !== undefined) return
        revokedAt = now
        consent.revokedAt = iso(now)
        if (!isOpen(state)) return
        state = afterRevoking(state, iso(now))
        told = state.status === "consent_withdrawn"
        return
      }
      default:
        return command satisfies never
    }
  }
  const refusals: string[] = []
  for (const command of commands as Command[])
    try {
      run(command)
    } catch (error) {
      if (!(error instanceof VisibleError)) throw error
      refusals.push(error.code)
    }
  return { state: state as State, left, revokedAt, told, refusals, begins: startsIn, ends: startsIn + lasts }
}

describe("consent, time, revocation and referral", () => {
  it("nothing leaves before the consent begins, from its end on, or from the moment in which it is taken back", () => {
    fc.assert(
      fc.property(world, (given) => {
        const { left, revokedAt, begins, ends } = live(given)
        for (const { at } of left) {
          expect(at).toBeGreaterThanOrEqual(begins)
          expect(at).toBeLessThan(ends)
        }
        // Commands of one instant apply in the list's order: what was sent at the instant of revocation was sent before
        // it.
        if (revokedAt !== undefined) expect(left.every(({ at }) => at <= revokedAt)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it("once taken back, nothing leaves, whatever is tried after", () => {
    fc.assert(
      fc.property(world, commands, (given, after) => {
        const before = live({ ...given, commands: [...given.commands, { do: "revoke" }] })
        const whole = live({ ...given, commands: [...given.commands, { do: "revoke" }, ...after] })
        expect(whole.left).toEqual(before.left)
      }),
      { numRuns: 500 },
    )
  })

  it("taken back, what had not left is withdrawn, and what had left is told to staff: never neither, never both", () => {
    fc.assert(
      fc.property(world, (given) => {
        const before = live({ ...given, commands: (given.commands as Command[]).filter((one) => one.do !== "revoke") })
        const after = live({
          ...given,
          commands: [...(given.commands as Command[]).filter((one) => one.do !== "revoke"), { do: "revoke" }],
        })
        if (!isOpen(before.state)) {
          expect(after.told).toBe(false)
          return
        }
        const withdrawn = after.state.status === "withdrawn"
        expect(withdrawn).toBe(!before.left.some(({ what }) => what === "sent"))
        expect(after.told).toBe(!withdrawn)
        if (withdrawn) expect(after.state).toMatchObject({ reason: "consent_revoked" })
      }),
      { numRuns: 500 },
    )
  })

  it("her fields are shown only where she named the page, and only after the partner accepted", () => {
    fc.assert(
      fc.property(world, (given) => {
        const { left } = live(given)
        const shown = left.filter(({ what }) => what === "shown")
        if (!given.channels.includes("partner_page") || given.fields === 0) expect(shown).toEqual([])
        const accepts = (given.commands as Command[]).findIndex((one) => one.do === "accept")
        if (accepts === -1) expect(shown).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it("can go well: a live consent lets it be sent, accepted and shown", () => {
    const commands: Command[] = (["digest", "receive", "accept", "show"] as const).map((one) => ({ do: one }))
    const given = { startsIn: 0, lasts: 30, fields: 2, channels: ["partner_page" as const], draft: false, commands }
    expect(live(given)).toMatchObject({ state: { status: "accepted" }, refusals: [] })
    expect(live(given).left.map(({ what }) => what)).toEqual(["sent", "shown"])
  })
})
