import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Indicator } from "./target.schema"

const amounts = Object.fromEntries(Indicator.options.map((indicator) => [indicator, { type: "number" }])) as Record<
  Indicator,
  { readonly type: "number" }
>

/** One year's targets of this consulate. */
export const TargetEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "target", version: "1" },
      attributes: {
        year: { type: "string", required: true, readOnly: true },
        targets: { type: "map", required: true, properties: amounts },
        changedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byYear: {
          pk: { field: Keys.primary.pk, composite: ["year"], template: "targets#${year}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "targets", casing: "none" },
        },
      },
    }),
)
export type TargetRow = EntityItem<typeof TargetEntity>
