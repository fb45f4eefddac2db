import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { type Info, RefuseReason, Status } from "./fund.schema"

export const FundEntity = entity("fund", {
  attributes: {
    fundID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    personID: { type: "string", required: true },
    status: { type: Status.options, required: true },
    programme: { type: CustomAttributeType<Info["programme"]>("any"), required: true },
    amount: { type: "number", required: true },
    evidence: { type: CustomAttributeType<string[]>("any"), required: true },
    refusal: { type: RefuseReason.options },
    sealed: { type: "string" },
    requestedAt: { type: "string", required: true },
    requestedBy: { type: "string", required: true },
    approvedAt: { type: "string" },
    approvedBy: { type: "string" },
    endedAt: { type: "string" },
    endedBy: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "fund#${fundID}", "fund"),
    byStatus: at(Keys.first, "funds#${status}", "${fundID}"),
    byCaseFile: at(Keys.second, "funds-of#${casefileID}", "${fundID}"),
  },
})
export type FundRow = EntityItem<typeof FundEntity>

/**
 * The amount promised or given to one case file under one sub-programme in one fiscal year. Approvals update this row,
 * so concurrent ones conflict.
 */
export const CommittedEntity = entity("fundcommitted", {
  attributes: {
    casefileID: { type: "string", required: true, readOnly: true },
    programme: { type: "string", required: true, readOnly: true },
    fiscalYear: { type: "number", required: true, readOnly: true },
    currency: { type: "string", required: true, readOnly: true },
    amount: { type: "number", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byCaseFile: at(Keys.primary, "fund-committed#${casefileID}", "${programme}#${fiscalYear}#${currency}"),
  },
})
