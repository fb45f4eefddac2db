import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { Act } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import { Person } from "../person/inside"
import { contactAskAt, contactIsStale } from "../person/person.rules"
import * as CaseFile from "./casefile"

const day = 86_400_000
const start = Date.parse("2026-03-02T15:00:00.000Z")
let here: Consulate
let now = start

beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
})
afterAll(() => Clock.set(undefined))

const open = () => here.as("caseworker", () => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]))
const tick = () => Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, () => CaseFile.askToReconfirm())
const tasksOf = async (casefileID: string, status: "open" | "done" = "open") => {
  const { items } = await here.as("caseworker", () => Inbox.list({ status, limit: 50 }))
  return items.filter((task) => task.casefileID === casefileID && task.kind === "reconfirm_contact")
}
const confirm = (personID: string) =>
  here.as("caseworker", async () => {
    const { version } = await Person.fromID({ personID })
    return Person.changeContact({ personID, safeContact: { allowed: "she_calls", channels: [] }, version })
  })

describe("a safe contact", () => {
  it("is asked about from the first instant at which it is stale", () => {
    const at = contactAskAt(new Date(start).toISOString())
    expect(contactIsStale(new Date(start).toISOString(), at)).toBe(true)
    expect(contactIsStale(new Date(start).toISOString(), new Date(Date.parse(at) - 1).toISOString())).toBe(false)
  })

  it("of 30 days becomes one task of the case file, however often the clock ticks", async () => {
    const { casefileID, folio } = await open()
    now += 29 * day
    expect(await tick()).toEqual({ asked: 0 })
    expect(await tasksOf(casefileID)).toEqual([])
    now += 2 * day
    await Promise.all([tick(), tick()])
    expect(await tick()).toEqual({ asked: 0 })
    expect(await tasksOf(casefileID)).toMatchObject([{ folio, urgent: false, dueAt: new Date(now).toISOString() }])
  })

  it("that she confirms ends its task, and is asked about 30 days later again", async () => {
    const { casefileID, personID } = await open()
    now += 31 * day
    await tick()
    await confirm(personID)
    expect(await tasksOf(casefileID)).toEqual([])
    expect(await tasksOf(casefileID, "done")).toHaveLength(1)
    now += 31 * day
    await tick()
    expect(await tasksOf(casefileID)).toHaveLength(1)
  })

  it("whose task a coordinator closed with a reason is still confirmed by asking her", async () => {
    const { casefileID, personID } = await open()
    now += 31 * day
    await tick()
    const [task] = await tasksOf(casefileID)
    const done = (reason?: "done_elsewhere") =>
      Inbox.done({ taskID: task?.taskID ?? "", ...(reason ? { reason } : {}) })
    await expect(here.as("caseworker", () => done())).rejects.toMatchObject({ code: "reconfirm_needed" })
    await here.as("coordinator", () => done("done_elsewhere"))
    await expect(confirm(personID)).resolves.toEqual({ personID })
  })

  it("of a closed case file is nobody's task until it is reopened", async () => {
    const { casefileID } = await open()
    await here.as("caseworker", () => CaseFile.close({ casefileID, reason: "moved" }))
    now += 31 * day
    await tick()
    expect(await tasksOf(casefileID)).toEqual([])
    await here.as("caseworker", () => CaseFile.reopen({ casefileID }))
    expect(await tasksOf(casefileID)).toHaveLength(1)
  })

  it("that is fresh makes no task when a case file is reopened", async () => {
    const { casefileID } = await open()
    await here.as("caseworker", () => CaseFile.close({ casefileID, reason: "moved" }))
    await here.as("caseworker", () => CaseFile.reopen({ casefileID }))
    expect(await tasksOf(casefileID)).toEqual([])
  })
})
