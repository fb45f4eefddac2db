import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { month, page } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { Figures, FiguresInput, NetworkFiguresInput } from "../numbers/numbers.schema"
import { Document, Format } from "./document.schema"

export { Document, Format } from "./document.schema"
/** The month in which an "año de informe", the reporting year, begins. */
export const informeBegins = 9

export const ReportID = idSchema("report")
export const Status = z.enum(["draft", "approved"])
export type Status = z.infer<typeof Status>

const count = z.record(z.string(), z.number().int())
/**
 * What a monthly report says, as it stood at one moment. `counts` and `cells` are the month's; `before` the month's before
 * it and `informe` the año de informe's so far. `corrections`: what later came to light about months reported earlier.
 */
export const Content = z.object({
  month,
  counts: count,
  cells: count,
  before: count,
  informe: count,
  corrections: z.array(z.object({ month, key: z.string(), was: z.number().int(), is: z.number().int() })),
  countedAt: z.string(),
  /** Of the definitions under which it was counted. */
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
/** With what it says, in the reader's language. */
export const Read = z.object({ report: Info, document: Document, mayApprove: z.boolean() })
export type Read = z.infer<typeof Read>

export const DraftInput = z.strictObject({ month })
export const FromIDInput = z.strictObject({ reportID: ReportID })
export const ApproveInput = z.strictObject({ reportID: ReportID, version })
export const ListInput = page

/** A report that a consulate approved, as headquarters has it: nothing in it is counted by an attribute of women. */
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
/** Figures as a document, and the same as a file. */
export const FiguresFileInput = FiguresInput.safeExtend(FormatInput.shape)
export const NetworkFileInput = NetworkFiguresInput.safeExtend(FormatInput.shape)
export { FiguresInput, NetworkFiguresInput }
export type FiguresQuery = z.output<typeof FiguresInput>
export type NetworkQuery = z.output<typeof NetworkFiguresInput>

/** A file on its way to a browser: its bytes as base64. */
export const File = z.object({ name: z.string(), type: z.string(), content: z.string() })
export type File = z.infer<typeof File>

/** What a request for transparency asks of: months that are closed, by families; `folio` is the request's, if it has one. */
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
