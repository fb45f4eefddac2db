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
    /** Of what is kept; until then, of what was announced. */
    size: { type: "number", required: true },
    /** The sum of what was announced, until it is here. */
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
    /** An empty one that waits to go. */
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
    // Not in its file's: who hands a file over writes here, and nowhere else.
    byHash: at(Keys.primary, "leave#${attachmentID}", "${hash}"),
  },
})
