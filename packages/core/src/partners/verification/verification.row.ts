import { mustFind, Store, type Write, Writes } from "../../platform/store"
import { omitNil } from "../../platform/util/omit-nil"
import { VerificationEntity, type VerificationRow } from "./verification.entity"

export async function row(verificationID: string): Promise<VerificationRow> {
  return mustFind(VerificationEntity.get({ verificationID }))
}

/** Writes `next` if the row is still as it was read. */
export async function replace(found: VerificationRow, next: VerificationRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.replace(
    VerificationEntity.put(omitNil({ ...next, version: found.version + 1 }) as VerificationRow),
    found.version,
    table,
  )
}
