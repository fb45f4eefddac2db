import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import * as Followup from "./followup"
import * as Rules from "./followup.rules"

const at = (hour: number, day = 2) => new Date(Date.UTC(2026, 2, day, hour)).toISOString()

describe("the rules", () => {
  const command = fc.record({
    what: fc.constantFrom("due", "snooze", "finish", "cancel"),
    hour: fc.integer({ min: 0, max: 72 }),
  })
  it("whatever is done in whatever order, a follow-up is in one legal state, and has a task only when it is due or was", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let row: Rules.Row = { status: "waiting", kind: "contact", dueAt: at(10), snoozed: 0, version: 1 }
        for (const { what, hour } of commands) {
          const before = row
          try {
            if (what === "due") row = Rules.comeDue(row, "tsk", at(hour)) ?? row
            if (what === "snooze") row = Rules.snooze(row, at(hour), false)
            if (what === "finish") row = Rules.finish(row, { result: "done" }, "stf", at(hour))
            if (what === "cancel") row = Rules.cancel(row, "stf", at(hour))
          } catch (error) {
            expect((error as VisibleError).code).toBe("followup_done")
            expect(Rules.isOpen(before)).toBe(false)
            row = before
          }
          expect(["waiting", "due", "done", "cancelled"]).toContain(row.status)
          if (row.status === "waiting") expect(row.taskID).toBeUndefined()
          if (row.status === "due") expect(row.taskID).toBe("tsk")
          if (!Rules.isOpen(before)) expect(row).toBe(before)
        }
      }),
    )
  })
})

describe("a story through a real table", () => {
  let here: Consulate
  let now = at(14)
  beforeAll(async () => {
    here = await consulate()
    Clock.set(() => new Date(now))
    await here.as("coordinator", () => Vault.createKey())
  })
  afterAll(() => Clock.set(undefined))
  const open = async () => {
    const input = caseFileInput() as Parameters<typeof CaseFile.open>[0]
    return (await here.as("caseworker", () => CaseFile.open(input))).casefileID
  }
  const tick = () => Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, () => Followup.remindDue())
  const tasksOf = async (casefileID: string, status: "open" | "done" = "open") =>
    (await here.as("caseworker", () => Inbox.list({ status, limit: 100 }))).items.filter(
      (task) => task.casefileID === casefileID && task.kind === "followup_due",
    )
  const plan = (casefileID: string, more: object = {}) =>
    here.as("caseworker", () =>
      Followup.plan({ casefileID, kind: "document", dueAt: at(16), words: canary.note, ...more }),
    )

  it("becomes one task when its time has come, however often the clock ticks; done ends both", async () => {
    now = at(14)
    const casefileID = await open()
    const { followupID } = await plan(casefileID)
    await tick()
    expect(await tasksOf(casefileID)).toEqual([])
    now = at(16)
    await Promise.all([tick(), tick(), tick()])
    const [task] = await tasksOf(casefileID)
    // If only its task were ticked, the follow-up would stay due without anybody being told.
    await expect(here.as("caseworker", () => Inbox.done({ taskID: task?.taskID ?? "" }))).rejects.toThrow(
      "followup_needed",
    )
    expect(await tasksOf(casefileID)).toHaveLength(1)
    await here.as("caseworker", () => Followup.done({ followupID, result: "done", words: "Tiene su acta" }))
    expect(await tasksOf(casefileID)).toEqual([])
    const { items } = await here.as("caseworker", () => Followup.list({ casefileID }))
    expect(items).toMatchObject([{ status: "done", result: "done", words: `${canary.note}\nTiene su acta` }])
  })

  it("put off loses its task, and gets another when its new time has come", async () => {
    now = at(14)
    const casefileID = await open()
    const { followupID } = await plan(casefileID)
    now = at(17)
    await tick()
    await here.as("caseworker", () => Followup.snooze({ followupID, dueAt: at(20) }))
    expect(await tasksOf(casefileID)).toEqual([])
    now = at(20)
    await tick()
    expect(await tasksOf(casefileID)).toHaveLength(1)
    expect(
      (await here.as("caseworker", () => Followup.list({ limit: 100 }))).items.map((one) => one.followupID),
    ).toContain(followupID)
  })

  it("of a contact is planned in her safe hours, or by somebody who says that she knows", async () => {
    now = at(13)
    const casefileID = await open()
    // Mondays and Tuesdays, 9 to 12 in Philadelphia: 14 to 17 UTC.
    await expect(plan(casefileID, { kind: "contact", dueAt: at(19) })).rejects.toThrow("followup_unsafe_hour")
    await plan(casefileID, { kind: "contact", dueAt: at(15) })
    await plan(casefileID, { kind: "contact", dueAt: at(19), anyway: true })
    await expect(plan(casefileID, { dueAt: at(12) })).rejects.toThrow("followup_past")
    const { items } = await here.as("caseworker", () => Followup.list({ casefileID }))
    expect(new Map(items.map(({ dueAt, unsafeHour }) => [dueAt, unsafeHour]))).toEqual(
      new Map([
        [at(15), false],
        [at(19), true],
      ]),
    )
  })

  it("of a closed case file is nobody's task until it is reopened", async () => {
    now = at(14)
    const casefileID = await open()
    await plan(casefileID)
    await here.as("caseworker", () => CaseFile.close({ casefileID, reason: "moved" }))
    now = at(18)
    await tick()
    expect(await tasksOf(casefileID)).toEqual([])
    await here.as("caseworker", () => CaseFile.reopen({ casefileID }))
    await tick()
    expect(await tasksOf(casefileID)).toHaveLength(1)
  })

  it("a refusal is one of ours", async () => {
    const casefileID = await open()
    const { followupID } = await plan(casefileID, { dueAt: at(23) })
    await here.as("caseworker", () => Followup.cancel({ followupID }))
    await expect(here.as("caseworker", () => Followup.cancel({ followupID }))).rejects.toBeInstanceOf(VisibleError)
  })
})
