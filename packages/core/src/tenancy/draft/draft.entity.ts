import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

export const DraftEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "draft", version: "1" },
      attributes: {
        staffID: { type: "string", required: true, readOnly: true },
        deviceID: { type: "string", required: true, readOnly: true },
        /** The key, encrypted with the consulate's key; absent once it was forgotten. */
        sealed: { type: "string" },
        keptUntil: { type: "string", required: true },
        expiresAt: { type: "number", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byDevice: {
          pk: { field: Keys.primary.pk, composite: ["staffID"], template: "draft#${staffID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["deviceID"], template: "${deviceID}", casing: "none" },
        },
      },
    }),
)
export type DraftRow = EntityItem<typeof DraftEntity>
