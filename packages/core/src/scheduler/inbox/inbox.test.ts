import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Contact } from "../../followup/contact/inside"
import { Act, type Role } from "../../platform/actor"
import { commit } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Risk } from "../../safety/risk/inside"
import { Task } from "../../tenancy/task/inside"
import { Kind, rules } from "../../tenancy/task/task.schema"
import { Tenant } from "../../tenancy/tenant/inside"
import * as Inbox from "./inbox"

type File = "none" | "adult, hers" | "adult, another's" | "minor"
type Roles = "coordinator" | "caseworker" | "outreach"
const roles = ["coordinator", "caseworker", "outreach"] as const

/** Written by hand: for whom each kind is, besides being about a file that she may open, and whether a tick ends it. */
const expected: Record<Kind, { of: readonly Roles[]; tick?: true }> = {
  danger_word: { of: ["coordinator", "caseworker"] },
  talk_now: { of: ["coordinator", "caseworker"] },
  confirm_safe: { of: ["coordinator", "caseworker"] },
  detection_urgent: { of: ["coordinator", "caseworker"] },
  detection_unattended: { of: ["coordinator", "caseworker"] },
  please_call: { of: ["coordinator", "caseworker"] },
  warm_handover: { of: ["coordinator", "caseworker"] },
  consent_revoked_after_sending: { of: ["coordinator", "caseworker"] },
  reconfirm_contact: { of: ["coordinator", "caseworker"] },
  followup_due: { of: ["coordinator", "caseworker"] },
  handover_offered: { of: ["coordinator", "caseworker"] },
  errand_overdue: { of: ["coordinator", "caseworker"] },
  errand_answered: { of: ["coordinator", "caseworker"], tick: true },
  transfer_arrived: { of: ["coordinator"] },
  transfer_answered: { of: ["coordinator", "caseworker"], tick: true },
  unanswered_referral: { of: ["coordinator", "caseworker"], tick: true },
  referral_held: { of: ["coordinator", "caseworker"], tick: true },
  glass_review: { of: ["coordinator"] },
  mailbox_bounced: { of: ["coordinator", "outreach"], tick: true },
  mailbox_complained: { of: ["coordinator", "outreach"], tick: true },
  mailbox_disowned: { of: ["coordinator", "outreach"], tick: true },
  link_guessed: { of: ["coordinator", "caseworker"] },
  mailbox_reverify: { of: ["coordinator", "outreach"], tick: true },
  alliance_expiring: { of: ["coordinator", "outreach"], tick: true },
  alliance_lapsed: { of: ["coordinator", "outreach"], tick: true },
  training_followup: { of: ["coordinator", "outreach"], tick: true },
  course_ending: { of: ["coordinator"], tick: true },
  service_check: { of: ["coordinator", "caseworker", "outreach"], tick: true },
  verification_answered: { of: ["coordinator", "caseworker", "outreach"] },
}
const files: readonly File[] = ["none", "adult, hers", "adult, another's", "minor"]
const sees = (role: Roles, kind: Kind, file: File): boolean =>
  expected[kind].of.includes(role) &&
  (file === "none" || kind === "glass_review" || (role !== "outreach" && (file !== "minor" || role === "coordinator")))

let here: Consulate
let now = Date.parse("2026-03-02T15:00:00.000Z")
const casefileOf = new Map<File, string>()
type Made = { taskID: string; kind: Kind; file: File }
const made: Made[] = []

const system = <T>(run: () => Promise<T>) =>
  Act.with({ type: "system", tenantID: here.tenantID, job: "test" } as never, run)
async function make(kind: Kind, casefileID?: string): Promise<string> {
  const taskID = createID("task")
  const urgent = made.length % 3 === 0
  const task = { kind, urgent, dueAt: new Date(now + (made.length % 7) * 60_000).toISOString() }
  await system(async () =>
    commit({
      writes: [await Task.write({ ...task, ...(casefileID ? { casefileID } : {}) }, taskID)],
      audit: await Audit.entry({ action: "task.done", subjects: [taskID] }),
      answer: {},
    }),
  )
  return taskID
}
const list = (role: Role, input: Partial<Parameters<typeof Inbox.list>[0]> = {}) =>
  here.as(role, () => Inbox.list({ limit: 100, ...input }))
/** All pages of this size, as a client reads them. */
async function walk(role: Role, limit: number, status: "open" | "done" = "open") {
  const pages: { ids: string[]; cursor: string | null }[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(role, { limit, status, ...(cursor ? { cursor } : {}) })
    pages.push({ ids: page.items.map(({ taskID }) => taskID), cursor: page.cursor })
    cursor = page.cursor
  } while (cursor)
  return pages
}
const open = (role: "coordinator" | "caseworker", more: object = {}) =>
  here.as(role, () => CaseFile.open(caseFileInput(more) as never)) as Promise<{ casefileID: string }>

beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
  casefileOf.set("adult, hers", (await open("caseworker")).casefileID)
  casefileOf.set("adult, another's", (await open("coordinator")).casefileID)
  casefileOf.set("minor", (await open("coordinator", { minor: true })).casefileID)
  for (const kind of Kind.options)
    for (const file of files) made.push({ taskID: await make(kind, casefileOf.get(file)), kind, file })
})
afterAll(() => Clock.set(undefined))

describe("whoever looks at her tasks", () => {
  it.each(roles)("as %s sees those she can act upon, about files that she may open, and no other", async (role) => {
    const shown = new Set((await walk(role, 100)).flatMap(({ ids }) => ids))
    const wrong = made.filter(({ taskID, kind, file }) => shown.has(taskID) !== sees(role, kind, file))
    expect(wrong.map(({ kind, file }) => `${kind} (${file})`)).toEqual([])
  })

  it.each(roles.flatMap((role) => [1, 2, 7, 100].map((limit) => [role, limit] as const)))(
    "as %s, %i a page, learns nothing of the others from the size of a page or the end of a list",
    async (role, limit) => {
      const pages = await walk(role, limit)
      const ids = pages.flatMap((page) => page.ids)
      expect(ids.length).toBe(made.filter(({ kind, file }) => sees(role, kind, file)).length)
      expect(new Set(ids).size).toBe(ids.length)
      for (const page of pages.slice(0, -1)) expect(page.ids.length).toBe(limit)
      expect(pages.at(-1)?.ids.length).toBeGreaterThan(0)
      // A cursor names the last row that was shown, never a hidden one.
      const known = new Set(ids)
      for (const { cursor } of pages)
        for (const [id] of Buffer.from(cursor ?? "", "base64url")
          .toString()
          .matchAll(/tsk_[0-9A-Z]+/g))
          expect(known).toContain(id)
    },
  )

  it.each(["window", "viewer"] as const)("as %s has no tasks at all", async (role) => {
    await expect(list(role)).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("whoever lacks the course that the consulate asks for", () => {
  const without = <T>(role: Role, run: () => Promise<T>) =>
    here.as(role, () => {
      const actor = Act.staff()
      return Act.with({ ...actor, fitness: { courseUntil: null, codeVersion: null, codeSignedAt: null } }, run)
    })
  const require = (requireCourse: boolean) =>
    here.as("coordinator", () => Tenant.changeSettings({ set: { requireCourse } }))

  it.each(["coordinator", "caseworker"] as const)("as %s sees what waits, and ends nothing of a file", async (role) => {
    await require(true)
    const taskID = await make("errand_answered", casefileOf.get("adult, hers"))
    const { items } = await without(role, () => Inbox.list({ limit: 100 }))
    expect(items.map((task) => task.taskID)).toContain(taskID)
    const minors = items.filter(({ casefileID }) => casefileID === casefileOf.get("minor"))
    expect(minors.length > 0).toBe(role === "coordinator")
    const end = without(role, () => Inbox.done({ taskID, reason: "by_mistake" }))
    await expect(end).rejects.toMatchObject({ code: "course_required" })
    await require(false)
    await here.as(role, () => Inbox.done({ taskID }))
  })
})

describe("ending a task", () => {
  it.each(Kind.options)("%s: only whoever sees it, and by a tick only where a tick ends it", async (kind) => {
    for (const role of roles)
      for (const { taskID, file } of made.filter((one) => one.kind === kind)) {
        const tick = here.as(role, () => Inbox.done({ taskID }))
        if (!sees(role, kind, file)) await expect(tick, `${role}, ${file}`).rejects.toMatchObject({ code: "not_found" })
        else if (!expected[kind].tick)
          await expect(tick, `${role}, ${file}`).rejects.toMatchObject({ code: `${rules[kind].ends}_needed` })
        else {
          await tick
          await here.as(role, () => Inbox.undo({ taskID }))
        }
        if (!sees(role, kind, file))
          await expect(here.as(role, () => Inbox.undo({ taskID }))).rejects.toMatchObject({ code: "not_found" })
      }
  })

  it("says who ticked it among the done, and can be taken back for an hour", async () => {
    const taskID = await make("service_check")
    await here.as("outreach", () => Inbox.done({ taskID }))
    const done = (await list("coordinator", { status: "done" })).items.find((task) => task.taskID === taskID)
    expect(done).toMatchObject({ ticked: true, doneBy: expect.stringMatching(/^stf_/), waiver: null })
    await expect(here.as("outreach", () => Inbox.done({ taskID }))).rejects.toMatchObject({ code: "task_done" })
    now += 59 * 60_000
    await here.as("caseworker", () => Inbox.undo({ taskID }))
    await expect(here.as("caseworker", () => Inbox.undo({ taskID }))).rejects.toMatchObject({ code: "task_not_ticked" })
    expect((await list("outreach")).items.map((task) => task.taskID)).toContain(taskID)
    await here.as("outreach", () => Inbox.done({ taskID }))
    now += 61 * 60_000
    await expect(here.as("outreach", () => Inbox.undo({ taskID }))).rejects.toMatchObject({ code: "task_undo_late" })
    const actions = (await here.as("coordinator", () => Audit.list({ subject: taskID }))).items.map((one) => one.action)
    expect(actions).toEqual(expect.arrayContaining(["task.done", "task.reopened"]))
  })

  it("without what it asks for takes a coordinator and a reason, which stays", async () => {
    const taskID = await make("danger_word", casefileOf.get("adult, hers"))
    const waive = (role: Role) => here.as(role, () => Inbox.done({ taskID, reason: "done_elsewhere" }))
    await expect(waive("caseworker")).rejects.toMatchObject({ code: "talk_needed" })
    await waive("coordinator")
    const [done] = (await list("caseworker", { status: "done" })).items.filter((task) => task.taskID === taskID)
    expect(done).toMatchObject({ ticked: true, waiver: "done_elsewhere" })
  })

  it("that is done longer than a month ago is not listed", async () => {
    const taskID = await make("service_check")
    await here.as("outreach", () => Inbox.done({ taskID }))
    now += 31 * 86_400_000
    expect((await list("outreach", { status: "done" })).items.map((task) => task.taskID)).not.toContain(taskID)
  })
})

describe("a task about her safety ends with the act that it asks for", () => {
  const talk = ["danger_word", "talk_now", "confirm_safe"] as const
  async function asked() {
    const { casefileID } = await open("caseworker")
    const other = (await open("caseworker")).casefileID
    for (const kind of talk) {
      await make(kind, casefileID)
      await make(kind, other)
    }
    now += 60_000
    const left = async (of = casefileID) =>
      (await list("caseworker")).items
        .filter((task) => task.casefileID === of)
        .map(({ kind }) => kind)
        .sort()
    return { casefileID, other, left }
  }
  const call = (casefileID: string, more: object) =>
    here.as("caseworker", () =>
      Contact.log({ casefileID, direction: "she_reached_us", channel: "phone", outcome: "reached", ...more } as never),
    )

  it("she was spoken to: all three, of her file alone", async () => {
    const { casefileID, other, left } = await asked()
    await call(casefileID, {})
    expect(await left()).toEqual([])
    expect(await left(other)).toEqual([...talk].sort())
  })

  it.each([
    ["nobody answered", { outcome: "no_answer" }],
    ["somebody else did", { outcome: "somebody_else", said: "nothing" }],
    ["it was before anything was asked", { at: "2026-03-02T10:00:00.000Z" }],
  ])("not when %s", async (_, more) => {
    const { casefileID, left } = await asked()
    await call(casefileID, more)
    expect(await left()).toEqual([...talk].sort())
  })

  it("not when she says her word for danger: that is asked for once more", async () => {
    const { casefileID, left } = await asked()
    await call(casefileID, { danger: true })
    expect(await left()).toEqual(["confirm_safe", "danger_word", "danger_word", "talk_now"])
  })

  it("a warm hand-over takes the place of seeing to her, and asks that somebody confirms that she is safe", async () => {
    const { casefileID, left } = await asked()
    await here.as("caseworker", () =>
      Risk.handover({ casefileID, to: "hotline_dv", outcome: "reached", confirmWithin: 60 } as never),
    )
    expect(await left()).toEqual(["confirm_safe", "confirm_safe"])
  })

  it("a line that nobody answered takes the place of nothing", async () => {
    const { casefileID, left } = await asked()
    await here.as("caseworker", () =>
      Risk.handover({ casefileID, to: "hotline_dv", outcome: "no_answer", confirmWithin: 60 } as never),
    )
    expect(await left()).toEqual(["confirm_safe", "confirm_safe", "danger_word", "talk_now"])
  })
})
