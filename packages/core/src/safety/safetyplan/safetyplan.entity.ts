import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/** One a case file. Forgotten, nothing of it is left but that there was a row, and that for a while. */
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
        /** Seconds; when the table drops what is left of a forgotten one. */
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
