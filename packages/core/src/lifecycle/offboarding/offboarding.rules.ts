import { product } from "../../platform/util/product"
import type { Ending } from "../../tenancy/tenant/tenant.schema"
import type { Statement } from "./offboarding.schema"

type Buried = { tenantID: string; officeCode: string; ending?: Ending | undefined }

/** The statement of a tombstone; the same every time. Throws unless the ending is complete. */
export function statementOf({ tenantID, officeCode, ending }: Buried): Statement {
  const { closedAt, archive, dismissedAt, tablesDeletedAt, keyGoneAt, endedAt } = ending ?? {}
  if (!closedAt || !archive || !dismissedAt || !tablesDeletedAt || !keyGoneAt || !endedAt)
    throw new Error("Its ending is not whole")
  const { before, archived, ...file } = archive
  return {
    certificate: "ventanilla-offboarding",
    version: 1,
    tenantID,
    officeCode,
    product,
    closedAt,
    before,
    archive: { ...file, tally: archived },
    dismissedAt,
    tablesDeletedAt,
    after: { tables: 0, rows: 0 },
    keyGoneAt,
    endedAt,
  }
}
