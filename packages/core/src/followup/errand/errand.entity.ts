import { Entity, type EntityItem } from "electrodb"
import { Area } from "../../platform/actor/actor.schema"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { CannotReason, Kind, Status } from "./errand.schema"

export const ErrandEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "errand", version: "1" },
      attributes: {
        errandID: { type: "string", required: true, readOnly: true },
        casefileID: { type: "string", required: true },
        personID: { type: "string", required: true },
        folio: { type: "string", required: true },
        kind: { type: Kind.options, required: true },
        area: { type: Area.options, required: true },
        urgent: { type: "boolean", required: true },
        dueAt: { type: "string", required: true },
        status: { type: Status.options, required: true },
        /** `open`, or the area once the errand has ended: open errands are one list, ended ones a list per area. */
        side: { type: "string", required: true },
        /** Open: urgent first, then by due time. Ended: when it ended. */
        order: { type: "string", required: true },
        /** The two notes, sealed with the woman's data key. */
        sealed: { type: "string" },
        askedAt: { type: "string", required: true },
        askedBy: { type: "string", required: true },
        takenBy: { type: "string" },
        takenAt: { type: "string" },
        endedAt: { type: "string" },
        endedBy: { type: "string" },
        appointmentAt: { type: "string" },
        cannotReason: { type: CannotReason.options },
        toldLateAt: { type: "string" },
        lateTaskID: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["errandID"], template: "errand#${errandID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "errand", casing: "none" },
        },
        bySide: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["side"], template: "errands#${side}", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["order", "errandID"],
            template: "${order}#${errandID}",
            casing: "none",
          },
        },
        byCaseFile: {
          index: Keys.second.index,
          pk: {
            field: Keys.second.pk,
            composite: ["casefileID"],
            template: "errands-of#${casefileID}",
            casing: "none",
          },
          sk: { field: Keys.second.sk, composite: ["errandID"], template: "${errandID}", casing: "none" },
        },
      },
    }),
)
export type ErrandRow = EntityItem<typeof ErrandEntity>
