import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Audience, CancelReason, type Follow, Mode, type Plan, type Report, Status } from "./training.schema"

export const TrainingEntity = entity("training", {
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
    /** The alliance under which it took place, or `none`. */
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
    byID: at(Keys.primary, "training#${trainingID}", "training"),
    byDay: at(Keys.first, "trainings", "${startsOn}#${trainingID}"),
    byAlliance: at(Keys.second, "trainings-under#${under}", "${startsOn}#${trainingID}"),
  },
})
export type TrainingRow = EntityItem<typeof TrainingEntity>
