import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { CancelReason, Kind, Mode, type Plan, type Report, type Series, Status } from "./outreach.schema"

export const OutreachEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "outreach", version: "1" },
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
        /** The alliance that it was under, or `none`. */
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["outreachID"], template: "outreach#${outreachID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "outreach", casing: "none" },
        },
        byDay: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: [], template: "outreaches", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["startsOn", "startsAt", "outreachID"],
            template: "${startsOn}#${startsAt}#${outreachID}",
            casing: "none",
          },
        },
        byAlliance: {
          index: Keys.second.index,
          pk: { field: Keys.second.pk, composite: ["under"], template: "outreaches-under#${under}", casing: "none" },
          sk: {
            field: Keys.second.sk,
            composite: ["startsOn", "outreachID"],
            template: "${startsOn}#${outreachID}",
            casing: "none",
          },
        },
      },
    }),
)
export type OutreachRow = EntityItem<typeof OutreachEntity>
