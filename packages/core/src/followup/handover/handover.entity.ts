import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Status } from "./handover.schema"

export const HandoverEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "handover", version: "1" },
      attributes: {
        handoverID: { type: "string", required: true, readOnly: true },
        casefileID: { type: "string", required: true },
        personID: { type: "string", required: true },
        folio: { type: "string", required: true },
        from: { type: "string" },
        to: { type: "string", required: true },
        status: { type: Status.options, required: true },
        sealed: { type: "string" },
        taskID: { type: "string" },
        offeredAt: { type: "string", required: true },
        offeredBy: { type: "string", required: true },
        endedAt: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["handoverID"], template: "handover#${handoverID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "handover", casing: "none" },
        },
        /** The handovers that wait for one colleague. */
        byReceiver: {
          index: Keys.first.index,
          condition: ({ status }: { status?: string }) => status === "offered",
          pk: { field: Keys.first.pk, composite: ["to"], template: "handovers#${to}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["handoverID"], template: "${handoverID}", casing: "none" },
        },
        byCaseFile: {
          index: Keys.second.index,
          pk: {
            field: Keys.second.pk,
            composite: ["casefileID"],
            template: "handovers-of#${casefileID}",
            casing: "none",
          },
          sk: { field: Keys.second.sk, composite: ["handoverID"], template: "${handoverID}", casing: "none" },
        },
      },
    }),
)
export type HandoverRow = EntityItem<typeof HandoverEntity>
