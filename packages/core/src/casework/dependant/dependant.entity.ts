import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

/** In its case file's partition. Everything about the person is sealed; only the existence of the row is in clear. */
export const DependantEntity = entity("dependant", {
  attributes: {
    casefileID: { type: "string", required: true, readOnly: true },
    dependantID: { type: "string", required: true, readOnly: true },
    sealed: { type: "string" },
    createdAt: { type: "string", required: true },
    /** Set on removal: only this is left of the row, and it expires. */
    removedAt: { type: "string" },
    expiresAt: { type: "number" },
    version: { type: "number", required: true },
  },
  indexes: {
    ofCaseFile: at(Keys.primary, "casefile#${casefileID}", "dependant#${dependantID}"),
  },
})
export type DependantRow = EntityItem<typeof DependantEntity>
