import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Area, ContactWish, DismissReason, type Sign, Status } from "./detection.schema"

export const DetectionEntity = entity("detection", {
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
    byID: at(Keys.primary, "detection#${detectionID}", "detection"),
    byStatus: at(Keys.first, "detections#${status}", "${order}#${detectionID}"),
    /** The detections of one officer, newest last. */
    byOfficer: at(Keys.second, "detections-of#${createdBy}", "${detectionID}"),
  },
})
export type DetectionRow = EntityItem<typeof DetectionEntity>
