import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

/**
 * The intake record: part of the case file, in its partition. Everything is sealed except the day of acceptance, which
 * other verbs need.
 */
export const SheetEntity = entity("sheet", {
  attributes: {
    casefileID: { type: "string", required: true, readOnly: true },
    sealed: { type: "string", required: true },
    acceptedOn: { type: "string" },
    changedAt: { type: "string", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    ofCaseFile: at(Keys.primary, "casefile#${casefileID}", "sheet"),
  },
})
export type SheetRow = EntityItem<typeof SheetEntity>
