import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/**
 * In its case file's partition: the cells in which the file is counted, sealed with the consulate's key, so that counts
 * can be corrected and recounted. After an erasure the row is empty, and the cells are kept without a link to the
 * woman.
 */
export const BreakdownEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "breakdown", version: "1" },
      attributes: {
        casefileID: { type: "string", required: true, readOnly: true },
        openedAt: { type: "string", required: true },
        sealed: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        ofCaseFile: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "casefile#${casefileID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "breakdown", casing: "none" },
        },
        all: {
          index: Keys.second.index,
          pk: { field: Keys.second.pk, composite: [], template: "breakdowns", casing: "none" },
          sk: { field: Keys.second.sk, composite: ["casefileID"], template: "${casefileID}", casing: "none" },
        },
      },
    }),
)
export type BreakdownRow = EntityItem<typeof BreakdownEntity>
