import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/**
 * One emergency access: who, to which file, until when. The reason, and the reviewer's words, are sealed with the
 * woman's own data key. Stored beside its file, so that a consistent read finds it at once.
 */
export const GlassEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "glass", version: "1" },
      attributes: {
        glassID: { type: "string", required: true, readOnly: true },
        casefileID: { type: "string", required: true, readOnly: true },
        personID: { type: "string", required: true },
        folio: { type: "string", required: true },
        staffID: { type: "string", required: true },
        refusal: { type: "string", required: true },
        sealed: { type: "string", required: true },
        at: { type: "string", required: true },
        until: { type: "string", required: true },
        taskID: { type: "string", required: true },
        status: { type: ["open", "reviewed"] as const, required: true },
        verdict: { type: ["justified", "unjustified"] as const },
        reviewedAt: { type: "string" },
        reviewedBy: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        ofFile: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "casefile#${casefileID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["glassID"], template: "glass#${glassID}", casing: "none" },
        },
        byStatus: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["status"], template: "glasses#${status}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["glassID"], template: "${glassID}", casing: "none" },
        },
        /** One person's emergency accesses, by when they end: those in force sort after the present. */
        ofStaff: {
          index: Keys.second.index,
          pk: { field: Keys.second.pk, composite: ["staffID"], template: "glasses-of#${staffID}", casing: "none" },
          sk: { field: Keys.second.sk, composite: ["until"], template: "${until}", casing: "none" },
        },
      },
    }),
)
export type GlassRow = EntityItem<typeof GlassEntity>
