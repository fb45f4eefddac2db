import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { VisibleError } from "../../platform/error"
import { type Command, decide, isOpen, isOverdue, type State } from "./errand.rules"
import { type Answer, CannotReason } from "./errand.schema"

const at = (minute: number) => new Date(Date.parse("2026-03-02T15:00:00.000Z") + minute * 60_000).toISOString()
const by = fc.constantFrom("stf_a", "stf_b")
const note = fc.constantFrom(null, "Turno 14")
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ outcome: fc.constant("done" as const), note }),
  fc.record({ outcome: fc.constant("appointment" as const), at: fc.integer({ min: -60, max: 600 }).map(at), note }),
  fc.record({ outcome: fc.constant("cannot" as const), reason: fc.constantFrom(...CannotReason.options), note }),
)
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant("take" as const), by }),
  fc.record({ do: fc.constant("answer" as const), by, answer }),
  fc.record({ do: fc.constant("cancel" as const), by }),
  fc.constant({ do: "tellLate" as const }),
)
const step = fc.record({ command, later: fc.integer({ min: 0, max: 90 }) })
const asked = (urgent: boolean, due: number): State => ({ status: "asked", urgent, dueAt: at(due), version: 1 })

/** What must hold for every errand after any commands. */
function legal(state: State) {
  const ended = !isOpen(state)
  expect(state.endedAt !== undefined && state.endedBy !== undefined).toBe(ended)
  expect(state.appointmentAt !== undefined).toBe(state.status === "appointment")
  expect(state.cannotReason !== undefined).toBe(state.status === "cannot")
  if (state.status === "taken") expect(state.takenBy).toBeDefined()
  if (state.status === "asked") expect(state.takenBy).toBeUndefined()
  if (state.endedAt) expect(isOverdue(state, at(100_000))).toBe(false)
  if (state.toldLateAt) expect(state.toldLateAt >= state.dueAt).toBe(true)
}

describe("an errand", () => {
  it("is in a legal state after every sequence of commands, ends once, and every refusal names its reason", () =>
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 1, max: 300 }),
        fc.array(step, { maxLength: 12 }),
        (urgent, due, steps) => {
          let [state, minute, endings, told] = [asked(urgent, due), 0, 0, 0]
          for (const { command, later } of steps) {
            minute += later
            const before = structuredClone(state)
            try {
              const next = decide(state, command, at(minute))
              expect(next.version).toBe(before.version + 1)
              expect(isOpen(before)).toBe(true)
              if (!isOpen(next)) endings++
              if (command.do === "tellLate") told++
              expect(state).toEqual(before)
              state = next
            } catch (error) {
              expect(error).toBeInstanceOf(VisibleError)
              expect((error as VisibleError).code).toMatch(/^errand_/)
              expect(state).toEqual(before)
            }
            legal(state)
          }
          expect(endings).toBeLessThanOrEqual(1)
          expect(told).toBeLessThanOrEqual(1)
          expect(state).toMatchObject({ urgent, dueAt: at(due) })
        },
      ),
    ))

  it("is taken once, and may be answered by a colleague of the area without being taken", () => {
    const taken = decide(asked(false, 10), { do: "take", by: "stf_a" }, at(1))
    expect(() => decide(taken, { do: "take", by: "stf_b" }, at(2))).toThrow("errand_taken")
    const done = decide(asked(false, 10), { do: "answer", by: "stf_b", answer: { outcome: "done", note: null } }, at(2))
    expect(done).toMatchObject({ status: "done", endedBy: "stf_b" })
    expect(() => decide(done, { do: "cancel", by: "stf_a" }, at(3))).toThrow("errand_answered")
  })
})
