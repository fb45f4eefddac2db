import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { type Answered, type Content, Status } from "./report.schema"

export const ReportEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "report", version: "1" },
      attributes: {
        reportID: { type: "string", required: true, readOnly: true },
        month: { type: "string", required: true, readOnly: true },
        status: { type: Status.options, required: true },
        /** What it says, from its approval on; a draft says what is counted when it is read. */
        content: { type: CustomAttributeType<Content>("any") },
        draftedAt: { type: "string", required: true },
        draftedBy: { type: "string", required: true },
        approvedAt: { type: "string" },
        approvedBy: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["reportID"], template: "report#${reportID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "report", casing: "none" },
        },
        byMonth: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: [], template: "reports", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["month"], template: "${month}", casing: "none" },
        },
      },
    }),
)
export type ReportRow = EntityItem<typeof ReportEntity>

/** A month has one report: whoever was slower by a moment finds this taken. */
export const ReportMonthEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "reportmonth", version: "1" },
      attributes: {
        month: { type: "string", required: true, readOnly: true },
        reportID: { type: "string", required: true, readOnly: true },
      },
      indexes: {
        byMonth: {
          pk: { field: Keys.primary.pk, composite: ["month"], template: "report-month#${month}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "report", casing: "none" },
        },
      },
    }),
)

/** An approved report in the registry, in its consulate's own partition: what headquarters may have of it. */
export const ReceivedEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "reportreceived", version: "1" },
      attributes: {
        tenantID: { type: "string", required: true, readOnly: true },
        reportID: { type: "string", required: true, readOnly: true },
        month: { type: "string", required: true, readOnly: true },
        content: { type: CustomAttributeType<Content>("any"), required: true, readOnly: true },
        approvedAt: { type: "string", required: true, readOnly: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["tenantID"], template: "tenant#${tenantID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["reportID"], template: "report#${reportID}", casing: "none" },
        },
        byMonth: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["month"], template: "reports#${month}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["tenantID"], template: "${tenantID}", casing: "none" },
        },
      },
    }),
)
export type ReceivedRow = EntityItem<typeof ReceivedEntity>

/** What was answered to a request for transparency, as it was answered. */
export const AnsweredEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "transparency", version: "1" },
      attributes: {
        reportID: { type: "string", required: true, readOnly: true },
        answer: { type: CustomAttributeType<Answered>("any"), required: true, readOnly: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: [], template: "transparency", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["reportID"], template: "${reportID}", casing: "none" },
        },
      },
    }),
)
