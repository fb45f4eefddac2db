import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Outcome } from "./screening.schema"

/**
 * The marked items are inside `sealed`, under the woman's own data key; band and `talkNow` are what a list may show.
 */
export const ScreeningEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "screening", version: "1" },
      attributes: {
        screeningID: { type: "string", required: true, readOnly: true },
        casefileID: { type: "string", required: true },
        personID: { type: "string", required: true },
        edition: { type: "number", required: true },
        outcome: { type: Outcome.options, required: true },
        whole: { type: "boolean", required: true },
        band: { type: "number" },
        talkNow: { type: "boolean", required: true },
        sealed: { type: "string" },
        takenAt: { type: "string", required: true },
        takenBy: { type: "string", required: true },
      },
      indexes: {
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["screeningID"],
            template: "screening#${screeningID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "screening", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["casefileID"], template: "screenings#${casefileID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["screeningID"], template: "${screeningID}", casing: "none" },
        },
      },
    }),
)
export type ScreeningRow = EntityItem<typeof ScreeningEntity>
