import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, Lists, mustFind, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Request } from "../../platform/util/request"
import type { Page } from "../../platform/util/schema"
import { Statistics } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Numbers } from "../numbers/inside"
import { ReceivedEntity, ReportEntity, ReportMonthEntity, type ReportRow } from "./report.entity"
import { asFile } from "./report.files"
import { gather } from "./report.gather"
import { fileName, forHeadquarters, monthlyDocument } from "./report.rules"
import {
  ApproveInput,
  type Content,
  DraftInput,
  type File,
  FileInput,
  FromIDInput,
  type Info,
  ListInput,
  type Read,
} from "./report.schema"

export { figures, figuresFile, networkFigures, networkFile } from "./report.figures"
export { received, receivedFile, receivedFromID } from "./report.received"
export { answer, answered, answeredFile, answers } from "./report.transparency"

const thisMonth = async () => Statistics.monthOf(Clock.iso(), (await Tenant.current()).timeZone)

/** Begins the report of a month; there is one for each month. */
export const draft = verb("report.draft", DraftInput, async ({ month }) => {
  if (month > (await thisMonth())) throw new VisibleError("validation", "report_month_ahead", "month")
  const handle = await Store.consulate()
  const { data: taken } = await ReportMonthEntity.get({ month }).go({ ...handle, consistent: true })
  if (taken) throw new VisibleError("conflict", "report_exists", "month")
  const reportID = createID("report")
  const row = {
    reportID,
    month,
    status: "draft" as const,
    draftedAt: Clock.iso(),
    draftedBy: Act.staff().staffID,
    version: 1,
  }
  const { table } = handle
  return commit({
    writes: [
      Writes.put(ReportMonthEntity.create({ month, reportID }).params({ table })),
      Writes.put(ReportEntity.create(row).params({ table })),
    ],
    audit: await Audit.entry({ action: "report.drafted", subjects: [reportID] }),
    answer: { reportID },
  })
})

/** The consulate's reports, newest month first. */
export const list = verb("report.list", ListInput, async ({ cursor, limit }): Promise<Page<Info>> => {
  const handle = await Store.consulate()
  const { data, cursor: next } = await Lists.page({ cursor, limit }, (at) =>
    ReportEntity.query.byMonth({}).go({ ...handle, ...at, order: "desc" }),
  )
  return { items: data.map(serialize), cursor: next }
})

/** A report: a draft as counted now, an approved one as it was approved. */
export const fromID = verb("report.read", FromIDInput, async ({ reportID }): Promise<Read> => {
  const report = await row(reportID)
  const content = report.content ?? (await gather(report.month))
  const { names, timeZone } = await Tenant.current()
  const { language } = Request.use()
  const info = serialize(report)
  const frame = { office: names[language], timeZone, definition: Numbers.definitions, inside: true }
  return {
    report: info,
    document: monthlyDocument(content, info, language, frame),
    mayApprove: info.status === "draft" && report.month < (await thisMonth()),
  }
})

/**
 * Approves the report as counted now, for good. Headquarters can read it from then on, without anything counted by an
 * attribute of women. Later changes are stated in the next report.
 */
export const approve = verb("report.approve", ApproveInput, async ({ reportID, version }) => {
  const found = await row(reportID)
  if (found.status === "approved") throw new VisibleError("conflict", "report_approved")
  assertAsRead(found.version, version)
  if (found.month >= (await thisMonth())) throw new VisibleError("conflict", "report_month_open")
  const content = await gather(found.month)
  const approvedAt = Clock.iso()
  const [{ table }, registry] = await awaitAll([Store.consulate(), Store.registry()])
  const approved = { status: "approved" as const, content, approvedAt, approvedBy: Act.staff().staffID }
  return commit({
    writes: [
      Writes.update(
        ReportEntity.patch({ reportID })
          .set({ ...approved, version: version + 1 })
          .where((attribute, is) => is.eq(attribute.version, version))
          .params({ table }),
      ),
      // A row that is already here was approved before a restore undid the approval; the condition on the row above
      // says that it is a draft.
      Writes.put(ReceivedEntity.put(receivedRow(reportID, content, approvedAt)).params({ table: registry.table })),
    ],
    audit: await Audit.entry({ action: "report.approved", subjects: [reportID] }),
    answer: { reportID, status: "approved" },
  })
})

const receivedRow = (reportID: string, content: Content, approvedAt: string) => ({
  tenantID: Act.tenantID(),
  reportID,
  month: content.month,
  content: forHeadquarters(content),
  approvedAt,
})

/** A report as a file. */
export const file = verb("report.read", FileInput, async ({ reportID, format }): Promise<File> => {
  const { report, document } = await fromID({ reportID })
  return asFile(document, format, fileName("monthly", report.month, report.month, format))
})

async function row(reportID: string): Promise<ReportRow> {
  return mustFind(ReportEntity.get({ reportID }))
}

function serialize({ content: _content, ...found }: ReportRow): Info {
  return { ...found, approvedAt: found.approvedAt ?? null, approvedBy: found.approvedBy ?? null }
}
