import { Entity, type EntityItem } from "electrodb"
import { categoryKeys } from "../../platform/data/categories"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Benefit } from "./commitment.schema"

/** What was promised; what became of it is never written here. */
export const CommitmentEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "commitment", version: "1" },
      attributes: {
        commitmentID: { type: "string", required: true, readOnly: true },
        allianceID: { type: "string", required: true },
        organizationID: { type: "string", required: true },
        benefit: { type: Benefit.options, required: true },
        category: { type: categoryKeys },
        amount: { type: "number", required: true },
        from: { type: "string", required: true },
        to: { type: "string", required: true },
        createdAt: { type: "string", required: true },
        droppedAt: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["commitmentID"],
            template: "commitment#${commitmentID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "commitment", casing: "none" },
        },
        byAlliance: {
          index: Keys.first.index,
          condition: (commitment: { droppedAt?: string }) => commitment.droppedAt === undefined,
          pk: { field: Keys.first.pk, composite: [], template: "commitments", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["allianceID", "commitmentID"],
            template: "${allianceID}#${commitmentID}",
            casing: "none",
          },
        },
      },
    }),
)
export type CommitmentRow = EntityItem<typeof CommitmentEntity>
