import { describe, expect, it } from "vitest"
import {
  checked,
  confirm,
  daysAfter,
  lapse,
  pause,
  reschedule,
  resume,
  type State,
  statusAt as standingAt,
  tendAt,
} from "./mailbox.rules"

const now = "2026-03-09T15:00:00.000Z"
const later = "2026-03-11T12:00:00.000Z"
const verified = confirm({ status: "pending" }, now, later)
const past = daysAfter(now, 90)
const paused = (reason: "staff" | "bounce" | "complaint", from = verified) => pause(from, reason) as State

describe("a mailbox", () => {
  it("is verified for 90 days, by the clock and not by the tick", () => {
    expect(verified).toMatchObject({ status: "verified", verifiedAt: now, verifyAgainAt: past })
    expect(standingAt(verified, "2026-06-07T14:59:59.999Z")).toBe("verified")
    expect(standingAt(verified, past)).toBe("lapsed")
  })

  it("lapses once, and owes one mail until it has left", () => {
    expect(lapse(verified, later)).toBeUndefined()
    const lapsed = lapse(verified, past) as State
    expect(lapsed).toMatchObject({ status: "lapsed", mailOwed: true })
    expect(lapse(lapsed, past)).toBeUndefined()
    expect(tendAt(lapsed)).toBe(past)
    expect(tendAt(checked(lapsed))).toBeUndefined()
    expect(confirm(lapsed, past, later)).toMatchObject({ status: "verified", verifiedAt: past })
  })

  it("is looked at for its next digest or the end of its verification, whichever is first", () => {
    expect(tendAt(verified)).toBe(later)
    expect(tendAt(confirm({ status: "pending" }, now, "2027-01-01T00:00:00.000Z"))).toBe(past)
    expect(tendAt({ status: "pending" })).toBeUndefined()
    expect(tendAt(paused("staff"))).toBeUndefined()
  })

  it("is paused for a graver reason only, and cannot be proven meanwhile", () => {
    expect(pause(paused("staff"), "staff")).toBeUndefined()
    expect(pause(paused("staff"), "bounce")).toMatchObject({ pauseReason: "bounce" })
    expect(pause(paused("bounce"), "complaint")).toMatchObject({ pauseReason: "complaint" })
    expect(pause(paused("complaint"), "bounce")).toBeUndefined()
    expect(() => confirm(paused("bounce"), now, later)).toThrow("mailbox_wrong_state")
    expect(() => checked(paused("staff"))).toThrow("mailbox_wrong_state")
  })

  it("comes back from staff's pause as it was, and from any other only by proof", () => {
    expect(resume(paused("staff"), later, later)).toEqual({ ...verified, nextDigestAt: later })
    expect(resume(paused("staff"), past, later)).toEqual({ status: "pending" })
    expect(resume(paused("staff", { status: "pending" }), now, later)).toEqual({ status: "pending" })
    expect(resume(paused("bounce"), now, later)).toEqual({ status: "pending" })
    expect(resume(paused("complaint"), now, later)).toEqual({ status: "pending" })
    expect(() => resume(verified, now, later)).toThrow("mailbox_wrong_state")
  })

  it("keeps a digest that is due when its schedule changes", () => {
    const next = "2026-03-16T12:00:00.000Z"
    expect(reschedule(verified, now, next)).toMatchObject({ nextDigestAt: next })
    expect(reschedule(verified, later, next)).toMatchObject({ nextDigestAt: later })
    expect(reschedule({ status: "pending" }, now, next)).toEqual({ status: "pending" })
  })
})
