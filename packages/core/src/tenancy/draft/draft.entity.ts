import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

export const DraftEntity = entity("draft", {
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
    byDevice: at(Keys.primary, "draft#${staffID}", "${deviceID}"),
  },
})
export type DraftRow = EntityItem<typeof DraftEntity>
