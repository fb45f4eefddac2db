import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { HandoverOutcome, Instrument, LapOutcome } from "./risk.schema"

/**
 * Written once, never changed. Which flags were answered "yes" is inside `sealed`; that somebody must act is in clear.
 */
export const RiskEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "risk", version: "1" },
      attributes: {
        riskID: { type: "string", required: true, readOnly: true },
        casefileID: { type: "string", required: true },
        personID: { type: "string", required: true },
        kind: { type: ["asked", "instrument", "handover"] as const, required: true },
        at: { type: "string", required: true },
        by: { type: "string", required: true },
        /** The woman's answers; or who applied an instrument and the level in their words. */
        sealed: { type: "string" },
        edition: { type: "number" },
        inPrivate: { type: "boolean" },
        anyYes: { type: "boolean" },
        instrument: { type: Instrument.options },
        appliedOn: { type: "string" },
        lap: { type: LapOutcome.options },
        to: { type: "string" },
        outcome: { type: HandoverOutcome.options },
        confirmAt: { type: "string" },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["riskID"], template: "risk#${riskID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "risk", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["casefileID"], template: "risks#${casefileID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["riskID"], template: "${riskID}", casing: "none" },
        },
      },
    }),
)
export type RiskRow = EntityItem<typeof RiskEntity>
