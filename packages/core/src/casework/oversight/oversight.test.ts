import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { Audit } from "../../audit/audit/inside"
import { Act, type Actor, type Fitness, type Role } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { CaseFile } from "../casefile/inside"
import { AccessLog, BreakGlass } from "."
import { codeOf, kindOf } from "./access-log.rules"

const minute = 60_000
let here: Consulate
let now = Date.parse("2026-03-02T15:00:00.000Z")
const actors = new Map<string, Actor>()
const identities: Record<string, string> = {}

/** A colleague by name; the same one each time. */
function as<T>(
  name: string,
  run: () => Promise<T>,
  more: Partial<{ role: Role; minors: boolean; fitness: Fitness }> = {},
) {
  const { role = "caseworker", minors = false, fitness } = more
  const known = actors.get(name)
  const actor: Actor = known ?? {
    type: "staff",
    tenantID: here.tenantID,
    staffID: createID("staff"),
    identity: name,
    role,
    duties: { areas: [], minors },
    ...(fitness ? { fitness } : {}),
  }
  actors.set(name, actor)
  if (actor.type === "staff") identities[name] = actor.staffID
  return Act.with(actor, run)
}
const boss = <T>(run: () => Promise<T>) => as("boss", run, { role: "coordinator" })
const reason = "Llamó: la siguen, y quien lleva su expediente está de licencia"
const open = (more: object = {}) =>
  as("carer", () => CaseFile.open(caseFileInput(more) as Parameters<typeof CaseFile.open>[0]))
const told = (casefileID: string) => Act.doing.with("note.list", () => CaseFile.enter(casefileID))

beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
})
afterAll(() => Clock.set(undefined))

describe("an emergency access", () => {
  it("shows for an hour what was not hers to see, and is over by the clock", async () => {
    const { casefileID } = await open()
    await expect(as("other", () => told(casefileID))).rejects.toMatchObject({ code: "not_assigned" })
    const before = await as("other", () => BreakGlass.access({ casefileID }))
    expect(before).toEqual({
      file: null,
      narrative: "not_assigned",
      perpetrator: "not_assigned",
      glassUntil: null,
      mayBreakGlass: true,
    })
    const { until } = await as("other", () => BreakGlass.open({ casefileID, reason }))
    expect(until).toBe(new Date(now + 60 * minute).toISOString())
    expect(await as("other", () => told(casefileID))).toMatchObject({ casefileID })
    expect(await as("other", () => BreakGlass.access({ casefileID }))).toMatchObject({
      narrative: null,
      glassUntil: until,
    })
    // For nobody else, and for no other file.
    await expect(as("third", () => told(casefileID))).rejects.toMatchObject({ code: "not_assigned" })
    const another = await open()
    await expect(as("other", () => told(another.casefileID))).rejects.toMatchObject({ code: "not_assigned" })
    now += 60 * minute - 1
    expect(await as("other", () => told(casefileID))).toMatchObject({ casefileID })
    now += 1
    await expect(as("other", () => told(casefileID))).rejects.toMatchObject({ code: "not_assigned" })
    expect(await as("other", () => BreakGlass.access({ casefileID }))).toMatchObject({
      glassUntil: null,
      mayBreakGlass: true,
    })
  })

  it("opens a minor's file to whoever lacks that duty", async () => {
    const { casefileID } = await open({ minor: true })
    await expect(as("other", () => CaseFile.fromID({ casefileID }))).rejects.toMatchObject({
      code: "minors_duty_required",
    })
    await as("other", () => BreakGlass.open({ casefileID, reason }))
    expect(await as("other", () => CaseFile.fromID({ casefileID }))).toMatchObject({ minor: true })
    now += 61 * minute
    await expect(as("other", () => CaseFile.fromID({ casefileID }))).rejects.toMatchObject({
      code: "minors_duty_required",
    })
  })

  it("is refused where it would show no more, and while one is in force", async () => {
    const { casefileID } = await open()
    const refused = { code: "glass_not_needed" }
    await expect(as("carer", () => BreakGlass.open({ casefileID, reason }))).rejects.toMatchObject(refused)
    await expect(boss(() => BreakGlass.open({ casefileID, reason }))).rejects.toMatchObject(refused)
    await as("other", () => BreakGlass.open({ casefileID, reason }))
    await expect(as("other", () => BreakGlass.open({ casefileID, reason }))).rejects.toMatchObject(refused)
    now += 61 * minute
    expect(await as("other", () => BreakGlass.open({ casefileID, reason }))).toMatchObject({
      until: expect.any(String),
    })
  })

  it("is refused to a role that does not attend women, and without a reason", async () => {
    const { casefileID } = await open()
    const window = as("window", () => BreakGlass.open({ casefileID, reason }), { role: "window" })
    await expect(window).rejects.toMatchObject({ code: "forbidden" })
    await expect(as("other", async () => BreakGlass.open({ casefileID, reason: "urge" }))).rejects.toThrow()
  })

  it("becomes an urgent task that only its review ends, by somebody else, once, in words", async () => {
    const { casefileID } = await open()
    const { glassID } = await as("other", () => BreakGlass.open({ casefileID, reason }))
    const waiting = async (status: "open" | "done") =>
      (await boss(() => Inbox.list({ status, limit: 100 }))).items.filter((task) => task.casefileID === casefileID)
    const [task] = await waiting("open")
    expect(task).toMatchObject({ kind: "glass_review", urgent: true })
    const taskID = task?.taskID ?? ""
    await expect(boss(() => Inbox.done({ taskID }))).rejects.toMatchObject({ code: "glass_review_needed" })
    const review = { casefileID, glassID, verdict: "justified" as const, words: "Se atendió y se avisó a su titular" }
    await expect(as("other", () => BreakGlass.review(review))).rejects.toMatchObject({ code: "forbidden" })
    await boss(() => BreakGlass.review(review))
    expect(await waiting("open")).toEqual([])
    expect(await waiting("done")).toHaveLength(1)
    await expect(boss(() => BreakGlass.review(review))).rejects.toMatchObject({ code: "glass_reviewed" })
    expect(await boss(() => BreakGlass.fromID({ casefileID, glassID }))).toMatchObject({
      reason,
      words: review.words,
      verdict: "justified",
      reviewedBy: identities.boss,
      staffID: identities.other,
    })
  })

  it("of a coordinator is reviewed by another", async () => {
    const { casefileID } = await open()
    await here.as("coordinator", () => Tenant.changeSettings({ set: { requireCourse: true } }))
    const { glassID } = await boss(() => BreakGlass.open({ casefileID, reason }))
    await here.as("coordinator", () => Tenant.changeSettings({ set: { requireCourse: false } }))
    const review = { casefileID, glassID, verdict: "unjustified" as const, words: "No hacía falta" }
    await expect(boss(() => BreakGlass.review(review))).rejects.toMatchObject({ code: "glass_own_review" })
    expect(await here.as("coordinator", () => BreakGlass.review(review))).toMatchObject({ verdict: "unjustified" })
  })

  it("is listed for coordinators, by state, without what was said", async () => {
    const listed = async (status: "open" | "reviewed") => (await boss(() => BreakGlass.list({ status }))).items
    const [waiting, reviewed] = [await listed("open"), await listed("reviewed")]
    expect(waiting.length).toBeGreaterThan(2)
    expect(reviewed.map(({ verdict }) => verdict).sort()).toEqual(["justified", "unjustified"])
    expect(JSON.stringify([...waiting, ...reviewed])).not.toContain("licencia")
    await expect(as("carer", () => BreakGlass.list({}))).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("what the consulate asks of whoever sees files", () => {
  const course = (courseUntil: string | null, codeVersion: number | null = null): Fitness => ({
    courseUntil,
    codeVersion,
    codeSignedAt: null,
  })
  const set = (values: { requireCourse?: boolean; requireCode?: boolean }) =>
    here.as("coordinator", () => Tenant.changeSettings({ set: values }))

  it("is a course up to and with its last day, in the consulate's zone", async () => {
    const { casefileID } = await open()
    await set({ requireCourse: true })
    // 22:00 of 9 March in New York is 10 March in UTC.
    now = Date.parse("2026-03-10T02:00:00.000Z")
    const read = (name: string, fitness: Fitness) =>
      as(name, () => CaseFile.fromID({ casefileID }), { role: "coordinator", fitness })
    expect(await read("in-course", course("2026-03-09"))).toMatchObject({ casefileID })
    await expect(read("lapsed", course("2026-03-08"))).rejects.toMatchObject({ code: "course_required" })
    await expect(read("never", course(null))).rejects.toMatchObject({ code: "course_required" })
    now += 3 * 3_600_000
    await expect(read("in-course", course("2026-03-09"))).rejects.toMatchObject({ code: "course_required" })
    await as("lapsed", () => BreakGlass.open({ casefileID, reason }))
    expect(await read("lapsed", course("2026-03-08"))).toMatchObject({ casefileID })
    await set({ requireCourse: false })
    expect(await read("never", course(null))).toMatchObject({ casefileID })
  })

  it("is the code of conduct as it stands, signed", async () => {
    const { casefileID } = await open()
    await set({ requireCode: true })
    const read = (name: string, fitness: Fitness) =>
      as(name, () => CaseFile.fromID({ casefileID }), { role: "coordinator", fitness })
    await expect(read("unsigned", course(null))).rejects.toMatchObject({ code: "code_required" })
    await expect(read("older", course(null, 0))).rejects.toMatchObject({ code: "code_required" })
    expect(await read("signed", course(null, 1))).toMatchObject({ casefileID })
    await set({ requireCode: false })
  })
})

describe("who has looked at a file", () => {
  it("is known to whoever carries it and to coordinators: who, when, what, and whether in an emergency", async () => {
    now = Date.parse("2026-03-12T15:00:00.000Z")
    const { casefileID, personID } = await open()
    now += minute
    await boss(() => CaseFile.fromID({ casefileID }))
    now += minute
    await as("other", () => BreakGlass.open({ casefileID, reason }))
    now += minute
    await as("other", () => CaseFile.fromID({ casefileID }))
    now += minute
    await as("other", () => Audit.read({ action: "consent.read", subjects: ["con_1", casefileID] }))
    now += minute
    await as("other", () => Audit.read({ action: "person.read", subjects: [personID] }))
    now += 61 * minute
    await as("other", () => CaseFile.fromID({ casefileID }))
    now += minute
    const { items } = await as("carer", () => AccessLog.list({ casefileID }))
    const { carer = "", boss: coordinator = "", other = "" } = identities
    const told = items.map(({ action, kind, by, emergency }) => [action, kind, by.staffID, emergency])
    expect(told).toEqual([
      ["looks.read", "read", carer, false],
      ["casefile.read", "read", other, false],
      ["person.read", "read", other, true],
      ["consent.read", "read", other, true],
      ["casefile.read", "read", other, true],
      ["glass.opened", "changed", other, true],
      ["casefile.read", "read", coordinator, false],
      ["casefile.opened", "changed", carer, false],
    ])
    expect((await boss(() => AccessLog.list({ casefileID }))).items.length).toBe(items.length + 1)
    await expect(as("third", () => AccessLog.list({ casefileID }))).rejects.toMatchObject({ code: "not_assigned" })
  })

  it("calls a colleague by a code that is always the same and says nothing", () => {
    const [one, two] = [createID("staff"), createID("staff")]
    expect(codeOf(one)).toBe(codeOf(one))
    expect(codeOf(one)).not.toBe(codeOf(two))
    expect(codeOf(one)).toMatch(/^P-[2-9A-HJKMNP-TV-Z]{5}$/)
  })

  it.each([
    ["casefile.read", "read"],
    ["person.read", "read"],
    ["casefile.changed", "changed"],
    ["disclosure.shown", "shared"],
    ["referral.made", "shared"],
    ["consent.given", "changed"],
  ])("%s is something %s", (action, kind) => {
    expect(kindOf(action)).toBe(kind)
  })
})

describe("the audit, for coordinators", () => {
  const list = (input: Parameters<typeof Audit.list>[0]) => boss(() => Audit.list(input))

  it("is asked by record, person, noun and day of the consulate, and is paged without a gap", async () => {
    now = Date.parse("2026-03-20T03:30:00.000Z")
    for (const subject of ["cas_1", "cas_2", "cas_3"])
      await as("carer", () => Audit.read({ action: "casefile.read", subjects: [subject] }))
    now = Date.parse("2026-03-20T04:30:00.000Z")
    await as("carer", () => Audit.read({ action: "person.read", subjects: ["per_1"] }))
    const day = { day: "2026-03-19", timeZone: "America/New_York" }
    expect((await list(day)).items).toHaveLength(3)
    expect((await list({ ...day, day: "2026-03-20" })).items.map(({ action }) => action)).toEqual(["person.read"])
    expect((await list({ noun: "person", ...day, day: "2026-03-20" })).items).toHaveLength(1)
    expect((await list({ ...day, staffID: identities.boss })).items).toHaveLength(0)
    const all = (await list({ staffID: identities.carer, limit: 100 })).items.map(({ auditID }) => auditID)
    expect(all.length).toBeGreaterThan(5)
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ staffID: identities.carer, limit: 2, ...(cursor ? { cursor } : {}) })
      paged.push(...page.items.map(({ auditID }) => auditID))
      cursor = page.cursor ?? undefined
    } while (cursor)
    expect(paged).toEqual(all)
    await expect(list({ cursor: "aud_x" })).rejects.toMatchObject({ code: "invalid_cursor" })
  })
})
