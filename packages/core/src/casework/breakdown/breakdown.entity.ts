import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

/**
 * In its case file's partition: the cells in which the file is counted, sealed with the consulate's key, so that counts
 * can be corrected and recounted. After an erasure the row is empty, and the cells are kept without a link to the
 * woman.
 */
export const BreakdownEntity = entity("breakdown", {
  attributes: {
    casefileID: { type: "string", required: true, readOnly: true },
    openedAt: { type: "string", required: true },
    sealed: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    ofCaseFile: at(Keys.primary, "casefile#${casefileID}", "breakdown"),
    all: at(Keys.second, "breakdowns", "${casefileID}"),
  },
})
export type BreakdownRow = EntityItem<typeof BreakdownEntity>
