import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/** In its case file's partition. Everything about the person is sealed; only the existence of the row is in clear. */
export const DependantEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "dependant", version: "1" },
      attributes: {
        casefileID: { type: "string", required: true, readOnly: true },
        dependantID: { type: "string", required: true, readOnly: true },
        sealed: { type: "string" },
        createdAt: { type: "string", required: true },
        /** Set on removal: only this is left of the row, and it expires. */
        removedAt: { type: "string" },
        expiresAt: { type: "number" },
        version: { type: "number", required: true },
      },
      indexes: {
        ofCaseFile: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "casefile#${casefileID}", casing: "none" },
          sk: {
            field: Keys.primary.sk,
            composite: ["dependantID"],
            template: "dependant#${dependantID}",
            casing: "none",
          },
        },
      },
    }),
)
export type DependantRow = EntityItem<typeof DependantEntity>
