import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page, text } from "../../platform/util/schema"
import { refusals } from "../../tenancy/access/access.schema"
import { CaseFileID } from "../casefile/casefile.schema"

export const GlassID = idSchema("glass")
export const Verdict = z.enum(["justified", "unjustified"])
const said = (least: number, most: number) =>
  text(most).refine((value) => value.length >= least, { error: "reason_too_short" })

/** Why she needs to see this file now, in her own words: sealed under the woman's key. */
export const OpenInput = z.strictObject({ casefileID: CaseFileID, reason: said(10, 600) })
export const FileInput = z.strictObject({ casefileID: CaseFileID })
export const GlassInput = z.strictObject({ casefileID: CaseFileID, glassID: GlassID })
export const ReviewInput = GlassInput.extend({ verdict: Verdict, words: said(3, 1000) })
export const ListInput = page.extend({ status: z.enum(["open", "reviewed"]).default("open") })

const Why = z.enum(refusals)
/** What the acting person does not see of a file, and why; null where she does. */
export const AccessInfo = z.object({
  file: Why.nullable(),
  narrative: Why.nullable(),
  perpetrator: Why.nullable(),
  /** When her emergency access ends; null when none is in force. */
  glassUntil: z.string().nullable(),
  /** An emergency access would show her more. */
  mayBreakGlass: z.boolean(),
})
export type AccessInfo = z.infer<typeof AccessInfo>

/** An emergency access, naming nobody but the colleague by id. */
export const GlassInfo = z.object({
  glassID: GlassID,
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
export type GlassInfo = z.infer<typeof GlassInfo>
/** With what was said: opened for whoever reviews it. */
export const GlassOpened = GlassInfo.extend({ reason: z.string(), words: z.string().nullable() })
export type GlassOpened = z.infer<typeof GlassOpened>

export const LookKind = z.enum(["read", "changed", "shared"])
/** One time that somebody or something did something with her file. */
export const Look = z.object({
  auditID: idSchema("audit"),
  at: z.string(),
  action: z.string(),
  kind: LookKind,
  by: z.object({
    type: z.enum(["staff", "partner", "system", "other"]),
    /** Only of staff: the id, for colleagues; on what is printed for her, the code stands for it. */
    staffID: z.string().nullable(),
    code: z.string().nullable(),
    role: z.string().nullable(),
  }),
  /** It happened under an emergency access. */
  emergency: z.boolean(),
})
export type Look = z.infer<typeof Look>
export const LooksInfo = z.object({ folio: z.string(), items: z.array(Look) })
export type LooksInfo = z.infer<typeof LooksInfo>
