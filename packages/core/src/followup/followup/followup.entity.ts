import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Kind, Result, Status } from "./followup.schema"

export const FollowupEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "followup", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["followupID"], template: "followup#${followupID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "followup", casing: "none" },
        },
        /** Open ones by time; done ones are found by their case file. */
        byTime: {
          index: Keys.first.index,
          condition: ({ status }: { status?: string }) => status === "waiting" || status === "due",
          pk: { field: Keys.first.pk, composite: ["status"], template: "followups#${status}", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["dueAt", "followupID"],
            template: "${dueAt}#${followupID}",
            casing: "none",
          },
        },
        byCaseFile: {
          index: Keys.second.index,
          pk: {
            field: Keys.second.pk,
            composite: ["casefileID"],
            template: "followups-of#${casefileID}",
            casing: "none",
          },
          sk: { field: Keys.second.sk, composite: ["followupID"], template: "${followupID}", casing: "none" },
        },
      },
    }),
)
export type FollowupRow = EntityItem<typeof FollowupEntity>
