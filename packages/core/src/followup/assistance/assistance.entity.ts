import { Entity, type EntityItem } from "electrodb"
import { Area } from "../../platform/actor/actor.schema"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Outcome } from "./assistance.schema"

export const AssistanceEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "assistance", version: "1" },
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
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["assistanceID"],
            template: "assistance#${assistanceID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "assistance", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: {
            field: Keys.first.pk,
            composite: ["casefileID"],
            template: "assistances#${casefileID}",
            casing: "none",
          },
          sk: {
            field: Keys.first.sk,
            composite: ["at", "assistanceID"],
            template: "${at}#${assistanceID}",
            casing: "none",
          },
        },
        /** All of them, for a recount. */
        all: {
          index: Keys.second.index,
          pk: { field: Keys.second.pk, composite: [], template: "assistances", casing: "none" },
          sk: { field: Keys.second.sk, composite: ["assistanceID"], template: "${assistanceID}", casing: "none" },
        },
      },
    }),
)
export type AssistanceRow = EntityItem<typeof AssistanceEntity>
