import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/** One per case file. Of a forgotten plan only the row's existence is left, for a while. */
export const SafetyPlanEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "safetyplan", version: "1" },
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
        byCaseFile: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "casefile#${casefileID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "safetyplan", casing: "none" },
        },
      },
    }),
)
export type SafetyPlanRow = EntityItem<typeof SafetyPlanEntity>
