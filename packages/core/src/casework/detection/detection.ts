import { Audit } from "../../audit/audit"
import { Act } from "../../platform/actor"
import { Folio } from "../../platform/folio"
import { commit, Keys, retrying, Store, type Write, Writes } from "../../platform/store"
import { absent } from "../../platform/util/absent"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import { randomFolio } from "../../platform/util/folio"
import { createID } from "../../platform/util/id"
import type { Page } from "../../platform/util/schema"
import { Vault } from "../../platform/vault"
import { Access } from "../../tenancy/access"
import { Task } from "../../tenancy/task"
import { Tenant } from "../../tenancy/tenant"
import { DetectionEntity, type DetectionRow } from "./detection.entity"
import { live, replace, row, serialize } from "./detection.row"
import * as Rules from "./detection.rules"
import {
  CreateInput,
  DismissInput,
  FromIDInput,
  type Info,
  ListInput,
  type Mine,
  MineInput,
  type Opened,
  type Reach,
  ReleaseInput,
  TakeInput,
} from "./detection.schema"

export { signsOf } from "./detection.facts"
export { tend } from "./detection.tend"

/**
 * A window noticed something: it waits for a caseworker, urgent ones first. An urgent one is a task in the same
 * transaction, so that whoever looks at tasks and not at the queue sees it, too.
 */
export const create = fn(CreateInput, async ({ reach, ...input }) => {
  Act.assert("detection.create")
  const { settings } = await Tenant.current()
  return retrying(async () => {
    const { table } = await Store.consulate()
    const detectionID = createID("detection")
    const folio = randomFolio("DET")
    const createdAt = Clock.iso()
    const when = { urgent: input.urgent, createdAt }
    const attendBy = Rules.attendBy(when, settings)
    const expiresAt = Rules.vanishesAt(createdAt, settings.detectionDays)
    const taskID = input.urgent ? createID("task") : undefined
    const task = { kind: "detection_urgent" as const, urgent: true, dueAt: attendBy, folio, detectionID, expiresAt }
    const made = absent({
      ...input,
      detectionID,
      folio,
      sealed: reach ? await Vault.seal(detectionID, { reach }) : null,
      status: "waiting" as const,
      order: Rules.orderOf(when),
      createdAt,
      createdBy: Act.label().id,
      attendBy,
      expiresAt,
      taskIDs: taskID ? [taskID] : null,
      version: 1,
    })
    return commit({
      writes: [
        Writes.put(DetectionEntity.create(made).params({ table })),
        await Folio.write(folio, detectionID, expiresAt),
        ...(taskID ? [await Task.write(task, taskID)] : []),
      ],
      audit: await Audit.entry({ action: "detection.created", subjects: [detectionID] }),
      answer: { detectionID, folio },
    })
  })
})

/**
 * The queue: who waits, urgent and longest waiting first; the others newest first; by folio at most one, whatever became of
 * it. Names nobody.
 */
export const list = fn(ListInput, async ({ status, folio, mine, cursor, limit }): Promise<Page<Info>> => {
  Act.assert("detection.list")
  if (folio) return { items: await byFolio(folio), cursor: null }
  const handle = await Store.consulate()
  const order = status === "waiting" ? "asc" : "desc"
  const result = await Keys.paged(() =>
    DetectionEntity.query
      .byStatus({ status })
      .where(({ takenBy }, { eq }) => (mine ? eq(takenBy, Act.label().id) : ""))
      .go({ ...handle, cursor: cursor ?? null, count: limit, order }),
  )
  return { items: (await Access.unpointed(live(result.data))).map(serialize), cursor: result.cursor }
})

/** The one with this folio, which points at no case file that she may not know of. That it was looked for is written down. */
async function byFolio(folio: string): Promise<Info[]> {
  const detectionID = await Folio.find(folio)
  const handle = await Store.consulate()
  const { data } = detectionID?.startsWith("det_")
    ? await DetectionEntity.get({ detectionID }).go({ ...handle, consistent: true })
    : { data: null }
  const found = await Access.unpointed(live(data ? [data] : []))
  await Audit.searched("detection.searched_by_folio", { found: found.length, hidden: 0 })
  return found.map(serialize)
}

/** What the acting officer told, newest first: that somebody attends to it, and nothing of what came of it. */
export const mine = fn(MineInput, async ({ cursor, limit }): Promise<Page<Mine>> => {
  Act.assert("detection.mine")
  const handle = await Store.consulate()
  const createdBy = Act.label().id
  const result = await Keys.paged(() =>
    DetectionEntity.query.byOfficer({ createdBy }).go({ ...handle, cursor: cursor ?? null, limit, order: "desc" }),
  )
  const items = live(result.data).map(({ detectionID, folio, area, urgent, createdAt, status }) => {
    const state = status === "waiting" ? ("waiting" as const) : ("attended" as const)
    return { detectionID, folio, area, urgent, createdAt, state }
  })
  return { items, cursor: result.cursor }
})

/** One detection with how to reach her, for whoever goes to her. That it was read is written down first. */
export const fromID = fn(FromIDInput, async ({ detectionID }): Promise<Opened> => {
  Act.assert("detection.read")
  const found = await row(detectionID)
  await Audit.read({ action: "detection.read", subjects: [detectionID] })
  const { reach } = found.sealed ? await Vault.open<{ reach: Reach }>(detectionID, found.sealed) : { reach: null }
  const [seen = found] = await Access.unpointed([found])
  return { ...serialize(seen), reach }
})

/** "I will attend her": from here on it is this person's. */
export const take = fn(TakeInput, ({ detectionID }) =>
  turn("detection.take", "detection.taken", detectionID, (found) => Rules.take(found, Act.label().id, Clock.iso())),
)

/** Back to the queue: whoever took it cannot go. It is nobody's again, and is escalated if that lasts. */
export const release = fn(ReleaseInput, async ({ detectionID }) => {
  const { settings } = await Tenant.current()
  return turn("detection.release", "detection.released", detectionID, (found) => {
    const { escalatedAt, toldAt, ...back } = Rules.release(found)
    return { ...back, attendBy: Rules.attendBy({ urgent: found.urgent, createdAt: Clock.iso() }, settings) }
  })
})

/** Not a case, and why. */
export const dismiss = fn(DismissInput, ({ detectionID, reason }) =>
  turn("detection.dismiss", "detection.dismissed", detectionID, (found) =>
    Rules.dismiss(found, reason, Act.label().id, Clock.iso()),
  ),
)

/**
 * For the transaction that opens a case file from it: the detection became the file and stays as long as it does. Answers
 * with the area that noticed.
 */
export async function became(detectionID: string, casefileID: string) {
  const found = await row(detectionID)
  const next = Rules.become(found, casefileID, Act.label().id, Clock.iso())
  return { area: found.area, writes: [...(await turned(found, next)), await Folio.keep(found.folio, detectionID)] }
}

async function turn(
  permission: "detection.take" | "detection.release" | "detection.dismiss",
  action: Audit.Action,
  detectionID: string,
  judge: (found: DetectionRow) => DetectionRow,
) {
  Act.assert(permission)
  const found = await row(detectionID)
  const next = judge(found)
  return commit({
    writes: await turned(found, next),
    audit: await Audit.entry({ action, subjects: [detectionID] }),
    answer: { detectionID, status: next.status },
  })
}

/** The row as it is now, and its tasks ended: whoever turned it has seen it. */
async function turned(found: DetectionRow, { taskIDs, ...next }: DetectionRow): Promise<Write[]> {
  const settled = await Promise.all((taskIDs ?? []).map((taskID) => Task.settle(taskID)))
  return [await replace(found, next), ...settled.flat()]
}
