import { CustomAttributeType, type EntityItem } from "electrodb"
import { CloseReason } from "../../casework/casefile/casefile.schema"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import type { Left } from "./closing.schema"

/** One row per closing, under its case file; the last one counts. */
export const ClosingEntity = entity("closing", {
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
    byCaseFile: at(Keys.primary, "closing#${casefileID}", "${closingID}"),
  },
})
export type ClosingRow = EntityItem<typeof ClosingEntity>
