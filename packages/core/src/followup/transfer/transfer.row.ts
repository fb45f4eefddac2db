import { officeFromCode, officeNames } from "../../platform/data/consulates"
import { VisibleError } from "../../platform/error"
import { findOne, Store, type Write, Writes } from "../../platform/store"
import { omitNil } from "../../platform/util/omit-nil"
import { TransferEntity, type TransferRow } from "./transfer.entity"
import { stageOf } from "./transfer.rules"
import type { Info, Parcel } from "./transfer.schema"

/**
 * What the sender keeps sealed with the woman's data key: the parcel until the transfer has ended, and the witness of
 * her yes.
 */
export type Kept = { parcel: Parcel | null; witness: string | null }

export async function find(transferID: string): Promise<TransferRow | undefined> {
  return findOne(TransferEntity.get({ transferID }))
}

/** The row of the requested side: a sender's id does not exist for receivers. */
export async function row(transferID: string, side: TransferRow["side"]): Promise<TransferRow> {
  const found = await find(transferID)
  if (found?.side !== side) throw new VisibleError("not_found", "not_found")
  return found
}

export async function replace(found: TransferRow, next: TransferRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(
    TransferEntity.put(
      omitNil({ ...next, stage: stageOf(next), about: next.casefileID ?? next.transferID }) as TransferRow,
    )
      .where(({ version }, { eq }) => eq(version, found.version))
      .params({ table }),
  )
}

export function serialize(found: TransferRow): Info {
  const { transferID, side, officeCode, status, urgency, fields, sentAt } = found
  const office = officeFromCode(officeCode)
  return {
    ...{ transferID, side, officeCode, status, urgency, fields, sentAt },
    names: office ? officeNames(office) : { es: officeCode, en: officeCode },
    endedAt: found.endedAt ?? null,
    returnReason: found.returnReason ?? null,
    casefileID: found.casefileID ?? null,
  }
}
