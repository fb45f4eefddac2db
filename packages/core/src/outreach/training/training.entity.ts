import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Audience, CancelReason, type Follow, Mode, type Plan, type Report, Status } from "./training.schema"

export const TrainingEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "training", version: "1" },
      attributes: {
        trainingID: { type: "string", required: true, readOnly: true },
        status: { type: Status.options, required: true },
        audience: { type: Audience.options, required: true },
        topics: { type: CustomAttributeType<Plan["topics"]>("any"), required: true },
        title: { type: "string", required: true },
        startsAt: { type: "string", required: true },
        endsAt: { type: "string", required: true },
        timeZone: { type: "string", required: true },
        startsOn: { type: "string", required: true },
        mode: { type: Mode.options, required: true },
        place: { type: "string" },
        countyFips: { type: "string" },
        host: { type: "string" },
        partners: { type: CustomAttributeType<string[]>("any"), required: true },
        allianceID: { type: "string" },
        /** The alliance that it was under, or `none`. */
        under: { type: "string", required: true },
        speakers: { type: CustomAttributeType<string[]>("any"), required: true },
        plannedHeads: { type: "number" },
        offered: { type: "string" },
        report: { type: CustomAttributeType<Report>("any") },
        follows: { type: CustomAttributeType<Follow[]>("any"), required: true },
        reason: { type: CancelReason.options },
        createdAt: { type: "string", required: true },
        createdBy: { type: "string", required: true },
        heldAt: { type: "string" },
        heldBy: { type: "string" },
        cancelledAt: { type: "string" },
        cancelledBy: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["trainingID"], template: "training#${trainingID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "training", casing: "none" },
        },
        byDay: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: [], template: "trainings", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["startsOn", "trainingID"],
            template: "${startsOn}#${trainingID}",
            casing: "none",
          },
        },
        byAlliance: {
          index: Keys.second.index,
          pk: { field: Keys.second.pk, composite: ["under"], template: "trainings-under#${under}", casing: "none" },
          sk: {
            field: Keys.second.sk,
            composite: ["startsOn", "trainingID"],
            template: "${startsOn}#${trainingID}",
            casing: "none",
          },
        },
      },
    }),
)
export type TrainingRow = EntityItem<typeof TrainingEntity>
