import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { HandoverOutcome, Instrument, LapOutcome } from "./risk.schema"

/**
 * Written once, never changed. Which flags were answered "yes" is inside `sealed`; that somebody must act is in clear.
 */
export const RiskEntity = entity("risk", {
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
    byID: at(Keys.primary, "risk#${riskID}", "risk"),
    byCaseFile: at(Keys.first, "risks#${casefileID}", "${riskID}"),
  },
})
export type RiskRow = EntityItem<typeof RiskEntity>
