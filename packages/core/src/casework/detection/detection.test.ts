import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { Audit } from "../../audit/audit/inside"
import { Act } from "../../platform/actor"
import { Folio } from "../../platform/folio"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Numbers } from "../../reporting/numbers/inside"
import { Inbox } from "../../scheduler/inbox/inside"
import { Statistics } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { CaseFile } from "../casefile/inside"
import * as Detection from "./detection"

const start = Date.parse("2026-03-02T15:00:00.000Z")
const minutes = 60_000
const days = 86_400_000
let here: Consulate
let now = start
beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
})
afterAll(() => Clock.set(undefined))

const seen = { area: "documentation", signs: ["fear"], askedInPrivate: true, contact: "she_calls" } as const
const reach = { channel: "whatsapp", number: "+1 267 555 0188" } as const
const create = (urgent: boolean, more: object = {}) =>
  here.as("window", () => Detection.create({ ...seen, signs: [...seen.signs], urgent, ...more }))
const waiting = (cursor?: string) =>
  here.as("caseworker", () => Detection.list({ status: "waiting", limit: 2, ...(cursor ? { cursor } : {}) }))
const asCaseworker = <T>(run: () => Promise<T>) => here.as("caseworker", run)
const system = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, run)
const tasksOf = async (detectionID: string, status: "open" | "done" = "open") => {
  const { items } = await asCaseworker(() => Inbox.list({ status, limit: 100 }))
  return items.filter((task) => task.detectionID === detectionID)
}
const raw = async (detectionID: string) => {
  const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
  const Key = { pk: `detection#${detectionID}`, sk: "detection" }
  return (await here.cloud.admin.send(new GetCommand({ TableName, Key }))).Item ?? {}
}
const openFrom = (detectionID: string) =>
  asCaseworker(() => CaseFile.open({ ...(caseFileInput() as Parameters<typeof CaseFile.open>[0]), detectionID }))

describe("a detection", () => {
  it("is found by its folio without the case file that whoever looks may not know of, and the look is written down", async () => {
    const { detectionID, folio } = await create(false)
    const input = { ...(caseFileInput({ minor: true }) as Parameters<typeof CaseFile.open>[0]), detectionID }
    const { casefileID } = await here.as("coordinator", () => CaseFile.open(input))
    const found = async (role: "caseworker" | "coordinator", by: string) =>
      (await here.as(role, () => Detection.list({ status: "waiting", folio: by }))).items.map((one) => one.casefileID)
    expect(await found("coordinator", folio)).toEqual([casefileID])
    expect(await found("caseworker", folio)).toEqual([null])
    expect(await found("caseworker", "DET-2222")).toEqual([])
    const subject = await asCaseworker(async () => Act.label().id)
    const { items } = await here.as("coordinator", () => Audit.list({ subject, limit: 50 }))
    expect(items.filter(({ action }) => action === "detection.searched_by_folio")).toHaveLength(2)
  })

  it("gets a random folio and waits, urgent ones first, then who has waited longest", async () => {
    const made = []
    for (const urgent of [false, true, false, true]) {
      made.push(await create(urgent))
      now += 1000
    }
    for (const { folio } of made) expect(folio).toMatch(/^DET-[2-9A-HJKMNP-Z]{4}$/)
    const first = await waiting()
    const second = await waiting(first.cursor ?? "")
    const [a, b, c, d] = made.map(({ detectionID }) => detectionID)
    expect([...first.items, ...second.items].map(({ detectionID }) => detectionID)).toEqual([b, d, a, c])
  })

  it("is taken by one person, and a second learns that somebody did", async () => {
    const { detectionID } = await create(true)
    const take = () => asCaseworker(() => Detection.take({ detectionID }))
    const both = await Promise.allSettled([take(), take()])
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    await expect(take()).rejects.toMatchObject({ code: "detection_taken" })
    const { items } = await asCaseworker(() => Detection.list({ status: "taken" }))
    expect(items).toMatchObject([{ detectionID, status: "taken", takenAt: expect.any(String) }])
  })

  it("that is taken can be given back, and stands where it stood", async () => {
    const { detectionID } = await create(true)
    await expect(asCaseworker(() => Detection.release({ detectionID }))).rejects.toMatchObject({
      code: "detection_not_taken",
    })
    await asCaseworker(() => Detection.take({ detectionID }))
    await asCaseworker(() => Detection.release({ detectionID }))
    const found = await asCaseworker(() => Detection.fromID({ detectionID }))
    expect(found).toMatchObject({ status: "waiting", takenBy: null, takenAt: null })
    await asCaseworker(() => Detection.take({ detectionID }))
  })

  it("is made at a window and read by those who attend", async () => {
    for (const read of [
      () => Detection.list({}),
      () => Detection.fromID({ detectionID: "det_01J00000000000000000000000" }),
    ])
      await expect(here.as("window", async () => read())).rejects.toMatchObject({ code: "forbidden" })
    await expect(
      here.as("viewer", () => Detection.create({ ...seen, signs: ["fear"], urgent: false })),
    ).rejects.toMatchObject({ code: "forbidden" })
  })

  it("says how to reach her only when she said so, and never in clear", async () => {
    await expect(async () => create(false, { contact: "yes" })).rejects.toThrow("channel_required")
    await expect(async () => create(false, { reach })).rejects.toThrow("reach_unwanted")
    const { detectionID } = await create(false, { contact: "yes", reach })
    expect(JSON.stringify(await raw(detectionID))).not.toContain("555")
    expect((await waiting()).items.every((row) => !("reach" in row))).toBe(true)
    expect(await asCaseworker(() => Detection.fromID({ detectionID }))).toMatchObject({ reach, reachable: true })
    await asCaseworker(() => Detection.dismiss({ detectionID, reason: "her_decision" }))
    expect(await raw(detectionID)).not.toHaveProperty("sealed")
    expect(await asCaseworker(() => Detection.fromID({ detectionID }))).toMatchObject({
      reach: null,
      status: "dismissed",
      dismissReason: "her_decision",
    })
  })
})

describe("an urgent detection", () => {
  it("is a task from the start, which ends when somebody goes", async () => {
    const { detectionID, folio } = await create(true)
    const dueAt = new Date(now + 15 * minutes).toISOString()
    expect(await tasksOf(detectionID)).toMatchObject([{ kind: "detection_urgent", urgent: true, folio, dueAt }])
    await asCaseworker(() => Detection.take({ detectionID }))
    expect(await tasksOf(detectionID)).toEqual([])
    expect(await tasksOf(detectionID, "done")).toHaveLength(1)
    const calm = await create(false)
    expect(await tasksOf(calm.detectionID)).toEqual([])
  })

  it("that nobody takes in time is escalated once, however often the clock ticks", async () => {
    const { detectionID } = await create(true)
    now += 14 * minutes
    await system(Detection.escalateOverdue)
    expect(await tasksOf(detectionID)).toHaveLength(1)
    now += minutes
    await Promise.all([system(Detection.escalateOverdue), system(Detection.escalateOverdue)])
    await system(Detection.escalateOverdue)
    expect((await tasksOf(detectionID)).map(({ kind }) => kind).sort()).toEqual([
      "detection_unattended",
      "detection_urgent",
    ])
    expect(await asCaseworker(() => Detection.fromID({ detectionID }))).toMatchObject({ escalated: true })
    await asCaseworker(() => Detection.take({ detectionID }))
    expect(await tasksOf(detectionID)).toEqual([])
  })
})

describe("a detection that became a case file", () => {
  it("is in the file, stays, forgets the number and counts by the area that noticed", async () => {
    const { detectionID, folio } = await create(false, { area: "civil_registry", contact: "yes", reach })
    const { casefileID } = await openFrom(detectionID)
    const row = await raw(detectionID)
    expect(row).toMatchObject({ status: "became", casefileID })
    for (const gone of ["sealed", "expiresAt"]) expect(row).not.toHaveProperty(gone)
    expect(await asCaseworker(() => CaseFile.fromID({ casefileID }))).toMatchObject({ detectionID })
    await expect(openFrom(detectionID)).rejects.toMatchObject({ code: "detection_became" })
    await expect(asCaseworker(() => Detection.dismiss({ detectionID, reason: "duplicate" }))).rejects.toMatchObject({
      code: "detection_became",
    })
    const counters = await here.as("coordinator", () => Statistics.counters("2026-03"))
    expect(counters["casefile.detected.civil_registry"]).toBe(1)
    expect(await here.as("coordinator", () => Numbers.findDrift("2026-03"))).toMatchObject({ drift: [] })
    now += 91 * days
    expect(await system(() => Folio.find(folio))).toBe(detectionID)
    expect(await asCaseworker(() => Detection.fromID({ detectionID }))).toMatchObject({ status: "became" })
  })

  it("tells the officer that it was attended, and nothing else", async () => {
    const mine = () => here.as("window", () => Detection.mine({ limit: 1 }))
    const { detectionID, folio } = await create(true)
    expect((await mine()).items).toMatchObject([{ detectionID, folio, state: "waiting" }])
    await openFrom(detectionID)
    const [row] = (await mine()).items
    expect(Object.keys(row ?? {}).sort()).toEqual(["area", "createdAt", "detectionID", "folio", "state", "urgent"])
    expect(row?.state).toBe("attended")
    expect((await here.as("outreach", () => Detection.mine({}))).items).toEqual([])
  })
})

describe("a detection that became none", () => {
  it("vanishes after ninety days with its folio", async () => {
    const { detectionID } = await create(false)
    await asCaseworker(() => Detection.dismiss({ detectionID, reason: "nothing_wrong" }))
    await expect(openFrom(detectionID)).rejects.toMatchObject({ code: "detection_dismissed" })
    const { expiresAt } = await raw(detectionID)
    expect(expiresAt).toBe(Math.floor((now + 90 * days) / 1000))
    now += 90 * days
    await expect(asCaseworker(() => Detection.fromID({ detectionID }))).rejects.toMatchObject({ code: "not_found" })
    const { items } = await asCaseworker(() => Detection.list({ status: "dismissed", limit: 100 }))
    expect(items.map((row) => row.detectionID)).not.toContain(detectionID)
  })
})

describe("whoever is on call", () => {
  const guard = "guardia@example.org"
  const mails = () => here.cloud.mail.list(guard).filter(({ tags }) => tags.kind === "waiting")
  const configure = (onCallEmail: string | null) =>
    here.as("coordinator", () => Tenant.changeSettings({ set: { onCallEmail } }))

  it("is told by mail of an urgent detection that nobody took in time, once, and not of whom", async () => {
    await configure(guard)
    await system(Detection.escalateOverdue)
    const before = mails().length
    const { detectionID, folio } = await create(true)
    await create(false)
    now += 14 * minutes
    expect(await system(Detection.escalateOverdue)).toMatchObject({ told: 0 })
    now += 2 * minutes
    await Promise.all([system(Detection.escalateOverdue), system(Detection.escalateOverdue)])
    await system(Detection.escalateOverdue)
    expect(mails().length).toBe(before + 1)
    const mail = mails().at(-1)
    for (const secret of [folio, detectionID, "fear", "documentation", "miedo"])
      expect(`${mail?.subject}${mail?.html}${mail?.text}`).not.toContain(secret)
  })

  it("is not told of one that somebody took, and is told again of one that was given back", async () => {
    const { detectionID } = await create(true)
    await asCaseworker(() => Detection.take({ detectionID }))
    now += 60 * minutes
    const before = mails().length
    expect(await system(Detection.escalateOverdue)).toMatchObject({ told: 0 })
    await asCaseworker(() => Detection.release({ detectionID }))
    now += 16 * minutes
    expect(await system(Detection.escalateOverdue)).toMatchObject({ told: 1 })
    expect(mails().length).toBe(before + 1)
  })
})

describe("a detection by its folio", () => {
  it("is found whatever became of it, and is among those of whoever took it", async () => {
    const { detectionID, folio } = await create(true)
    const byFolio = () => asCaseworker(() => Detection.list({ folio }))
    expect((await byFolio()).items).toMatchObject([{ detectionID, status: "waiting" }])
    await asCaseworker(() => Detection.take({ detectionID }))
    expect((await byFolio()).items).toMatchObject([{ detectionID, status: "taken" }])
    const carried = (role: "caseworker" | "coordinator") =>
      here.as(role, () => Detection.list({ status: "taken", mine: "true", limit: 100 }))
    expect((await carried("caseworker")).items.map((one) => one.detectionID)).toContain(detectionID)
    expect((await carried("coordinator")).items.map((one) => one.detectionID)).not.toContain(detectionID)
    expect((await asCaseworker(() => Detection.list({ folio: "DET-ZZZZ" }))).items).toEqual([])
  })
})
