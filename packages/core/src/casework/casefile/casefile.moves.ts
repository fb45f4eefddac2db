import type { z } from "zod"
import { Act } from "../../platform/actor"
import { Store, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Access } from "../../tenancy/access/inside"
import { Person } from "../person/inside"
import { askAgain } from "./casefile.contacts"
import { rewritten } from "./casefile.count"
import { CaseFileEntity, type CaseFileRow } from "./casefile.entity"
import { row, serialize } from "./casefile.row"
import { change, close, reopen } from "./casefile.rules"
import type { CloseReason, Info } from "./casefile.schema"

/** A change of a case file, for the transaction of the record that causes it: the file as it was, and the writes. */
export type Move = { file: Info; writes: Write[] }

async function move(
  casefileID: string,
  decide: (found: CaseFileRow) => CaseFileRow,
): Promise<Move & { next: CaseFileRow }> {
  const found = await row(casefileID)
  await Access.assert(Act.part(), found)
  const next = decide(found)
  return { file: serialize(found), next, writes: await rewritten([{ found, next }]) }
}

/** Assigns the case file to this colleague. */
export const moveTo = (casefileID: string, staffID: string): Promise<Move> =>
  move(casefileID, (found) => change(found, { assignedTo: staffID }))

export const moveClosed = (casefileID: string, reason: z.infer<typeof CloseReason>): Promise<Move> =>
  move(casefileID, (found) => close(found, reason, Clock.iso()))

/**
 * Reopens the file; a safe contact that went stale meanwhile becomes a task at once. Refuses (410) when the woman was
 * erased.
 */
export async function moveOpen(casefileID: string): Promise<Move> {
  await Person.surviving((await row(casefileID)).personID)
  const { file, next, writes } = await move(casefileID, (found) => reopen(found))
  return { file, writes: [...writes, ...((await askAgain(next)) ?? [])] }
}

/** Every open case file, most urgent first: id, urgency and who carries it, for counts and periodic jobs. */
export async function everyOpen(): Promise<Info[]> {
  const handle = await Store.consulate()
  const { data } = await CaseFileEntity.query.byUrgency({ status: "open" }).go({ ...handle, pages: "all" })
  return data.map(serialize)
}
