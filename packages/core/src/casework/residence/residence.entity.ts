import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/**
 * Beside the case file. A county reveals where the woman can be found, so it is sealed with her own data key, like her
 * name.
 */
export const ResidenceEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "residence", version: "1" },
      attributes: {
        casefileID: { type: "string", required: true },
        sealed: { type: "string", required: true },
        notedAt: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        ofCaseFile: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "casefile#${casefileID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "residence", casing: "none" },
        },
      },
    }),
)
export type ResidenceRow = EntityItem<typeof ResidenceEntity>
