import { VisibleError } from "../error"
import { Store } from "../store"
import { CaseFileEntity, type CaseFileRow } from "./casefile.entity"
import type { Info } from "./casefile.schema"

export async function row(casefileID: string): Promise<CaseFileRow> {
  const handle = await Store.consulate()
  const { data } = await CaseFileEntity.get({ casefileID }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("not_found", "not_found")
  return data
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
    assignedTo: found.assignedTo ?? null,
    openedAt: found.openedAt,
    openedBy: found.openedBy,
    closedAt: found.closedAt ?? null,
    closeReason: found.closeReason ?? null,
    version: found.version,
  }
}
