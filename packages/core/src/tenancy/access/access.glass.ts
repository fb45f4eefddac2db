import { Act } from "../../platform/actor"
import { Keys, mustFind, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { GlassEntity, type GlassRow } from "./access.entity"

export type { GlassRow } from "./access.entity"

/** When this person's last emergency (break-glass) access to this file ends or ended; undefined when there was none. */
export async function glassUntil(casefileID: string, staffID: string): Promise<string | undefined> {
  const rows = await glassesOf(casefileID)
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
export async function glassesOfMine(): Promise<Map<string, string>> {
  const handle = await Store.consulate()
  const { staffID } = Act.staff()
  const { data } = await GlassEntity.query
    .ofStaff({ staffID })
    .gt({ until: Clock.iso() })
    .go({ ...handle, pages: "all" })
  return new Map(data.map(({ casefileID, until }) => [casefileID, until]))
}

/** Every emergency access to one file, oldest first. */
export async function glassesOf(casefileID: string): Promise<GlassRow[]> {
  const handle = await Store.consulate()
  const { data } = await GlassEntity.query.ofFile({ casefileID }).go({ ...handle, pages: "all", consistent: true })
  return data
}

export async function glass(casefileID: string, glassID: string): Promise<GlassRow> {
  return mustFind(GlassEntity.get({ casefileID, glassID }))
}

/** Emergency accesses of all files, newest first. */
export async function glasses(status: GlassRow["status"], cursor: string | null, limit: number) {
  const handle = await Store.consulate()
  return Keys.paged(() => GlassEntity.query.byStatus({ status }).go({ ...handle, cursor, limit, order: "desc" }))
}

export async function newGlass(row: GlassRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(GlassEntity.create(row).params({ table }))
}

export async function changedGlass(found: GlassRow, next: GlassRow): Promise<Write> {
  const { table } = await Store.consulate()
  const row = GlassEntity.put({ ...next, version: found.version + 1 })
  return Writes.put(row.where(({ version }, { eq }) => eq(version, found.version)).params({ table }))
}
