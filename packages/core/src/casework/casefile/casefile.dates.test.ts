import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { Audit } from "../../audit/audit/inside"
import { Closing } from "../../followup/closing/inside"
import { Contact } from "../../followup/contact/inside"
import { Followup } from "../../followup/followup/inside"
import { Act } from "../../platform/actor"
import { commit } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import * as CaseFile from "./casefile"

const start = Date.parse("2026-03-02T15:00:00.000Z")
const hour = 3_600_000
let here: Consulate
let now = start
let casefileID: string
const as = <T>(run: () => Promise<T>) => here.as("caseworker", run)
const at = (hours: number) => new Date(start + hours * hour).toISOString()

beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
  casefileID = (await as(() => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]))).casefileID
})
afterAll(() => Clock.set(undefined))

const rowOf = async () => {
  const lists = await Promise.all(
    (["open", "closed"] as const).map((status) => as(() => CaseFile.list({ status, limit: 100 }))),
  )
  const found = lists.flatMap(({ items }) => items).find((row) => row.casefileID === casefileID)
  if (!found) throw new Error("It is in no list")
  return found
}

/** The list's dates beside those of the records. */
async function assertShown(): Promise<void> {
  const row = await rowOf()
  const followups = (await as(() => Followup.list({ casefileID, limit: 100 }))).items
  const open = followups.filter(({ status }) => status === "waiting" || status === "due").map(({ dueAt }) => dueAt)
  const contacts = (await as(() => Contact.list({ casefileID, limit: 100 }))).items
  const reached = contacts.filter(({ outcome }) => outcome === "reached").map((one) => one.at)
  expect([row.nextAt, row.reachedAt]).toEqual([
    row.status === "open" ? (open.sort()[0] ?? null) : null,
    reached.sort().at(-1) ?? null,
  ])
}

const plan = async (hours: number) =>
  (await as(() => Followup.plan({ casefileID, kind: "document", dueAt: at(hours) }))).followupID
const log = (outcome: "reached" | "no_answer", hours = (now - start) / hour) =>
  as(() => Contact.log({ casefileID, direction: "she_reached_us", channel: "phone", outcome, at: at(hours) }))
const change = (version: number, urgency: "urgent" | "soon" = "urgent") =>
  as(() => CaseFile.change({ casefileID, urgency, needs: ["children"], version }))

let [first, second] = ["", ""]
const acts: Record<string, () => Promise<unknown>> = {
  "nothing planned, nobody reached": async () => undefined,
  "planned for Thursday": async () => (first = await plan(72)),
  "and for Wednesday": async () => (second = await plan(48)),
  "put off": () => as(() => Followup.snooze({ followupID: second, dueAt: at(96) })),
  "and drawn nearer": () => as(() => Followup.snooze({ followupID: second, dueAt: at(24) })),
  "changed by who had read it before": async () => change((await rowOf()).version),
  "reached, two hours ago": async () => {
    now = start + 6 * hour
    await log("reached", 4)
  },
  "no answer since": () => log("no_answer", 5),
  "told of an earlier time": () => log("reached", 3),
  "begun and reached": async () => {
    const { contactID } = await here.as("coordinator", () =>
      Contact.start({
        casefileID,
        channel: "phone",
        way: 0,
        exception: { kind: "legal_deadline", words: "La audiencia es mañana" },
      }),
    )
    await here.as("coordinator", () => Contact.finish({ contactID, outcome: "reached" }))
  },
  closed: async () => {
    await here.as("coordinator", () => Closing.close({ casefileID, reason: "lost_contact" }))
  },
  "closed, and she came all the same": async () => {
    now = start + 8 * hour
    await log("reached")
  },
  reopened: () => as(() => Closing.reopen({ casefileID })),
  "come due": async () => {
    now = start + 25 * hour
    await Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, () => Followup.remindDue())
  },
  done: () => as(() => Followup.done({ followupID: second, result: "done" })),
  "all at once": async () => {
    const { version } = await rowOf()
    await Promise.all([
      plan(200),
      plan(60),
      plan(61),
      log("reached", 24),
      log("reached", 23),
      log("reached", 22),
      change(version, "soon"),
      as(() => Followup.cancel({ followupID: first })),
    ])
    expect(await rowOf()).toMatchObject({ urgency: "soon", nextAt: at(60), reachedAt: at(24), version: version + 1 })
  },
}

describe("what the list says of what comes next and of the last contact", () => {
  it.each(Object.entries(acts))("is what the records say: %s", async (_, act) => {
    await act()
    await assertShown()
  })

  it("is no new version of the file: who has read it may change it", async () => {
    const { version } = await rowOf()
    await plan(300)
    await log("reached", 24.5)
    expect((await rowOf()).version).toBe(version)
    await change(version)
    await assertShown()
    await expect(change(version)).rejects.toMatchObject({ code: "stale" })
  })

  it("is not undone by whoever had read the file before and writes it after", async () => {
    const { writes } = await as(() => CaseFile.moveTo(casefileID, Act.label().id))
    await plan(30)
    await log("reached", 24.8)
    await as(async () => {
      const audit = await Audit.entry({ action: "casefile.assigned", subjects: [casefileID] })
      await commit({ writes, audit, answer: {} })
    })
    expect(await rowOf()).toMatchObject({ nextAt: at(30), reachedAt: at(24.8) })
    await assertShown()
  })
})
