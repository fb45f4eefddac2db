import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { type Info, RefuseReason, Status } from "./fund.schema"

export const FundEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "fund", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["fundID"], template: "fund#${fundID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "fund", casing: "none" },
        },
        byStatus: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["status"], template: "funds#${status}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["fundID"], template: "${fundID}", casing: "none" },
        },
        byCaseFile: {
          index: Keys.second.index,
          pk: { field: Keys.second.pk, composite: ["casefileID"], template: "funds-of#${casefileID}", casing: "none" },
          sk: { field: Keys.second.sk, composite: ["fundID"], template: "${fundID}", casing: "none" },
        },
      },
    }),
)
export type FundRow = EntityItem<typeof FundEntity>

/**
 * The amount promised or given to one case file under one sub-programme in one fiscal year. Approvals update this row,
 * so concurrent ones conflict.
 */
export const CommittedEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "fundcommitted", version: "1" },
      attributes: {
        casefileID: { type: "string", required: true, readOnly: true },
        programme: { type: "string", required: true, readOnly: true },
        fiscalYear: { type: "number", required: true, readOnly: true },
        currency: { type: "string", required: true, readOnly: true },
        amount: { type: "number", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byCaseFile: {
          pk: {
            field: Keys.primary.pk,
            composite: ["casefileID"],
            template: "fund-committed#${casefileID}",
            casing: "none",
          },
          sk: {
            field: Keys.primary.sk,
            composite: ["programme", "fiscalYear", "currency"],
            template: "${programme}#${fiscalYear}#${currency}",
            casing: "none",
          },
        },
      },
    }),
)
