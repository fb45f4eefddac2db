import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Indicator } from "./target.schema"

const amounts = Object.fromEntries(Indicator.options.map((indicator) => [indicator, { type: "number" }])) as Record<
  Indicator,
  { readonly type: "number" }
>

/** One year's targets of this consulate. */
export const TargetEntity = entity("target", {
  attributes: {
    year: { type: "string", required: true, readOnly: true },
    targets: { type: "map", required: true, properties: amounts },
    changedAt: { type: "string", required: true },
    changedBy: { type: "string", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byYear: at(Keys.primary, "targets#${year}", "targets"),
  },
})
export type TargetRow = EntityItem<typeof TargetEntity>
