import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Status } from "./handover.schema"

export const HandoverEntity = entity("handover", {
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
    byID: at(Keys.primary, "handover#${handoverID}", "handover"),
    /** The handovers that wait for one colleague. */
    byReceiver: {
      ...at(Keys.first, "handovers#${to}", "${handoverID}"),
      condition: ({ status }: { status?: string }) => status === "offered",
    },
    byCaseFile: at(Keys.second, "handovers-of#${casefileID}", "${handoverID}"),
  },
})
export type HandoverRow = EntityItem<typeof HandoverEntity>
