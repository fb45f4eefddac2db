import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { mustFind, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { omitNil } from "../../platform/util/omit-nil"
import { Access } from "../../tenancy/access/inside"
import { ErrandEntity, type ErrandRow } from "./errand.entity"
import { isOpen, isOverdue, orderOf } from "./errand.rules"
import type { Info, Opened } from "./errand.schema"

export async function row(errandID: string): Promise<ErrandRow> {
  return mustFind(ErrandEntity.get({ errandID }))
}

/** Does the errand belong to one of the actor's areas? */
export const isMine = ({ area }: { area: ErrandRow["area"] }): boolean => Act.staff().duties.areas.includes(area)

/**
 * Refuses unless the errand belongs to the actor's areas, or to a case file that the actor may see. The refusal does
 * not say whose errand it is.
 */
export async function enter(errandID: string): Promise<ErrandRow & { sees: boolean }> {
  const found = await row(errandID)
  if (isMine(found)) return { ...found, sees: true }
  if (Act.may("casefile.read")) {
    const file = await CaseFile.enter(found.casefileID)
    return { ...found, sees: await Access.sees("narrative", file) }
  }
  throw new VisibleError("forbidden", "errand_of_another_area")
}

/** Writes `next`, at its current place in the lists, if the row is still as it was read. */
export async function replace(found: ErrandRow, next: ErrandRow): Promise<Write> {
  const { table } = await Store.consulate()
  const place = isOpen(next)
    ? { side: "open", order: orderOf(next) }
    : { side: next.area, order: next.endedAt ?? next.askedAt }
  return Writes.replace(ErrandEntity.put(omitNil({ ...next, ...place }) as ErrandRow), found.version, table)
}

export type Notes = { note: string | null; answerNote: string | null }

export async function notesOf({ errandID, personID, sealed }: ErrandRow): Promise<Notes> {
  if (!sealed) return { note: null, answerNote: null }
  const dataKey = await Person.dataKey(personID)
  return dataKey.open<Notes>(errandID, sealed)
}

/** Notes sealed with the woman's data key; undefined when there are none. */
export async function sealNotes(errandID: string, personID: string, notes: Notes): Promise<string | null> {
  if (notes.note === null && notes.answerNote === null) return null
  const dataKey = await Person.dataKey(personID)
  return dataKey.seal(errandID, notes)
}

/** An errand without its case file: a folio and the request. */
export function serialize(found: ErrandRow): Info {
  const { errandID, folio, kind, area, urgent, dueAt, status, askedAt } = found
  return {
    ...{ errandID, folio, kind, area, urgent, dueAt, status, askedAt },
    hasNote: found.sealed !== undefined,
    overdue: isOverdue(found, Clock.iso()),
    takenAt: found.takenAt ?? null,
    endedAt: found.endedAt ?? null,
    appointmentAt: found.appointmentAt ?? null,
    cannotReason: found.cannotReason ?? null,
  }
}

/**
 * The errand with its notes for the area asked and for staff who may see what the woman told; others learn that there
 * are notes.
 */
export const opened = async (found: ErrandRow, sees: boolean): Promise<Opened> => ({
  ...serialize(found),
  ...(sees || isMine(found) ? await notesOf(found) : { note: null, answerNote: null }),
})
