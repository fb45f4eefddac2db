import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Area, ContactWish, DismissReason, type Sign, Status } from "./detection.schema"

export const DetectionEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "detection", version: "1" },
      attributes: {
        detectionID: { type: "string", required: true, readOnly: true },
        folio: { type: "string", required: true },
        area: { type: Area.options, required: true },
        signs: { type: CustomAttributeType<Sign[]>("any"), required: true },
        askedInPrivate: { type: "boolean", required: true },
        contact: { type: ContactWish.options, required: true },
        /** How to reach the woman later, sealed with the consulate's key: she has no data key of her own yet. */
        sealed: { type: "string" },
        urgent: { type: "boolean", required: true },
        status: { type: Status.options, required: true },
        /** `0` urgent, `1` the rest; then longest waiting. */
        order: { type: "string", required: true },
        createdAt: { type: "string", required: true },
        createdBy: { type: "string", required: true },
        takenBy: { type: "string" },
        takenAt: { type: "string" },
        attendBy: { type: "string", required: true },
        escalatedAt: { type: "string" },
        /** When the people on call were mailed. */
        toldAt: { type: "string" },
        /** The tasks about this waiting detection, while they may be open. */
        taskIDs: { type: CustomAttributeType<string[]>("any") },
        casefileID: { type: "string" },
        dismissReason: { type: DismissReason.options },
        /** Absent once the detection became a case file. */
        expiresAt: { type: "number" },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["detectionID"],
            template: "detection#${detectionID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "detection", casing: "none" },
        },
        byStatus: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["status"], template: "detections#${status}", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["order", "detectionID"],
            template: "${order}#${detectionID}",
            casing: "none",
          },
        },
        /** The detections of one officer, newest last. */
        byOfficer: {
          index: Keys.second.index,
          pk: {
            field: Keys.second.pk,
            composite: ["createdBy"],
            template: "detections-of#${createdBy}",
            casing: "none",
          },
          sk: { field: Keys.second.sk, composite: ["detectionID"], template: "${detectionID}", casing: "none" },
        },
      },
    }),
)
export type DetectionRow = EntityItem<typeof DetectionEntity>
