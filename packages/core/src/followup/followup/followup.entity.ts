import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Kind, Result, Status } from "./followup.schema"

export const FollowupEntity = entity("followup", {
  attributes: {
    followupID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    personID: { type: "string", required: true },
    folio: { type: "string", required: true },
    kind: { type: Kind.options, required: true },
    status: { type: Status.options, required: true },
    dueAt: { type: "string", required: true },
    snoozed: { type: "number", required: true },
    unsafeHour: { type: "boolean" },
    taskID: { type: "string" },
    result: { type: Result.options },
    /** The subject, and the outcome. */
    sealed: { type: "string" },
    createdAt: { type: "string", required: true },
    createdBy: { type: "string", required: true },
    doneAt: { type: "string" },
    doneBy: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "followup#${followupID}", "followup"),
    /** Open ones by time; done ones are found by their case file. */
    byTime: {
      ...at(Keys.first, "followups#${status}", "${dueAt}#${followupID}"),
      condition: ({ status }: { status?: string }) => status === "waiting" || status === "due",
    },
    byCaseFile: at(Keys.second, "followups-of#${casefileID}", "${followupID}"),
  },
})
export type FollowupRow = EntityItem<typeof FollowupEntity>
