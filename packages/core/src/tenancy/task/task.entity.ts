import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Kind, Waiver } from "./task.schema"

/** Open tasks are listed by urgency and due time; done ones by when they were done. */
export const TaskEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "task", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["taskID"], template: "task#${taskID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "task", casing: "none" },
        },
        byStatus: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["status"], template: "tasks#${status}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["order", "taskID"], template: "${order}#${taskID}", casing: "none" },
        },
        /** The tasks of one case file, for the action that ends them; tasks without a file are not in this index. */
        ofFile: {
          index: Keys.second.index,
          pk: { field: Keys.second.pk, composite: ["casefileID"], template: "tasks-of#${casefileID}", casing: "none" },
          sk: {
            field: Keys.second.sk,
            composite: ["status", "taskID"],
            template: "${status}#${taskID}",
            casing: "none",
          },
        },
      },
    }),
)

export type TaskRow = EntityItem<typeof TaskEntity>
