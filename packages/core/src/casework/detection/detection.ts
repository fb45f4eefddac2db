import { createConversions } from "electrodb"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { Folio } from "../../platform/folio"
import { commit, Lists, retrying, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { randomFolio } from "../../platform/util/folio"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Vault } from "../../platform/vault"
import { Access } from "../../tenancy/access/inside"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
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
export { escalateOverdue, nextDueAt } from "./detection.overdue"

/**
 * Records what staff at a service window noticed: it waits for a caseworker, urgent ones first. An urgent one also
 * creates a task in the same transaction, for staff who watch tasks and not the queue.
 */
export const create = verb("detection.create", CreateInput, async ({ reach, ...input }) => {
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
    const made = omitNil({
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
 * The queue: waiting detections, urgent and longest waiting first; other statuses newest first; a folio finds at most
 * one, whatever its status. Contains no names.
 */
export const list = verb(
  "detection.list",
  ListInput,
  async ({ status, folio, mine, cursor, limit }): Promise<Page<Info>> => {
    if (folio) return { items: await byFolio(folio), cursor: null }
    const handle = await Store.consulate()
    const order = status === "waiting" ? "asc" : "desc"
    const me = Act.label().id
    const result = await Lists.page(
      { cursor, limit },
      (at) => DetectionEntity.query.byStatus({ status }).go({ ...handle, ...at, order }),
      {
        after: (row) => createConversions(DetectionEntity).byAccessPattern.byStatus.fromComposite.toCursor(row),
        seen: async (rows) => live(rows),
        wanted: mine && (({ takenBy }) => takenBy === me),
      },
    )
    return { items: (await Access.unpointed(result.data)).map(serialize), cursor: result.cursor }
  },
)

/** The detection with this folio; it links to no case file that the actor may not know of. The look-up is audited. */
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

/** The actor's own detections, newest first: that somebody attends to each, and nothing of the outcome. */
export const mine = verb("detection.mine", MineInput, async ({ cursor, limit }): Promise<Page<Mine>> => {
  const handle = await Store.consulate()
  const createdBy = Act.label().id
  const result = await Lists.page({ cursor, limit }, (at) =>
    DetectionEntity.query.byOfficer({ createdBy }).go({ ...handle, ...at, order: "desc" }),
  )
  const items = live(result.data).map(({ detectionID, folio, area, urgent, createdAt, status }) => {
    const state = status === "waiting" ? ("waiting" as const) : ("attended" as const)
    return { detectionID, folio, area, urgent, createdAt, state }
  })
  return { items, cursor: result.cursor }
})

/** One detection with how to reach the woman, for the caseworker who goes to her. The read is audited first. */
export const fromID = verb("detection.read", FromIDInput, async ({ detectionID }): Promise<Opened> => {
  const found = await row(detectionID)
  await Audit.read({ action: "detection.read", subjects: [detectionID] })
  const { reach } = found.sealed ? await Vault.open<{ reach: Reach }>(detectionID, found.sealed) : { reach: null }
  const [seen = found] = await Access.unpointed([found])
  return { ...serialize(seen), reach }
})

/** Takes the detection ("I will attend her"): from now on this caseworker is responsible. */
export const take = verb("detection.take", TakeInput, ({ detectionID }) =>
  turn("detection.taken", detectionID, (found) => Rules.take(found, Act.label().id, Clock.iso())),
)

/**
 * Returns the detection to the queue because its caseworker cannot go. It has no owner again, and is escalated if that
 * lasts.
 */
export const release = verb("detection.release", ReleaseInput, async ({ detectionID }) => {
  const { settings } = await Tenant.current()
  return turn("detection.released", detectionID, (found) => {
    const { escalatedAt, toldAt, ...back } = Rules.release(found)
    return { ...back, attendBy: Rules.attendBy({ urgent: found.urgent, createdAt: Clock.iso() }, settings) }
  })
})

/** Dismisses a detection that is not a case, with the reason. */
export const dismiss = verb("detection.dismiss", DismissInput, ({ detectionID, reason }) =>
  turn("detection.dismissed", detectionID, (found) => Rules.dismiss(found, reason, Act.label().id, Clock.iso())),
)

/**
 * For the transaction that opens a case file from the detection: the detection becomes the file and is kept as long as
 * the file. Returns the area that made the detection.
 */
export async function became(detectionID: string, casefileID: string) {
  const found = await row(detectionID)
  const next = Rules.become(found, casefileID, Act.label().id, Clock.iso())
  return { area: found.area, writes: [...(await turned(found, next)), await Folio.keep(found.folio, detectionID)] }
}

async function turn(action: Audit.Action, detectionID: string, decide: (found: DetectionRow) => DetectionRow) {
  const found = await row(detectionID)
  const next = decide(found)
  return commit({
    writes: await turned(found, next),
    audit: await Audit.entry({ action, subjects: [detectionID] }),
    answer: { detectionID, status: next.status },
  })
}

/** The changed row, with its tasks ended: whoever changed it has seen it. */
async function turned(found: DetectionRow, { taskIDs, ...next }: DetectionRow): Promise<Write[]> {
  const settled = await awaitAll((taskIDs ?? []).map((taskID) => Task.settle(taskID)))
  return [await replace(found, next), ...settled.flat()]
}
