import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Area } from "../detection/detection.schema"
import { CloseReason, Urgency } from "./casefile.schema"

export const CaseFileEntity = entity("casefile", {
  attributes: {
    casefileID: { type: "string", required: true, readOnly: true },
    folio: { type: "string", required: true },
    personID: { type: "string", required: true },
    status: { type: ["open", "closed"] as const, required: true },
    urgency: { type: Urgency.options, required: true },
    /** `0` urgent, `1` soon, `2` routine, then the time of opening. */
    order: { type: "string", required: true },
    needs: { type: CustomAttributeType<string[]>("any"), required: true },
    area: { type: Area.options, required: true },
    /** About a girl, boy or adolescent: open only to staff who have that duty. */
    minor: { type: "boolean" },
    assignedTo: { type: "string" },
    /** The detection it began with, if any, and the area that made it, for the counts. */
    detectionID: { type: "string" },
    detectedBy: { type: Area.options },
    /** The month in which the file is counted, in the consulate's local time. */
    month: { type: "string", required: true },
    openedAt: { type: "string", required: true },
    openedBy: { type: "string", required: true },
    closedAt: { type: "string" },
    closeReason: { type: CloseReason.options },
    /**
     * Due dates of planned items that are not over, by item id, and when the woman was last reached. Written by
     * those items' own verbs.
     */
    next: { type: CustomAttributeType<Record<string, string>>("any"), required: true },
    reachedAt: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "casefile#${casefileID}", "casefile"),
    byUrgency: at(Keys.first, "casefiles#${status}", "${order}#${casefileID}"),
    byOpening: at(Keys.second, "casefiles-by-opening#${status}", "${casefileID}"),
  },
})
export type CaseFileRow = EntityItem<typeof CaseFileEntity>

/** A woman's case files, found without an index of their own. */
export const PersonCaseFileEntity = entity("person-casefile", {
  attributes: {
    personID: { type: "string", required: true },
    casefileID: { type: "string", required: true },
  },
  indexes: {
    ofPerson: at(Keys.primary, "person#${personID}", "casefile#${casefileID}"),
  },
})
