import type { EntityItem } from "electrodb"
import { Area } from "../../platform/actor/actor.schema"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { CannotReason, Kind, Status } from "./errand.schema"

export const ErrandEntity = entity("errand", {
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
    byID: at(Keys.primary, "errand#${errandID}", "errand"),
    bySide: at(Keys.first, "errands#${side}", "${order}#${errandID}"),
    byCaseFile: at(Keys.second, "errands-of#${casefileID}", "${errandID}"),
  },
})
export type ErrandRow = EntityItem<typeof ErrandEntity>
