import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

/** One per case file. Of a forgotten plan only the row's existence is left, for a while. */
export const SafetyPlanEntity = entity("safetyplan", {
  attributes: {
    casefileID: { type: "string", required: true, readOnly: true },
    personID: { type: "string", required: true },
    status: { type: ["kept", "forgotten"] as const, required: true },
    sealed: { type: "string" },
    keptAt: { type: "string" },
    keptBy: { type: "string" },
    /** Epoch seconds at which the table deletes the rest of a forgotten plan. */
    expiresAt: { type: "number" },
    version: { type: "number", required: true },
  },
  indexes: {
    byCaseFile: at(Keys.primary, "casefile#${casefileID}", "safetyplan"),
  },
})
export type SafetyPlanRow = EntityItem<typeof SafetyPlanEntity>
