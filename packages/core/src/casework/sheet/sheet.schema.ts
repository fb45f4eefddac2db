import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { day, line, spokenLanguage } from "../../platform/util/schema"
import { versionOrNone } from "../../platform/util/version"
import { EntryKey, entryKeys } from "../../tenancy/catalogue/catalogue.schema"

/** Proved by a document, presumed while it is being checked, or not Mexican, in which case she is referred. */
export const Nationality = z.enum(["accredited", "presumed", "not_mexican"])
export type Nationality = z.infer<typeof Nationality>

const Acceptance = z
  .strictObject({
    on: day,
    /** A key of the catalogue `acceptance_way`. */
    way: EntryKey,
    /** Who witnessed a verbal acceptance. Sealed. */
    witness: line(120).nullable().default(null),
  })
  .refine(({ way, witness }) => way === "written" || witness !== null, {
    error: "witness_required",
    path: ["witness"],
  })

/** What the law requires before protection begins: each part is present or still missing. */
export const Gate = z.strictObject({
  nationality: Nationality.nullable().default(null),
  /** A key of the catalogue `document`, and the day on which the document was seen. No number. */
  document: z.strictObject({ kind: EntryKey, seenOn: day }).nullable().default(null),
  acceptance: Acceptance.nullable().default(null),
  notice: z
    .strictObject({ form: z.enum(["integral", "simplified"]), version: line(24), shownOn: day })
    .nullable()
    .default(null),
})
export type Gate = z.infer<typeof Gate>

export const Interpreter = z.enum(["not_needed", "needed", "declined"])
export const InterpreterUsed = z.enum(["none", "staff", "phone", "in_person", "relative"])

/** How to speak with the woman. `languages` belong to her person record; keys of the catalogue `language`. */
export const Speech = z
  .strictObject({
    languages: z
      .array(spokenLanguage)
      .min(1)
      .max(8)
      .refine((list) => new Set(list).size === list.length, { error: "duplicate" }),
    preferred: spokenLanguage,
    /**
     * The variant, or the town where it is spoken, as the woman says it: the Mixtec of one valley is not that of the
     * next.
     */
    variant: line(80).nullable().default(null),
    interpreter: Interpreter.default("not_needed"),
    used: InterpreterUsed.default("none"),
  })
  .refine(({ languages, preferred }) => languages.includes(preferred), {
    error: "invalid_language",
    path: ["preferred"],
  })
export type Speech = z.infer<typeof Speech>

/** Whether the woman wants to report, with a date. The decision is hers and is not anybody's performance figure. */
export const Readiness = z.enum(["undecided", "not_ready", "ready", "reported"])
export type Readiness = z.infer<typeof Readiness>

export const Situation = z
  .strictObject({
    /** Keys of the catalogues `ambito` and, under each, `subtype`. */
    ambitos: z
      .array(z.strictObject({ ambito: EntryKey, subtypes: entryKeys(12).default([]) }))
      .max(12)
      .refine((list) => new Set(list.map(({ ambito }) => ambito)).size === list.length, { error: "duplicate" })
      .default([]),
    principal: EntryKey.nullable().default(null),
    /** Keys of the catalogue `vulnerability`. */
    flags: entryKeys(24).default([]),
    readiness: z.strictObject({ state: Readiness, on: day }).nullable().default(null),
    /** The only thing kept about immigration: whether the woman would like to hear about her options. */
    immigrationGuidance: z.boolean().nullable().default(null),
  })
  .refine(
    ({ ambitos, principal }) =>
      ambitos.length === 0 ? principal === null : ambitos.some(({ ambito }) => ambito === principal),
    { error: "principal_required", path: ["principal"] },
  )
export type Situation = z.infer<typeof Situation>

export const NumberKind = z.enum(["police", "prosecutor", "court", "hospital", "partner", "other"])
export const Numbers = z.strictObject({
  /** The folio assigned by the ministry's system (SIPC). */
  sipcFolio: line(40).nullable().default(null),
  others: z
    .array(z.strictObject({ kind: NumberKind, value: line(60) }))
    .max(8)
    .default([]),
  /** Whether the case was entered into the ministry's system; who ticked it and when is recorded with the tick. */
  captured: z.boolean().default(false),
})
export type Numbers = z.infer<typeof Numbers>

export const PaperState = z.enum(["has", "held", "lost", "in_process", "not_needed"])
export type PaperState = z.infer<typeof PaperState>
/** By document (a key of the catalogue `document`): its state. */
export const Papers = z
  .record(EntryKey, PaperState)
  .refine((papers) => Object.keys(papers).length <= 40, { error: "invalid" })
export type Papers = z.infer<typeof Papers>

export const sections = { gate: Gate, speech: Speech, situation: Situation, numbers: Numbers, papers: Papers }
export type Sections = { gate: Gate; speech: Speech; situation: Situation; numbers: Numbers; papers: Papers }

export const Missing = z.enum(["nationality", "document", "acceptance", "notice"])
export type Missing = z.infer<typeof Missing>

/** The intake record of one case file; version 0 while nothing has been written. */
export const Info = z.object({
  casefileID: idSchema("casefile"),
  version: z.number().int(),
  ...sections,
  /** Who recorded that it is captured, and when. */
  capturedBy: z.string().nullable(),
  capturedAt: z.string().nullable(),
  /** Requirements that are still missing, in the order in which one asks. */
  missing: z.array(Missing),
  changedAt: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

export const FromIDInput = z.strictObject({ casefileID: idSchema("casefile") })
/**
 * `version` is the one that was read: if the record was changed meanwhile, nothing is overwritten (`conflict/stale`).
 */
export const ChangeInput = z.strictObject({
  casefileID: idSchema("casefile"),
  version: versionOrNone,
  set: z
    .strictObject(sections)
    .partial()
    .refine((set) => Object.keys(set).length > 0, { error: "nothing_to_change" }),
})

/** Why a woman is served before she has accepted protection: the need takes precedence over everything else. */
export const Urgent = z.enum(["danger", "medical", "child_at_risk", "no_shelter", "deadline"])
export type Urgent = z.infer<typeof Urgent>
