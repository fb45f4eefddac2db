import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Reported, type When } from "./incident.schema"

/** In its case file's partition. The narrative and the perpetrator are sealed; the rest are keys and dates. */
export const IncidentEntity = entity("incident", {
  attributes: {
    casefileID: { type: "string", required: true, readOnly: true },
    incidentID: { type: "string", required: true, readOnly: true },
    when: { type: CustomAttributeType<When>("any") },
    place: { type: "string" },
    types: { type: CustomAttributeType<string[]>("any") },
    modality: { type: "string" },
    gbvType: { type: "string" },
    contexts: { type: CustomAttributeType<string[]>("any") },
    reported: { type: Reported.options },
    sealed: { type: "string" },
    recordedBy: { type: "string", required: true },
    createdAt: { type: "string", required: true },
    /** Set on removal: only this is left of the row, and it expires. */
    removedAt: { type: "string" },
    expiresAt: { type: "number" },
    version: { type: "number", required: true },
  },
  indexes: {
    ofCaseFile: at(Keys.primary, "casefile#${casefileID}", "incident#${incidentID}"),
  },
})
export type IncidentRow = EntityItem<typeof IncidentEntity>
