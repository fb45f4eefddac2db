import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

/**
 * Beside the case file. A county reveals where the woman can be found, so it is sealed with her own data key, like her
 * name.
 */
export const ResidenceEntity = entity("residence", {
  attributes: {
    casefileID: { type: "string", required: true },
    sealed: { type: "string", required: true },
    notedAt: { type: "string", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    ofCaseFile: at(Keys.primary, "casefile#${casefileID}", "residence"),
  },
})
export type ResidenceRow = EntityItem<typeof ResidenceEntity>
