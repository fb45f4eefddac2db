import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { CancelReason, Kind, Mode, type Plan, type Report, type Series, Status } from "./outreach.schema"

export const OutreachEntity = entity("outreach", {
  attributes: {
    outreachID: { type: "string", required: true, readOnly: true },
    status: { type: Status.options, required: true },
    kind: { type: Kind.options, required: true },
    campaign: { type: "string" },
    programmes: { type: CustomAttributeType<Plan["programmes"]>("any"), required: true },
    title: { type: "string", required: true },
    startsAt: { type: "string", required: true },
    endsAt: { type: "string", required: true },
    timeZone: { type: "string", required: true },
    startsOn: { type: "string", required: true },
    endsOn: { type: "string", required: true },
    mode: { type: Mode.options, required: true },
    place: { type: "string" },
    countyFips: { type: "string" },
    partners: { type: CustomAttributeType<string[]>("any"), required: true },
    allianceID: { type: "string" },
    /** The alliance under which it took place, or `none`. */
    under: { type: "string", required: true },
    plannedHeads: { type: "number" },
    seats: { type: "number" },
    public: { type: "boolean", required: true },
    publicTitle: { type: "string" },
    hidePlace: { type: "boolean", required: true },
    series: { type: CustomAttributeType<Series>("any") },
    planned: { type: "boolean", required: true },
    report: { type: CustomAttributeType<Report>("any") },
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
    byID: at(Keys.primary, "outreach#${outreachID}", "outreach"),
    byDay: at(Keys.first, "outreaches", "${startsOn}#${startsAt}#${outreachID}"),
    byAlliance: at(Keys.second, "outreaches-under#${under}", "${startsOn}#${outreachID}"),
  },
})
export type OutreachRow = EntityItem<typeof OutreachEntity>
