import { VisibleError } from "../../platform/error"
import { Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { omitNil } from "../../platform/util/omit-nil"
import { DetectionEntity, type DetectionRow } from "./detection.entity"
import type { Info } from "./detection.schema"

const gone = ({ expiresAt }: DetectionRow) => expiresAt !== undefined && expiresAt * 1000 <= Clock.now().getTime()

/** DynamoDB deletes expired rows with a delay; this filter hides them at once. */
export const live = (rows: DetectionRow[]): DetectionRow[] => rows.filter((row) => !gone(row))

export async function row(detectionID: string): Promise<DetectionRow> {
  const handle = await Store.consulate()
  const { data } = await DetectionEntity.get({ detectionID }).go({ ...handle, consistent: true })
  if (!data || gone(data)) throw new VisibleError("not_found", "not_found")
  return data
}

/** Writes `next` if the row is still as it was read. */
export async function replace(found: DetectionRow, next: DetectionRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.replace(DetectionEntity.put(omitNil(next) as DetectionRow), found.version, table)
}

export function serialize(found: DetectionRow): Info {
  const { detectionID, folio, area, signs, askedInPrivate, contact, urgent, status, createdAt, createdBy } = found
  return {
    ...{ detectionID, folio, area, signs, askedInPrivate, contact, urgent, status, createdAt, createdBy },
    reachable: found.sealed !== undefined,
    takenBy: found.takenBy ?? null,
    takenAt: found.takenAt ?? null,
    attendBy: found.attendBy,
    escalated: found.escalatedAt !== undefined,
    casefileID: found.casefileID ?? null,
    dismissReason: found.dismissReason ?? null,
  }
}
