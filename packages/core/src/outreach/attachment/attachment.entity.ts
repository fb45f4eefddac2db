import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { FileType, Owner, Purpose, Refusal, Status } from "./attachment.schema"

export const AttachmentEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "attachment", version: "1" },
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
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["attachmentID"],
            template: "attachment#${attachmentID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "attachment", casing: "none" },
        },
        byOwner: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["ownerID"], template: "attachments#${ownerID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["attachmentID"], template: "${attachmentID}", casing: "none" },
        },
        /** Uploads that were started and never completed, oldest first; other files are not in this index. */
        byArrival: {
          index: Keys.second.index,
          condition: (attachment: { status?: string }) => attachment.status === "receiving",
          pk: { field: Keys.second.pk, composite: [], template: "attachments#receiving", casing: "none" },
          sk: {
            field: Keys.second.sk,
            composite: ["createdAt", "attachmentID"],
            template: "${createdAt}#${attachmentID}",
            casing: "none",
          },
        },
      },
    }),
)
export type AttachmentRow = EntityItem<typeof AttachmentEntity>

/** One part of a file, sealed with its position: two parts cannot be swapped. */
export const PartEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "attachment-part", version: "1" },
      attributes: {
        attachmentID: { type: "string", required: true },
        part: { type: "string", required: true },
        sealed: { type: "string" },
        /** An empty one that waits to go. */
        expiresAt: { type: "number" },
      },
      indexes: {
        byPart: {
          pk: {
            field: Keys.primary.pk,
            composite: ["attachmentID"],
            template: "attachment#${attachmentID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: ["part"], template: "part#${part}", casing: "none" },
        },
      },
    }),
)

/** A download token (`leave`) for one file, usable once and soon; only the hash of its secret is stored. */
export const LeaveEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "attachment-leave", version: "1" },
      attributes: {
        attachmentID: { type: "string", required: true },
        hash: { type: "string", required: true },
        endsAt: { type: "string", required: true },
        usedAt: { type: "string" },
        expiresAt: { type: "number", required: true },
      },
      indexes: {
        byHash: {
          pk: {
            field: Keys.primary.pk,
            composite: ["attachmentID"],
            // Not in its file's: who hands a file over writes here, and nowhere else.
            template: "leave#${attachmentID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: ["hash"], template: "${hash}", casing: "none" },
        },
      },
    }),
)
