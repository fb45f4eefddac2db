import { Act } from "../../platform/actor"
import { mustFind, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Access } from "../../tenancy/access/inside"
import { CaseFileEntity, type CaseFileRow } from "./casefile.entity"
import type { Info } from "./casefile.schema"

export async function row(casefileID: string): Promise<CaseFileRow> {
  return mustFind(CaseFileEntity.get({ casefileID }))
}

/** Several case files, a hundred per call; missing ones are left out. */
export async function rowsOfAll(casefileIDs: readonly string[]): Promise<CaseFileRow[]> {
  const keys = [...new Set(casefileIDs)].map((casefileID) => ({ casefileID }))
  if (keys.length === 0) return []
  const handle = await Store.consulate()
  const { data, unprocessed } = await CaseFileEntity.get(keys).go({ ...handle, consistent: true, concurrent: 4 })
  const late = await awaitAll(unprocessed.map(({ casefileID }) => row(casefileID)))
  return [...data, ...late]
}

/** The facts of several case files for another verb's decision, not for display; missing ones are left out. */
export const factsOfAll = async (casefileIDs: readonly string[]): Promise<Info[]> =>
  (await rowsOfAll(casefileIDs)).map(serialize)

/**
 * Enters a case file: returns it if the actor may see the part that the operation under way is about (`part` in the
 * permission table), refuses otherwise. Every operation about a case file begins with this.
 */
export async function enter(casefileID: string): Promise<Info> {
  const found = await row(casefileID)
  await Access.assert(Act.part(), found)
  return serialize(found)
}

export function serialize(found: CaseFileRow): Info {
  return {
    casefileID: found.casefileID,
    folio: found.folio,
    personID: found.personID,
    status: found.status,
    urgency: found.urgency,
    needs: found.needs,
    area: found.area,
    minor: found.minor ?? false,
    assignedTo: found.assignedTo ?? null,
    detectionID: found.detectionID ?? null,
    openedAt: found.openedAt,
    openedBy: found.openedBy,
    closedAt: found.closedAt ?? null,
    closeReason: found.closeReason ?? null,
    nextAt: found.status === "open" ? (Object.values(found.next).sort()[0] ?? null) : null,
    reachedAt: found.reachedAt ?? null,
    version: found.version,
  }
}
