import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Cause, Outcome } from "./review.schema"

export const ReviewEntity = entity("review", {
  attributes: {
    reviewID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    personID: { type: "string", required: true },
    folio: { type: "string", required: true },
    cause: { type: Cause.options, required: true },
    status: { type: ["waiting", "done"] as const, required: true },
    outcome: { type: Outcome.options },
    /** What was asked, and what was answered. */
    sealed: { type: "string" },
    askedAt: { type: "string", required: true },
    askedBy: { type: "string", required: true },
    doneAt: { type: "string" },
    doneBy: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "review#${reviewID}", "review"),
    byStatus: at(Keys.first, "reviews#${status}", "${reviewID}"),
    byCaseFile: at(Keys.second, "reviews-of#${casefileID}", "${reviewID}"),
  },
})
export type ReviewRow = EntityItem<typeof ReviewEntity>
