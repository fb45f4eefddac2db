import * as z from "zod"
import { Area, Sign } from "../../casework/detection/detection.schema"
import { categoryKeys } from "../../platform/data/categories"
import { line } from "../../platform/util/schema"

/**
 * The three protocols that are followed in runs, and the red-flag list, which is asked: headquarters publishes all of
 * them in versions.
 */
export const Key = z.enum(["gbv", "nna", "trata", "red_flags"])
export type Key = z.infer<typeof Key>
/** The protocols that a case file can have a run of. */
export const RunKey = Key.exclude(["red_flags"])
export type RunKey = z.infer<typeof RunKey>

/** The stable key of a stage, a step or an item, the same in every version whatever the wording. */
export const Slug = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, { error: "invalid_code" })
export const Words = z.strictObject({ es: line(300), en: line(300) })
export type Words = z.infer<typeof Words>

/** The confidence of a fact: read in the source (V), read in part (P), general knowledge (G), our own design (D). */
export const Confidence = z.enum(["V", "P", "G", "D"])
export const Setting = z.enum(["office", "mobile", "phone", "detention"])
export type Setting = z.infer<typeof Setting>
export const Doer = z.enum(["anyone", "caseworker", "coordinator", ...Area.options])
export type Doer = z.infer<typeof Doer>
/** What must be recorded when a step is done. */
export const Recorded = z.enum(["none", "tick", "text", "date", "choice"])
export type Recorded = z.infer<typeof Recorded>

const unique = <T>(list: T[], name: (item: T) => unknown = (item) => item) =>
  new Set(list.map(name)).size === list.length
const set = <T extends z.ZodType>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((list) => unique(list), { error: "duplicate" })

export const Item = z.strictObject({ key: Slug, ...Words.shape })
export type Item = z.infer<typeof Item>
const items = (max: number) =>
  z
    .array(Item)
    .max(max)
    .refine((list) => unique(list, ({ key }) => key), { error: "duplicate" })

export const Step = z
  .strictObject({
    key: Slug,
    ...Words.shape,
    settings: set(Setting, 4).min(1),
    who: Doer,
    checklist: items(20),
    record: Recorded,
    choices: items(12),
    confidence: Confidence,
  })
  .refine(({ record, choices }) => (record === "choice" ? choices.length >= 2 : choices.length === 0), {
    error: "choices_needed",
    path: ["choices"],
  })
export type Step = z.infer<typeof Step>

export const Stage = z.strictObject({
  key: Slug,
  ...Words.shape,
  confidence: Confidence,
  steps: z.array(Step).max(40),
})
export type Stage = z.infer<typeof Stage>

/**
 * The findings (of a detection, the Violentómetro, the red flags or the woman's needs) for which a protocol is offered;
 * it never starts by itself.
 */
export const OfferedBy = z.strictObject({
  signs: set(Sign, 30),
  bands: set(z.union([z.literal(1), z.literal(2), z.literal(3)]), 3),
  redFlags: set(Slug, 60),
  needs: set(z.enum(categoryKeys), 40),
})
export type OfferedBy = z.infer<typeof OfferedBy>

/** The content of a version. A step's key is unique in the whole protocol, so that a step can move to another stage. */
export const Content = z.strictObject({
  title: Words,
  /** The name of the published document. */
  official: line(300),
  sources: z.array(line(300)).max(20),
  note: Words,
  offeredBy: OfferedBy,
  stages: z
    .array(Stage)
    .min(1)
    .max(20)
    .refine((stages) => unique(stages, ({ key }) => key), { error: "duplicate" })
    .refine(
      (stages) =>
        unique(
          stages.flatMap(({ steps }) => steps),
          ({ key }) => key,
        ),
      { error: "duplicate" },
    ),
})
export type Content = z.infer<typeof Content>

/** One version, never changed after publication. */
export const Edition = Content.extend({
  protocol: Key,
  version: z.number().int().min(1),
  publishedAt: z.string(),
  /** Headquarters' note about the change; null for the version shipped with the product. */
  said: z.string().nullable(),
})
export type Edition = z.infer<typeof Edition>

export const VersionRow = z.object({ version: z.number().int(), publishedAt: z.string(), said: z.string().nullable() })
export type VersionRow = z.infer<typeof VersionRow>
export const Draft = z.object({
  revision: z.number().int(),
  /** The version from which the draft was started. */
  base: z.number().int(),
  content: Content,
  savedAt: z.string(),
})
export type Draft = z.infer<typeof Draft>
/** What headquarters works on: the current version, the draft if any, and all versions. */
export type Workshop = { edition: Edition; draft: Draft | null; revision: number; versions: VersionRow[] }
export type Summary = Pick<Edition, "protocol" | "version" | "title" | "publishedAt" | "said"> & {
  steps: number
  versions: VersionRow[]
}

/** One difference between versions. Places are counted from 1. */
export type Change =
  | { kind: "added" | "removed"; what: "stage" | "step"; key: string; stage: string; words: Words }
  | { kind: "reworded"; what: "stage" | "step"; key: string; stage: string; before: Words; words: Words }
  | { kind: "moved"; what: "stage" | "step"; key: string; stage: string; words: Words; from: Place; to: Place }
  | { kind: "changed"; what: "step"; key: string; stage: string; words: Words; fields: StepField[] }
  | { kind: "changed"; what: "protocol"; fields: ContentField[] }
export type Place = { stage: string; at: number }
export type StepField = "settings" | "who" | "checklist" | "record" | "choices" | "confidence"
export type ContentField = "title" | "official" | "sources" | "note" | "offeredBy"

/** The facts of a case file that may call for a protocol. */
export type Facts = { signs: string[]; band: number | null; redFlags: string[]; needs: string[] }
export type Reason = { kind: "sign" | "band" | "flag" | "need"; key: string }
export type Offer = { protocol: RunKey; version: number; because: Reason[] }

const version = z.coerce.number().int().min(1).max(99_999)
export const WorkshopInput = z.strictObject({ protocol: Key })
export const ReadInput = z.strictObject({ protocol: Key, version: version.optional() })
export const ChangesInput = z.strictObject({ protocol: Key, from: version, to: version })
const revision = z.number().int().min(0)
/**
 * `revision` is that of the draft that was edited (0: there was none), `base` the version it started from: both must be
 * current.
 */
export const DraftInput = z.strictObject({ protocol: Key, revision, base: z.number().int().min(1), content: Content })
export const DiscardInput = z.strictObject({ protocol: Key, revision })
/** Publishes the draft as it was saved; `said` tells consulates the reason. */
export const PublishInput = z.strictObject({ protocol: Key, revision, said: line(300) })
