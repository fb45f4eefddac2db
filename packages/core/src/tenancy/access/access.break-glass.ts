import { Act } from "../../platform/actor"
import { Lists, mustFind, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { BreakGlassEntity, type BreakGlassRow } from "./access.entity"

export type { BreakGlassRow } from "./access.entity"

/** When this person's last emergency (break-glass) access to this file ends or ended; undefined when there was none. */
export async function breakGlassUntil(casefileID: string, staffID: string): Promise<string | undefined> {
  const rows = await breakGlassOf(casefileID)
  return rows
    .filter((row) => row.staffID === staffID)
    .map(({ until }) => until)
    .sort()
    .at(-1)
}

/**
 * Files to which the actor has an emergency access in force, and until when; slightly delayed, because it reads an
 * index.
 */
export async function breakGlassOfMine(): Promise<Map<string, string>> {
  const handle = await Store.consulate()
  const { staffID } = Act.staff()
  const { data } = await BreakGlassEntity.query
    .ofStaff({ staffID })
    .gt({ until: Clock.iso() })
    .go({ ...handle, pages: "all" })
  return new Map(data.map(({ casefileID, until }) => [casefileID, until]))
}

/** Every emergency access to one file, oldest first. */
export async function breakGlassOf(casefileID: string): Promise<BreakGlassRow[]> {
  const handle = await Store.consulate()
  const { data } = await BreakGlassEntity.query.ofFile({ casefileID }).go({ ...handle, pages: "all", consistent: true })
  return data
}

export async function breakGlassFromID(casefileID: string, glassID: string): Promise<BreakGlassRow> {
  return mustFind(BreakGlassEntity.get({ casefileID, glassID }))
}

/** Emergency accesses of all files, newest first. */
export async function breakGlassIn(status: BreakGlassRow["status"], cursor: string | undefined, limit: number) {
  const handle = await Store.consulate()
  return Lists.page({ cursor, limit }, (at) =>
    BreakGlassEntity.query.byStatus({ status }).go({ ...handle, ...at, order: "desc" }),
  )
}

export async function createBreakGlass(row: BreakGlassRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(BreakGlassEntity.create(row).params({ table }))
}

export async function changeBreakGlass(found: BreakGlassRow, next: BreakGlassRow): Promise<Write> {
  const { table } = await Store.consulate()
  const row = BreakGlassEntity.put({ ...next, version: found.version + 1 })
  return Writes.put(row.where(({ version }, { eq }) => eq(version, found.version)).params({ table }))
}
