import { VisibleError } from "../../platform/error"
import { Store, type Write, Writes } from "../../platform/store"
import { omitNil } from "../../platform/util/omit-nil"
import { VerificationEntity, type VerificationRow } from "./verification.entity"

export async function row(verificationID: string): Promise<VerificationRow> {
  const handle = await Store.consulate()
  const { data } = await VerificationEntity.get({ verificationID }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("not_found", "not_found")
  return data
}

/** Writes `next` if the row is still as it was read. */
export async function replace(found: VerificationRow, next: VerificationRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(
    VerificationEntity.put(omitNil({ ...next, version: found.version + 1 }) as VerificationRow)
      .where(({ version }, { eq }) => eq(version, found.version))
      .params({ table }),
  )
}
