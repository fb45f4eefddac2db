import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/** In its case file's partition. Everything about the person is sealed; in clear is only that there is one. */
export const DependantEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "dependant", version: "1" },
      attributes: {
        casefileID: { type: "string", required: true, readOnly: true },
        dependantID: { type: "string", required: true, readOnly: true },
        sealed: { type: "string" },
        createdAt: { type: "string", required: true },
        /** Taken out: of the row only this is left, and soon nothing. */
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
