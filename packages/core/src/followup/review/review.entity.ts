import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Cause, Outcome } from "./review.schema"

export const ReviewEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "review", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["reviewID"], template: "review#${reviewID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "review", casing: "none" },
        },
        byStatus: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["status"], template: "reviews#${status}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["reviewID"], template: "${reviewID}", casing: "none" },
        },
        byCaseFile: {
          index: Keys.second.index,
          pk: {
            field: Keys.second.pk,
            composite: ["casefileID"],
            template: "reviews-of#${casefileID}",
            casing: "none",
          },
          sk: { field: Keys.second.sk, composite: ["reviewID"], template: "${reviewID}", casing: "none" },
        },
      },
    }),
)
export type ReviewRow = EntityItem<typeof ReviewEntity>
