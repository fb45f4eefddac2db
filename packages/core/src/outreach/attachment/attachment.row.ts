import { VisibleError } from "../../platform/error"
import { mustFind, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { omitNil } from "../../platform/util/omit-nil"
import { Vault } from "../../platform/vault"
import { AttachmentEntity, type AttachmentRow, PartEntity } from "./attachment.entity"
import { type Info, partBytes } from "./attachment.schema"

export async function row(attachmentID: string): Promise<AttachmentRow> {
  return mustFind(AttachmentEntity.get({ attachmentID }))
}

export async function replace(found: AttachmentRow, next: Partial<AttachmentRow>): Promise<Write> {
  const { table } = await Store.consulate()
  const { sealed: _, ...rest } = found
  const merged = omitNil({ ...rest, ...next, version: found.version + 1 }) as AttachmentRow
  return Writes.replace(AttachmentEntity.put(merged), found.version, table)
}

const partName = (index: number) => String(index).padStart(2, "0")
/** The id under which a part is sealed: its file and its position. */
const placeOf = (attachmentID: string, index: number) => `${attachmentID}.${partName(index)}`

/** Sending the same part again replaces it, so a request whose answer was lost can be repeated. */
export async function writePart(attachmentID: string, index: number, data: Buffer): Promise<Write> {
  const { table } = await Store.consulate()
  const sealed = await Vault.seal(placeOf(attachmentID, index), { data: data.toString("base64") })
  return Writes.put(PartEntity.put({ attachmentID, part: partName(index), sealed }).params({ table }))
}

/** The parts, emptied and with an expiry: a consulate's session may delete nothing, and DynamoDB deletes them. */
export async function emptied({ attachmentID, parts }: AttachmentRow, from = 0): Promise<Write[]> {
  const { table } = await Store.consulate()
  const expiresAt = Math.floor(Clock.now().getTime() / 1000)
  return Array.from({ length: Math.max(0, parts - from) }, (_, index) =>
    Writes.put(PartEntity.put({ attachmentID, part: partName(from + index), expiresAt }).params({ table })),
  )
}

export const split = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, index) =>
    bytes.subarray(index * partBytes, (index + 1) * partBytes),
  )

const atOnce = 6

/** The whole file, assembled from its parts; refuses when one is missing. */
export async function assembled({ attachmentID, parts }: AttachmentRow): Promise<Buffer> {
  const handle = await Store.consulate()
  const whole: Buffer[] = []
  for (let start = 0; start < parts; start += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, parts - start) }, async (_, offset) => {
      const index = start + offset
      const found = await PartEntity.get({ attachmentID, part: partName(index) }).go({ ...handle, consistent: true })
      if (!found.data?.sealed) throw new VisibleError("conflict", "file_incomplete")
      const { data } = await Vault.open<{ data: string }>(placeOf(attachmentID, index), found.data.sealed)
      return Buffer.from(data, "base64")
    })
    whole.push(...(await awaitAll(some)))
  }
  return Buffer.concat(whole)
}

export const serialize = (found: AttachmentRow): Info => ({
  attachmentID: found.attachmentID,
  owner: found.owner,
  ownerID: found.ownerID,
  purpose: found.purpose,
  type: found.type,
  size: found.size,
  status: found.status,
  refusal: found.refusal ?? null,
  createdAt: found.createdAt,
  keptAt: found.keptAt ?? null,
})
