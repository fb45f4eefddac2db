import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

/**
 * The intake record: part of the case file, in its partition. Everything is sealed except the day of acceptance, which
 * other verbs need.
 */
export const SheetEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "sheet", version: "1" },
      attributes: {
        casefileID: { type: "string", required: true, readOnly: true },
        sealed: { type: "string", required: true },
        acceptedOn: { type: "string" },
        changedAt: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        ofCaseFile: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "casefile#${casefileID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "sheet", casing: "none" },
        },
      },
    }),
)
export type SheetRow = EntityItem<typeof SheetEntity>
