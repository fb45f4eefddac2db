import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Act, type Actor, type Area, type Role } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import * as Errand from "./errand"

const hour = 3_600_000
let here: Consulate
let now = Date.parse("2026-03-02T15:00:00.000Z")
let file: { casefileID: string; folio: string }

beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
  file = await here.as("caseworker", () => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]))
})
afterAll(() => Clock.set(undefined))

const ids = new Map<string, string>()
/** An officer with areas of her own. */
function officer<T>(role: Role, areas: Area[], run: () => Promise<T>): Promise<T> {
  const name = `${role} ${areas.join(" ")}`
  const staffID = ids.get(name) ?? createID("staff")
  ids.set(name, staffID)
  const duties = { areas, minors: false }
  const actor: Actor = { type: "staff", tenantID: here.tenantID, staffID, identity: name, role, duties }
  return Act.with(actor, run)
}
const window = <T>(run: () => Promise<T>) => officer("window", ["documentation"], run)
const caseworker = <T>(run: () => Promise<T>) => here.as("caseworker", run)
const system = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, run)
const due = (hours = 24) => new Date(now + hours * hour).toISOString()
const secret = "Turno 14, trae testigo"
const ask = (more: object = {}) => {
  now += 1000
  return caseworker(() =>
    Errand.ask({ casefileID: file.casefileID, kind: "urgent_passport", area: "documentation", dueAt: due(), ...more }),
  )
}
const tasks = async (kind: string) =>
  (await caseworker(() => Inbox.list({ status: "open", limit: 100 }))).items.filter((task) => task.kind === kind)

describe("an errand", () => {
  it("shows its area a folio and what is asked, and neither the file nor another area", async () => {
    const { errandID } = await ask({ note: secret, urgent: true })
    const { items } = await window(() => Errand.mine({}))
    expect(items).toMatchObject([{ errandID, folio: file.folio, kind: "urgent_passport", hasNote: true, urgent: true }])
    expect(JSON.stringify(items)).not.toMatch(/cas_|per_|Turno/)
    expect(await window(() => Errand.fromID({ errandID }))).toMatchObject({ note: secret, answerNote: null })
    expect(JSON.stringify(await window(() => Errand.fromID({ errandID })))).not.toMatch(/cas_|per_/)
    const others = <T>(run: () => Promise<T>) => officer("window", ["health"], run)
    expect((await others(() => Errand.mine({}))).items).toEqual([])
    for (const act of [
      () => Errand.fromID({ errandID }),
      () => Errand.take({ errandID }),
      () => Errand.answer({ errandID, answer: { outcome: "done", note: null } }),
    ])
      await expect(others(async () => act())).rejects.toMatchObject({ code: "errand_of_another_area" })
    await expect(window(() => CaseFile.fromID({ casefileID: file.casefileID }))).rejects.toMatchObject({
      code: "forbidden",
    })
    await expect(window(() => Errand.list({ casefileID: file.casefileID }))).rejects.toMatchObject({
      code: "forbidden",
    })
    await caseworker(() => Errand.cancel({ errandID }))
    expect((await window(() => Errand.mine({}))).items).toEqual([])
  })

  it("is taken by one of the area, answered with an appointment, and becomes a task of who carries the file", async () => {
    const { errandID } = await ask()
    const both = await Promise.allSettled([0, 1].map(() => window(() => Errand.take({ errandID }))))
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    const at = due(48)
    await window(() => Errand.answer({ errandID, answer: { outcome: "appointment", at, note: "Ventanilla 3" } }))
    const [row] = (await caseworker(() => Errand.list({ casefileID: file.casefileID }))).items
    expect(row).toMatchObject({ status: "appointment", appointmentAt: at, answerNote: "Ventanilla 3" })
    expect((await window(() => Errand.mine({ side: "closed" }))).items[0]).toMatchObject({ errandID })
    expect(await tasks("errand_answered")).toMatchObject([{ casefileID: file.casefileID, folio: file.folio }])
    await expect(window(() => Errand.take({ errandID }))).rejects.toMatchObject({ code: "errand_answered" })
  })

  it("that is overdue is told once, and the task ends with the answer", async () => {
    const urgent = await ask({ urgent: true, dueAt: due(1) })
    const calm = await ask({ dueAt: due(2) })
    now += hour
    await Promise.all([system(Errand.remindOverdue), system(Errand.remindOverdue)])
    expect(await tasks("errand_overdue")).toHaveLength(1)
    now += hour
    expect(await system(Errand.remindOverdue)).toEqual({ told: 1 })
    expect(await system(Errand.remindOverdue)).toEqual({ told: 0 })
    expect(await tasks("errand_overdue")).toHaveLength(2)
    await window(() =>
      Errand.answer({
        errandID: urgent.errandID,
        answer: { outcome: "cannot", reason: "missing_document", note: null },
      }),
    )
    await caseworker(() => Errand.cancel({ errandID: calm.errandID }))
    expect(await tasks("errand_overdue")).toEqual([])
    expect((await tasks("errand_answered")).find(({ urgent }) => urgent)).toBeDefined()
  })

  it("is asked of an open file only, for a moment to come", async () => {
    await expect(ask({ dueAt: due(-1) })).rejects.toMatchObject({ code: "errand_due_past" })
    const other = await caseworker(() => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]))
    await caseworker(() => CaseFile.close({ casefileID: other.casefileID, reason: "moved" }))
    await expect(ask({ casefileID: other.casefileID })).rejects.toMatchObject({ code: "casefile_closed" })
  })

  it("shows its notes to whom it was asked of and to whoever carries her file; to another caseworker only that there are some", async () => {
    const { errandID } = await ask({ note: secret })
    await window(() => Errand.answer({ errandID, answer: { outcome: "done", note: "Listo" } }))
    const notes = async (run: <T>(act: () => Promise<T>) => Promise<T>) => {
      const { items } = await run(() => Errand.list({ casefileID: file.casefileID, limit: 100 }))
      const listed = items.find((one) => one.errandID === errandID)
      const { hasNote, note, answerNote } = await run(() => Errand.fromID({ errandID }))
      return { hasNote, note, answerNote, listed: [listed?.note, listed?.answerNote] }
    }
    const opened = { hasNote: true, note: secret, answerNote: "Listo", listed: [secret, "Listo"] }
    expect(await notes(caseworker)).toEqual(opened)
    expect(await notes((run) => here.as("coordinator", run))).toEqual(opened)
    const other = <T>(run: () => Promise<T>) => officer("caseworker", [], run)
    expect(await notes(other)).toEqual({ hasNote: true, note: null, answerNote: null, listed: [null, null] })
  })

  it("keeps its notes under her own key", async () => {
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    const { Items = [] } = await here.cloud.admin.send(new ScanCommand({ TableName }))
    expect(JSON.stringify(Items)).not.toContain(secret)
    const sealed = Items.filter((item) => item.__edb_e__ === "errand" && item.sealed).map((item) => String(item.sealed))
    expect(sealed.length).toBeGreaterThan(0)
    for (const one of sealed) expect(one).toMatch(/^per_[0-9A-Z]{26}:/)
  })
})
