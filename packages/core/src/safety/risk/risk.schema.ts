import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { day, line } from "../../platform/util/schema"
import { Slug } from "../protocol/protocol.schema"

export const RiskID = idSchema("risk")
/** The woman's answer to a flag. A missing flag was not asked: that is not a "no". */
export const Answer = z.enum(["yes", "no", "unsaid"])
export type Answer = z.infer<typeof Answer>
/**
 * Other organisations' instruments, applied by people trained and licensed for them. Their questions and scores are
 * never kept here.
 */
export const Instrument = z.enum(["lap", "da", "other"])
/**
 * LAP's three outcomes (Maryland model); for other instruments the level is kept in the words of the person who applied
 * it.
 */
export const LapOutcome = z.enum(["high_danger", "not_high_danger", "refused"])
/** The result of the call made with the woman beside the phone. */
export const HandoverOutcome = z.enum(["reached", "no_answer", "she_declined"])
export type HandoverOutcome = z.infer<typeof HandoverOutcome>
export const confirmMinutes = [30, 60, 120, 240, 720, 1440] as const

export const AskInput = z.strictObject({
  casefileID: idSchema("casefile"),
  /** The version of the list that was asked from. */
  edition: z.number().int().min(1).max(99_999),
  inPrivate: z.boolean(),
  answers: z
    .record(Slug, Answer)
    .refine((answers) => Object.keys(answers).length > 0 && Object.keys(answers).length <= 100, {
      error: "nothing_asked",
    }),
})
export const InstrumentInput = z
  .strictObject({
    casefileID: idSchema("casefile"),
    instrument: Instrument,
    appliedOn: day,
    appliedBy: line(120),
    outcome: LapOutcome.nullable().default(null),
    level: line(80).nullable().default(null),
  })
  .refine(({ instrument, outcome }) => instrument !== "lap" || outcome !== null, {
    error: "outcome_needed",
    path: ["outcome"],
  })
  .refine(({ instrument, outcome, level }) => instrument === "lap" || (level !== null && outcome === null), {
    error: "level_needed",
    path: ["level"],
  })
export const HandoverInput = z.strictObject({
  casefileID: idSchema("casefile"),
  /** The key of a hotline, `on_call`, or `other`. */
  to: z.string().regex(/^[a-z0-9_]{2,40}$/, { error: "invalid_code" }),
  outcome: HandoverOutcome,
  /** When staff check that the woman is safe, in minutes from now. */
  confirmWithin: z.union(confirmMinutes.map((minutes) => z.literal(minutes))),
})
export const ListInput = z.strictObject({ casefileID: idSchema("casefile") })

const common = { riskID: RiskID, at: z.string(), by: z.string() }
/**
 * What was asked, recorded or done, unchanged; `answers` and `level` are null for readers who may not see what the
 * woman told.
 */
export const Entry = z.discriminatedUnion("kind", [
  z.object({
    ...common,
    kind: z.literal("asked"),
    edition: z.number().int(),
    inPrivate: z.boolean(),
    answers: z.record(z.string(), Answer).nullable(),
    anyYes: z.boolean(),
  }),
  z.object({
    ...common,
    kind: z.literal("instrument"),
    instrument: Instrument,
    appliedOn: z.string(),
    appliedBy: z.string().nullable(),
    outcome: LapOutcome.nullable(),
    level: z.string().nullable(),
  }),
  z.object({ ...common, kind: z.literal("handover"), to: z.string(), outcome: HandoverOutcome, confirmAt: z.string() }),
])
export type Entry = z.infer<typeof Entry>

/** What a flag's last answer was, by whom and when. */
export type Said = { answer: Answer; at: string; by: string }
/**
 * Never a number and never "low": either somebody must talk to a specialist now, or nothing is known that calls for it.
 */
export type Standing = {
  specialistNow: boolean
  /** The last hand-over that reached somebody, after the last "yes". */
  handedOver: { to: string; at: string } | null
  said: Record<string, Said> | null
}
export type Info = { standing: Standing; entries: Entry[] }

export type Line = {
  key: string
  names: { es: string; en: string }
  phone: string
  how: { es: string; en: string } | null
  /** A warning to show: a number that was spoofed, an operator that changed. */
  alert: { es: string; en: string } | null
  languages: string
  confidence: string
  source: string
}
export type Lines = { country: string; onCallPhone: string | null; publicPhone: string | null; lines: Line[] }
