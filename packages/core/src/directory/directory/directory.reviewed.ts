import { VisibleError } from "../../platform/error"
import type { Write } from "../../platform/store"
import { omitNil } from "../../platform/util/omit-nil"
import type { ServiceRow } from "./directory.entity"
import { serviceDetails } from "./directory.read"
import { type Assurance, ServiceDetails } from "./directory.schema"
import { existing, save } from "./directory.write"

/** What was verified of one service; fields not given stay. */
export type Reviewed = {
  serviceID: string
  details?: Partial<ServiceDetails>
  eligibility?: Partial<ServiceDetails["eligibility"]>
  languages?: string[]
  status?: "active" | "inactive"
  assurance?: Assurance
  /** How many more troubles are open. */
  troubles?: number
}

/**
 * Writes verified services, for the transaction of the verifying verb. Refuses an organisation or a service that does
 * not exist. Increments the organisation's version: read and commit within `retrying`.
 */
export async function writeReviewed(organizationID: string, found: readonly Reviewed[]): Promise<Write[]> {
  const rows = await existing(organizationID)
  const known = new Map(found.map((one) => [one.serviceID, one]))
  if ([...known.keys()].some((id) => !rows.services.some(({ serviceID }) => serviceID === id)))
    throw new VisibleError("not_found", "not_found")
  const services = rows.services.map((row) => {
    const change = known.get(row.serviceID)
    return change ? reviewed(row, change) : row
  })
  return save(rows, { ...rows, services })
}

function reviewed(row: ServiceRow, change: Reviewed): ServiceRow {
  const before = serviceDetails(row)
  const details = ServiceDetails.parse({
    ...before,
    ...change.details,
    eligibility: { ...before.eligibility, ...change.eligibility },
  })
  const { assuredAt, assuredBy, nextCheckAt } = row
  return omitNil({
    ...row,
    details,
    languages: change.languages ?? row.languages,
    status: change.status ?? row.status,
    ...(change.assurance ?? {
      assuredAt: assuredAt ?? null,
      assuredBy: assuredBy ?? null,
      nextCheckAt: nextCheckAt ?? null,
    }),
    troubles: Math.max(0, (row.troubles ?? 0) + (change.troubles ?? 0)),
  }) as ServiceRow
}
