import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { VisibleError } from "../../platform/error"
import { accept, giveBack, hear, isOver, recall, withdraw } from "./transfer.rules"
import type { ReturnReason, Status } from "./transfer.schema"

type Row = {
  status: Status
  version: number
  endedAt?: string
  returnReason?: ReturnReason
  casefileID?: string
}
const now = "2026-03-02T15:00:00.000Z"

/** Two tables; each accepts a write only if the row is unchanged since it was read. */
function createWorld() {
  const world = {
    sent: { status: "sending", version: 1 } as Row,
    there: undefined as Row | undefined,
    files: 0,
    carried: 0,
  }
  const put = (side: "sent" | "there", before: Row | undefined, next: Row | undefined) => {
    if (!next || world[side]?.version !== before?.version) return false
    world[side] = next
    return true
  }
  const refusable = (run: () => void) => {
    try {
      run()
    } catch (error) {
      expect(error).toBeInstanceOf(VisibleError)
      expect((error as VisibleError).code).toMatch(/^transfer_/)
    }
  }
  return {
    world,
    withdraw: () => refusable(() => put("sent", world.sent, withdraw(world.sent))),
    accept: () =>
      refusable(() => {
        const { there } = world
        if (there && put("there", there, accept(there, "cas_1", now))) world.files++
      }),
    giveBack: () =>
      refusable(() => {
        const { there } = world
        if (there) put("there", there, giveBack(there, "no_capacity", now))
      }),
    /** The job in three steps; between them it may crash or be overtaken. */
    *job(): Generator<void> {
      const sent = world.sent
      if (isOver(sent)) return
      yield
      const found = world.there
      if (sent.status === "withdrawing") {
        const tombstone: Row = { status: "withdrawn", endedAt: now, version: 1 }
        const next = found ? recall(found, now) : tombstone
        if (next) put("there", found, next)
      } else if (!found && put("there", undefined, { status: "arrived", version: 1 })) world.carried++
      yield
      const next = world.there && hear(sent, world.there, now)
      put("sent", sent, next)
    },
  }
}

const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("job" as const), of: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("withdraw" as const, "accept" as const, "giveBack" as const) }),
  },
)

describe("a transfer between two consulates", () => {
  it("arrives once and both sides agree how it ended, however jobs, crashes, the withdrawal and the answer fall", () =>
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), fc.boolean(), (acts, answered) => {
        const { world, job, ...hands } = createWorld()
        const jobs = [job(), job(), job()]
        for (const one of acts) {
          if (one.do !== "job") hands[one.do]()
          // A job that has ended starts again, as with the next message or tick; one that is left has crashed.
          else if (jobs[one.of]?.next().done) jobs[one.of] = job()
          expect(world.there?.status === "arrived" ? world.there.endedAt : undefined).toBeUndefined()
        }
        if (answered) hands.accept()
        for (let tick = 0; tick < 3; tick++) for (const _ of job()) void _
        expect(world.carried).toBeLessThanOrEqual(1)
        expect(world.files).toBe(world.there?.status === "accepted" ? 1 : 0)
        // The crashed jobs continue now, far too late: nothing changes any more.
        const before = structuredClone(world)
        for (const late of jobs) for (const _ of late) void _
        expect({ ...world, sent: world.sent.status }).toEqual({ ...before, sent: before.sent.status })
        if (world.there && isOver(world.there)) {
          expect(world.sent).toMatchObject({ status: world.there.status, endedAt: now })
          expect(world.sent.returnReason).toBe(world.there.returnReason)
        } else expect(world.sent.status).toBe("delivered")
      }),
      { numRuns: 2000 },
    ))
})
