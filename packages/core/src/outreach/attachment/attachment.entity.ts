import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { FileType, Owner, Purpose, Refusal, Status } from "./attachment.schema"

export const AttachmentEntity = entity("attachment", {
  attributes: {
    attachmentID: { type: "string", required: true, readOnly: true },
    owner: { type: Owner.options, required: true },
    ownerID: { type: "string", required: true },
    purpose: { type: Purpose.options, required: true },
    type: { type: FileType.options, required: true },
    /** The size of the stored file; until it is stored, the announced size. */
    size: { type: "number", required: true },
    /** The announced checksum, until the file has arrived. */
    sealed: { type: "string" },
    parts: { type: "number", required: true },
    status: { type: Status.options, required: true },
    refusal: { type: Refusal.options },
    createdAt: { type: "string", required: true },
    createdBy: { type: "string", required: true },
    keptAt: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "attachment#${attachmentID}", "attachment"),
    byOwner: at(Keys.first, "attachments#${ownerID}", "${attachmentID}"),
    /** Uploads that were started and never completed, oldest first; other files are not in this index. */
    byArrival: {
      ...at(Keys.second, "attachments#receiving", "${createdAt}#${attachmentID}"),
      condition: (attachment: { status?: string }) => attachment.status === "receiving",
    },
  },
})
export type AttachmentRow = EntityItem<typeof AttachmentEntity>

/** One part of a file, sealed with its position: two parts cannot be swapped. */
export const PartEntity = entity("attachment-part", {
  attributes: {
    attachmentID: { type: "string", required: true },
    part: { type: "string", required: true },
    sealed: { type: "string" },
    /** Set on an emptied part, which DynamoDB then deletes. */
    expiresAt: { type: "number" },
  },
  indexes: {
    byPart: at(Keys.primary, "attachment#${attachmentID}", "part#${part}"),
  },
})

/** A download token (stored as a `leave`) for one file, usable once and soon; only the hash of its secret is stored. */
export const DownloadTokenEntity = entity("attachment-leave", {
  attributes: {
    attachmentID: { type: "string", required: true },
    hash: { type: "string", required: true },
    endsAt: { type: "string", required: true },
    usedAt: { type: "string" },
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    // Not in the file's partition: the function that serves files writes here and nowhere else.
    byHash: at(Keys.primary, "leave#${attachmentID}", "${hash}"),
  },
})
