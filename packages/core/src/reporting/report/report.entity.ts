import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { type Answered, type Content, Status } from "./report.schema"

export const ReportEntity = entity("report", {
  attributes: {
    reportID: { type: "string", required: true, readOnly: true },
    month: { type: "string", required: true, readOnly: true },
    status: { type: Status.options, required: true },
    /** Set at approval; a draft is counted each time it is read. */
    content: { type: CustomAttributeType<Content>("any") },
    draftedAt: { type: "string", required: true },
    draftedBy: { type: "string", required: true },
    approvedAt: { type: "string" },
    approvedBy: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "report#${reportID}", "report"),
    byMonth: at(Keys.first, "reports", "${month}"),
  },
})
export type ReportRow = EntityItem<typeof ReportEntity>

/** A month has one report: of two concurrent drafts, the second finds this row taken. */
export const ReportMonthEntity = entity("reportmonth", {
  attributes: {
    month: { type: "string", required: true, readOnly: true },
    reportID: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    byMonth: at(Keys.primary, "report-month#${month}", "report"),
  },
})

/** An approved report in the registry, in its consulate's own partition: the part that headquarters may read. */
export const ReceivedEntity = entity("reportreceived", {
  attributes: {
    tenantID: { type: "string", required: true, readOnly: true },
    reportID: { type: "string", required: true, readOnly: true },
    month: { type: "string", required: true, readOnly: true },
    content: { type: CustomAttributeType<Content>("any"), required: true, readOnly: true },
    approvedAt: { type: "string", required: true, readOnly: true },
  },
  indexes: {
    byID: at(Keys.primary, "tenant#${tenantID}", "report#${reportID}"),
    byMonth: at(Keys.first, "reports#${month}", "${tenantID}"),
  },
})
export type ReceivedRow = EntityItem<typeof ReceivedEntity>

/** The answer to a transparency request, as it was given. */
export const AnsweredEntity = entity("transparency", {
  attributes: {
    reportID: { type: "string", required: true, readOnly: true },
    answer: { type: CustomAttributeType<Answered>("any"), required: true, readOnly: true },
  },
  indexes: {
    byID: at(Keys.primary, "transparency", "${reportID}"),
  },
})
