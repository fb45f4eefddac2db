import * as z from "zod"
import { Area } from "../../platform/actor/actor.schema"
import { idSchema } from "../../platform/util/ids"
import { instant, line, page } from "../../platform/util/schema"

export const ErrandID = idSchema("errand")
/** What a case file asks of another area. */
export const Kind = z.enum([
  "urgent_passport",
  "birth_certificate",
  "consular_id",
  "health_appointment",
  "legal_adviser",
  "financial_support",
  "other",
])
export type Kind = z.infer<typeof Kind>

/** The area that usually does it; the caseworker may choose another. */
export const usualArea: Record<Kind, z.infer<typeof Area>> = {
  urgent_passport: "documentation",
  birth_certificate: "civil_registry",
  consular_id: "documentation",
  health_appointment: "health",
  legal_adviser: "legal",
  financial_support: "administration",
  other: "community",
}

export const Status = z.enum(["asked", "taken", "done", "appointment", "cannot", "cancelled"])
export type Status = z.infer<typeof Status>
export const CannotReason = z.enum([
  "missing_document",
  "not_possible",
  "no_capacity",
  "other_area",
  "no_answer_from_her",
])
export type CannotReason = z.infer<typeof CannotReason>
/** One short line: no names, no story. Sealed with the woman's data key. */
export const Note = line(200)

/** An errand as lists show it: a folio, and the request. */
export const Info = z.object({
  errandID: ErrandID,
  folio: z.string(),
  kind: Kind,
  area: Area,
  urgent: z.boolean(),
  dueAt: z.string(),
  status: Status,
  hasNote: z.boolean(),
  overdue: z.boolean(),
  askedAt: z.string(),
  takenAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  appointmentAt: z.string().nullable(),
  cannotReason: CannotReason.nullable(),
})
export type Info = z.infer<typeof Info>
/** An errand with its notes, decrypted. */
export const Opened = Info.extend({ note: z.string().nullable(), answerNote: z.string().nullable() })
export type Opened = z.infer<typeof Opened>

export const AskInput = z.strictObject({
  casefileID: idSchema("casefile"),
  kind: Kind,
  area: Area,
  urgent: z.boolean().default(false),
  dueAt: instant,
  note: Note.nullable().default(null),
})
export const FromIDInput = z.strictObject({ errandID: ErrandID })
export const TakeInput = FromIDInput
export const CancelInput = FromIDInput

const answer = { note: Note.nullable().default(null) }
export const Answer = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("done"), ...answer }),
  z.strictObject({ outcome: z.literal("appointment"), at: instant, ...answer }),
  z.strictObject({ outcome: z.literal("cannot"), reason: CannotReason, ...answer }),
])
export type Answer = z.infer<typeof Answer>
export const AnswerInput = z.strictObject({ errandID: ErrandID, answer: Answer })

/** Errands of the actor's areas: open ones by cursor, or the last answered ones. */
export const MineInput = page.extend({ side: z.enum(["open", "closed"]).default("open") })
/** Errands of one case file. */
export const ListInput = page.extend({ casefileID: idSchema("casefile") })
