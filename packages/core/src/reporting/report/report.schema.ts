import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { month, page } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { Figures, FiguresInput, NetworkFiguresInput } from "../numbers/numbers.schema"
import { Document, Format } from "./document.schema"

export { Document, Format } from "./document.schema"
/** The month in which the reporting year (año de informe) begins. */
export const informeBegins = 9

export const ReportID = idSchema("report")
export const Status = z.enum(["draft", "approved"])
export type Status = z.infer<typeof Status>

const count = z.record(z.string(), z.number().int())
/**
 * The content of a monthly report at one moment. `counts` and `cells` are the month's, `before` the previous month's
 * and `informe` those of the reporting year so far. `corrections`: changes in months reported earlier.
 */
export const Content = z.object({
  month,
  counts: count,
  cells: count,
  before: count,
  informe: count,
  corrections: z.array(z.object({ month, key: z.string(), was: z.number().int(), is: z.number().int() })),
  countedAt: z.string(),
  /** The version of the definitions by which it was counted. */
  definitions: z.string(),
})
export type Content = z.infer<typeof Content>

export const Info = z.object({
  reportID: ReportID,
  month,
  status: Status,
  draftedAt: z.string(),
  draftedBy: z.string(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>
/** A report with its document in the reader's language. */
export const Read = z.object({ report: Info, document: Document, mayApprove: z.boolean() })
export type Read = z.infer<typeof Read>

export const DraftInput = z.strictObject({ month })
export const FromIDInput = z.strictObject({ reportID: ReportID })
export const ApproveInput = z.strictObject({ reportID: ReportID, version })
export const ListInput = page

/** An approved report as headquarters has it: nothing in it is counted by an attribute of women. */
export const Received = Info.pick({ reportID: true, month: true, approvedAt: true }).extend({
  tenantID: idSchema("tenant"),
})
export type Received = z.infer<typeof Received>
export const ReceivedInput = page.extend({ month })
export const FromTenantInput = z.strictObject({ tenantID: idSchema("tenant"), reportID: ReportID })

export const FormatInput = z.strictObject({ format: Format })
export const FileInput = FromIDInput.extend(FormatInput.shape)
export const ReceivedFileInput = FromTenantInput.extend(FormatInput.shape)
export const AnsweredFileInput = FileInput
/** As for the document, and the file's format. */
export const FiguresFileInput = FiguresInput.safeExtend(FormatInput.shape)
export const NetworkFileInput = NetworkFiguresInput.safeExtend(FormatInput.shape)
export { FiguresInput, NetworkFiguresInput }
export type FiguresQuery = z.output<typeof FiguresInput>
export type NetworkQuery = z.output<typeof NetworkFiguresInput>

/** A file for a browser; its bytes are base64. */
export const File = z.object({ name: z.string(), type: z.string(), content: z.string() })
export type File = z.infer<typeof File>

/** What a transparency request asks for: closed months, by families; `folio` is the request's number, if it has one. */
export const TransparencyInput = NetworkFiguresInput.safeExtend({
  circle: z.literal("outside").default("outside"),
  folio: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9/-]{1,40}$/, { error: "invalid_code" })
    .nullable()
    .default(null),
})
export const Answered = z.object({
  reportID: ReportID,
  folio: z.string().nullable(),
  from: month,
  to: month,
  group: z.string(),
  families: z.string(),
  figures: Figures,
  answeredAt: z.string(),
  answeredBy: z.string(),
})
export type Answered = z.infer<typeof Answered>
export type AnsweredInfo = Omit<Answered, "figures">
