import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Kind, Waiver } from "./task.schema"

/** Open tasks are listed by urgency and due time; done ones by when they were done. */
export const TaskEntity = entity("task", {
  attributes: {
    taskID: { type: "string", required: true, readOnly: true },
    kind: { type: Kind.options, required: true },
    status: { type: ["open", "done"] as const, required: true },
    urgent: { type: "boolean", required: true },
    /** `0` before `1`: urgent first, then by due time. */
    order: { type: "string", required: true },
    dueAt: { type: "string", required: true },
    folio: { type: "string" },
    casefileID: { type: "string" },
    referralID: { type: "string" },
    organizationID: { type: "string" },
    mailboxID: { type: "string" },
    detectionID: { type: "string" },
    transferID: { type: "string" },
    allianceID: { type: "string" },
    trainingID: { type: "string" },
    staffID: { type: "string" },
    on: { type: "string" },
    createdAt: { type: "string", required: true },
    doneAt: { type: "string" },
    doneBy: { type: "string" },
    ticked: { type: "boolean" },
    waiver: { type: Waiver.options },
    /** When the record that the task is about expires by itself, in epoch seconds: the task expires with it. */
    expiresAt: { type: "number" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "task#${taskID}", "task"),
    byStatus: at(Keys.first, "tasks#${status}", "${order}#${taskID}"),
    /** The tasks of one case file, for the action that ends them; tasks without a file are not in this index. */
    ofFile: at(Keys.second, "tasks-of#${casefileID}", "${status}#${taskID}"),
  },
})

export type TaskRow = EntityItem<typeof TaskEntity>
