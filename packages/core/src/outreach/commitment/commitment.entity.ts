import type { EntityItem } from "electrodb"
import { categoryKeys } from "../../platform/data/categories"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Benefit } from "./commitment.schema"

/** What was promised. Results are never stored here. */
export const CommitmentEntity = entity("commitment", {
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
    byID: at(Keys.primary, "commitment#${commitmentID}", "commitment"),
    byAlliance: {
      ...at(Keys.first, "commitments", "${allianceID}#${commitmentID}"),
      condition: (commitment: { droppedAt?: string }) => commitment.droppedAt === undefined,
    },
  },
})
export type CommitmentRow = EntityItem<typeof CommitmentEntity>
