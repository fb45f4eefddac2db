import { createConversions } from "electrodb"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { commit, Lists, mustFind, retrying, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Access } from "../../tenancy/access/inside"
import { Task } from "../../tenancy/task/inside"
import { Contact } from "../contact/inside"
import { FollowupEntity, type FollowupRow } from "./followup.entity"
import * as Rules from "./followup.rules"
import { CancelInput, DoneInput, type Info, ListInput, PlanInput, SnoozeInput } from "./followup.schema"

type Words = { words: string | null; told: string | null }

/** Plans a next step for a case file. A contact is planned for a time that is safe for the woman. */
export const plan = verb("followup.plan", PlanInput, async ({ casefileID, kind, dueAt, anyway, words }) => {
  const file = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(file)
  const now = Clock.iso()
  const unsafeHour = Rules.assertTime(kind, dueAt, now, await safeTime(file, kind, dueAt), anyway)
  const { table } = await Store.consulate()
  const followupID = createID("followup")
  const row = omitNil({
    followupID,
    casefileID,
    personID: file.personID,
    folio: file.folio,
    kind,
    status: "waiting" as const,
    dueAt,
    snoozed: 0,
    unsafeHour: unsafeHour || null,
    sealed: words ? await (await Person.dataKey(file.personID)).seal(followupID, { words, told: null }) : null,
    createdAt: now,
    createdBy: Act.label().id,
    version: 1,
  })
  return commit({
    writes: [
      Writes.put(FollowupEntity.create(row).params({ table })),
      await CaseFile.planned(casefileID, followupID, dueAt),
    ],
    audit: await Audit.entry({
      action: unsafeHour ? "followup.planned_against_safety" : "followup.planned",
      subjects: [followupID, casefileID],
    }),
    answer: { followupID, dueAt },
  })
})

type File = Awaited<ReturnType<typeof CaseFile.enter>>
/**
 * The same instant if it is safe for the woman, another or none if not; for a follow-up that is not a contact, any time
 * is.
 */
const safeTime = async (file: File, kind: Info["kind"], dueAt: string) =>
  kind === "contact" ? Contact.nextSafe(file, dueAt) : dueAt

export const snooze = verb("followup.snooze", SnoozeInput, ({ followupID, dueAt, anyway }) =>
  change("followup.snoozed", followupID, async (found, now) => {
    const file = await CaseFile.enter(found.casefileID)
    const unsafe = Rules.assertTime(found.kind, dueAt, now, await safeTime(file, found.kind, dueAt), anyway)
    return Rules.snooze(found, dueAt, unsafe)
  }),
)

export const done = verb("followup.done", DoneInput, ({ followupID, result, words }) =>
  change("followup.done", followupID, async (found, now) => {
    const dataKey = await Person.dataKey(found.personID)
    const before = found.sealed ? await dataKey.open<Words>(followupID, found.sealed) : undefined
    const kept = { words: before?.words ?? null, told: words }
    const sealed = kept.words || kept.told ? await dataKey.seal(followupID, kept) : undefined
    return Rules.finish(found, omitNil({ result, sealed }), Act.label().id, now)
  }),
)

export const cancel = verb("followup.cancel", CancelInput, ({ followupID }) =>
  change("followup.cancelled", followupID, async (found, now) => Rules.cancel(found, Act.label().id, now)),
)

async function change(
  action: Audit.Action,
  followupID: string,
  decide: (found: FollowupRow, now: string) => Promise<FollowupRow>,
) {
  const found = await row(followupID)
  await CaseFile.enter(found.casefileID)
  const next = await decide(found, Clock.iso())
  return commit({
    writes: [
      await write(found, next),
      await CaseFile.planned(found.casefileID, followupID, Rules.isOpen(next) ? next.dueAt : null),
      ...(found.taskID ? await Task.settle(found.taskID) : []),
    ],
    audit: await Audit.entry({ action, subjects: [followupID, found.casefileID] }),
    answer: { followupID, status: next.status, dueAt: next.dueAt },
  })
}

async function write(found: FollowupRow, next: FollowupRow): Promise<Write> {
  const { table } = await Store.consulate()
  const put = FollowupEntity.put(next).where(({ version }, { eq }) => eq(version, found.version))
  return Writes.put(put.params({ table }))
}

/**
 * Follow-ups that have become due turn into a task of their case file, once. A failure of one does not stop the others;
 * the next tick tries it again. Follow-ups of a closed case file wait for its reopening.
 */
export async function remindDue(): Promise<{ told: number }> {
  const handle = await Store.consulate()
  const { data } = await FollowupEntity.query
    .byTime({ status: "waiting" })
    .lte({ dueAt: `${Clock.iso()}~` })
    .go({ ...handle, limit: 100 })
  const { count } = await each(
    "followup.not_told",
    data,
    ({ followupID }) => ({ followupID }),
    ({ followupID }) => retrying(() => tell(followupID)),
  )
  return { told: count }
}

/** When the next follow-up comes due. What is due in a closed case file waits for its reopening, and for no instant. */
export async function nextDueAt(now: string): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await FollowupEntity.query
    .byTime({ status: "waiting" })
    .gt({ dueAt: `${now}~` })
    .go({ ...handle, limit: 1 })
  return data[0]?.dueAt
}

async function tell(followupID: string): Promise<boolean> {
  const found = await row(followupID)
  const file = await CaseFile.factsOf(found.casefileID)
  const taskID = createID("task")
  const next = Rules.comeDue(found, taskID, Clock.iso())
  if (!next || file.status !== "open") return false
  const { folio, casefileID, dueAt } = found
  const urgent = file.urgency === "urgent" || found.kind === "she_is_safe"
  await commit({
    writes: [
      await write(found, next),
      await Task.write({ kind: "followup_due", urgent, dueAt, folio, casefileID }, taskID),
    ],
    audit: await Audit.entry({ action: "followup.came_due", subjects: [followupID, casefileID] }),
    answer: { followupID },
    remembered: false,
  })
  return true
}

/** The follow-ups of one case file, newest first; or everything that is due or coming, by ids and folios. */
export const list = verb(
  "followup.list",
  ListInput,
  async ({ casefileID, status, cursor, limit }): Promise<Page<Info>> => {
    const handle = await Store.consulate()
    if (!casefileID) {
      const result = await Access.page(
        { cursor, limit },
        (at) => FollowupEntity.query.byTime({ status }).go({ ...handle, ...at, order: "asc" }),
        (row) => createConversions(FollowupEntity).byAccessPattern.byTime.fromComposite.toCursor(row),
      )
      return { items: result.data.map((found) => serialize(found)), cursor: result.cursor }
    }
    const file = await CaseFile.enter(casefileID)
    const sees = await Access.sees("narrative", file)
    await Audit.read({ action: "followup.listed", subjects: [casefileID] })
    const result = await Lists.page({ cursor, limit }, (at) =>
      FollowupEntity.query.byCaseFile({ casefileID }).go({ ...handle, ...at, order: "desc" }),
    )
    const dataKey = sees && result.data.some(({ sealed }) => sealed) ? await Person.dataKey(file.personID) : undefined
    const items = await awaitAll(
      result.data.map(async (found) =>
        serialize(
          found,
          found.sealed && dataKey ? await dataKey.open<Words>(found.followupID, found.sealed) : undefined,
        ),
      ),
    )
    return { items, cursor: result.cursor }
  },
)

/** All open follow-ups, by case file and time, for counting. */
export async function everyOpen(): Promise<{ casefileID: string; dueAt: string; overdue: boolean }[]> {
  const handle = await Store.consulate()
  const rows = await awaitAll(
    (["waiting", "due"] as const).map((status) =>
      FollowupEntity.query.byTime({ status }).go({ ...handle, pages: "all" }),
    ),
  )
  const now = Clock.iso()
  return rows.flatMap(({ data }) =>
    data.map((found) => ({
      casefileID: found.casefileID,
      dueAt: found.dueAt,
      overdue: Rules.isOverdue(found, now),
    })),
  )
}

/** How many follow-ups of one case file are open, for another verb's decision. */
export async function openOf(casefileID: string): Promise<number> {
  const handle = await Store.consulate()
  const { data } = await FollowupEntity.query.byCaseFile({ casefileID }).go({ ...handle, pages: "all" })
  return data.filter(Rules.isOpen).length
}

async function row(followupID: string): Promise<FollowupRow> {
  return mustFind(FollowupEntity.get({ followupID }))
}

function serialize(found: FollowupRow, opened?: Words): Info {
  const { followupID, casefileID, folio, kind, status, dueAt, snoozed, createdAt, createdBy, sealed } = found
  return {
    followupID,
    casefileID,
    folio,
    kind,
    status,
    dueAt,
    overdue: Rules.isOverdue(found, Clock.iso()),
    snoozed,
    unsafeHour: found.unsafeHour ?? false,
    result: found.result ?? null,
    words: opened ? [opened.words, opened.told].filter(Boolean).join("\n") || null : null,
    hidden: sealed !== undefined && !opened,
    createdAt,
    createdBy,
    doneAt: found.doneAt ?? null,
    doneBy: found.doneBy ?? null,
  }
}
