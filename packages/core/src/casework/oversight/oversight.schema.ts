import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page, text } from "../../platform/util/schema"
import { refusals } from "../../tenancy/access/access.schema"
import { CaseFileID } from "../casefile/casefile.schema"

export const BreakGlassID = idSchema("glass")
export const Verdict = z.enum(["justified", "unjustified"])
const said = (least: number, most: number) =>
  text(most).refine((value) => value.length >= least, { error: "reason_too_short" })

/** Why the officer needs to see this file now, in the officer's own words: sealed with the woman's data key. */
export const OpenInput = z.strictObject({ casefileID: CaseFileID, reason: said(10, 600) })
export const FileInput = z.strictObject({ casefileID: CaseFileID })
export const BreakGlassInput = z.strictObject({ casefileID: CaseFileID, glassID: BreakGlassID })
export const ReviewInput = BreakGlassInput.extend({ verdict: Verdict, words: said(3, 1000) })
export const ListInput = page.extend({ status: z.enum(["open", "reviewed"]).default("open") })

const Why = z.enum(refusals)
/** What the actor cannot see of a file, and why; null where they can. */
export const AccessInfo = z.object({
  file: Why.nullable(),
  narrative: Why.nullable(),
  perpetrator: Why.nullable(),
  /** When the actor's emergency (break-glass) access ends; null when none is in force. */
  glassUntil: z.string().nullable(),
  /** An emergency access would show the actor more. */
  mayBreakGlass: z.boolean(),
})
export type AccessInfo = z.infer<typeof AccessInfo>

/** An emergency (break-glass) access; identifies only the colleague, by id. */
export const BreakGlassInfo = z.object({
  glassID: BreakGlassID,
  casefileID: CaseFileID,
  folio: z.string(),
  staffID: idSchema("staff"),
  refusal: Why,
  at: z.string(),
  until: z.string(),
  status: z.enum(["open", "reviewed"]),
  verdict: Verdict.nullable(),
  reviewedAt: z.string().nullable(),
  reviewedBy: z.string().nullable(),
})
export type BreakGlassInfo = z.infer<typeof BreakGlassInfo>
/** With the reason in words, decrypted for the reviewer. */
export const BreakGlassOpened = BreakGlassInfo.extend({ reason: z.string(), words: z.string().nullable() })
export type BreakGlassOpened = z.infer<typeof BreakGlassOpened>

export const LookKind = z.enum(["read", "changed", "shared"])
/** One entry of the access log: what somebody, or the system, did with the file, and when. */
export const AccessLogEntry = z.object({
  auditID: idSchema("audit"),
  at: z.string(),
  action: z.string(),
  kind: LookKind,
  by: z.object({
    type: z.enum(["staff", "partner", "system", "other"]),
    /** Only for staff: the id, for colleagues; on paper printed for the woman, the code stands for it. */
    staffID: z.string().nullable(),
    code: z.string().nullable(),
    role: z.string().nullable(),
  }),
  /** The access happened under an emergency access. */
  emergency: z.boolean(),
})
export type AccessLogEntry = z.infer<typeof AccessLogEntry>
export const AccessLogInfo = z.object({ folio: z.string(), items: z.array(AccessLogEntry) })
export type AccessLogInfo = z.infer<typeof AccessLogInfo>
