import type { EntityItem } from "electrodb"
import { Area } from "../../platform/actor/actor.schema"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Outcome } from "./assistance.schema"

export const AssistanceEntity = entity("assistance", {
  attributes: {
    assistanceID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    category: { type: "string", required: true },
    outcome: { type: Outcome.options, required: true },
    area: { type: Area.options },
    organizationID: { type: "string" },
    at: { type: "string", required: true },
    by: { type: "string", required: true },
    sealed: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "assistance#${assistanceID}", "assistance"),
    byCaseFile: at(Keys.first, "assistances#${casefileID}", "${at}#${assistanceID}"),
    /** All of them, for a recount. */
    all: at(Keys.second, "assistances", "${assistanceID}"),
  },
})
export type AssistanceRow = EntityItem<typeof AssistanceEntity>
