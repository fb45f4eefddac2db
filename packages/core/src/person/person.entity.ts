import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../store"
import { late } from "../util/late"

/** Whatever names her is inside `sealed`; no index is built on a person. */
export const PersonEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "person", version: "1" },
      attributes: {
        personID: { type: "string", required: true, readOnly: true },
        sealed: { type: "string", required: true },
        contactConfirmedAt: { type: "string", required: true },
        createdAt: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["personID"], template: "person#${personID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "person", casing: "none" },
        },
      },
    }),
)
export type PersonRow = EntityItem<typeof PersonEntity>
