import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

/**
 * One emergency access: who, to which file, until when. The reason, and the reviewer's words, are sealed with the
 * woman's own data key. Stored beside its file, so that a consistent read finds it at once.
 */
export const BreakGlassEntity = entity("glass", {
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
    ofFile: at(Keys.primary, "casefile#${casefileID}", "glass#${glassID}"),
    byStatus: at(Keys.first, "glasses#${status}", "${glassID}"),
    /** One person's emergency accesses, by when they end: those in force sort after the present. */
    ofStaff: at(Keys.second, "glasses-of#${staffID}", "${until}"),
  },
})
export type BreakGlassRow = EntityItem<typeof BreakGlassEntity>
