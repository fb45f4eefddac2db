import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { CloseReason } from "../../casework/casefile/casefile.schema"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import type { Left } from "./closing.schema"

/** One row per closing, under its case file; the last one counts. */
export const ClosingEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "closing", version: "1" },
      attributes: {
        closingID: { type: "string", required: true, readOnly: true },
        casefileID: { type: "string", required: true, readOnly: true },
        reason: { type: CloseReason.options, required: true },
        left: { type: CustomAttributeType<Left[]>("any"), required: true },
        sealed: { type: "string" },
        /** The day until which the file is kept. */
        keepUntil: { type: "string", required: true },
        closedAt: { type: "string", required: true },
        closedBy: { type: "string", required: true },
        reopenedAt: { type: "string" },
        reopenedBy: { type: "string" },
        reopenReason: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byCaseFile: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "closing#${casefileID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["closingID"], template: "${closingID}", casing: "none" },
        },
      },
    }),
)
export type ClosingRow = EntityItem<typeof ClosingEntity>
