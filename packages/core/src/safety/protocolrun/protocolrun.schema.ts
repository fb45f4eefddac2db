import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { day, text } from "../../platform/util/schema"
import { type Reason, Recorded, RunKey, Setting, Slug, type Stage, type Step } from "../protocol/protocol.schema"

export const RunID = idSchema("protocolrun")
export { Recorded, RunKey, Setting }
/** Why a step was not done. Each reason is a fact about the consulate, never a failing of the woman's. */
export const Deviation = z.enum([
  "her_decision",
  "not_applicable",
  "not_safe_now",
  "no_interpreter",
  "no_resource",
  "no_time",
  "other",
])
export type Deviation = z.infer<typeof Deviation>
export const EndReason = z.enum([
  "completed",
  "her_decision",
  "another_protocol",
  "moved",
  "lost_contact",
  "by_mistake",
])
export type EndReason = z.infer<typeof EndReason>

/** What was recorded about a step, by whom, when, and in which version of the protocol. */
export type Mark = {
  state: "done" | "not_done"
  reason: Deviation | null
  /** Items of its checklist. */
  ticked: string[]
  at: string
  by: string
  edition: number
}
/** The text recorded with a step: sealed with the woman's data key. */
export type Written = { value: string | null; note: string | null }

/** One protocol followed for one case file. The run keeps its version until somebody adopts a newer one. */
export type Run = {
  runID: string
  casefileID: string
  protocol: RunKey
  edition: number
  setting: Setting
  status: "open" | "ended"
  because: Reason[]
  marks: Record<string, Mark>
  startedAt: string
  startedBy: string
  /** A newer version that was looked at and not adopted. */
  kept: number | null
  adopted: { from: number; to: number; at: string; by: string }[]
  endedAt: string | null
  endReason: EndReason | null
}

export type Summary = Omit<Run, "marks" | "adopted"> & {
  title: { es: string; en: string }
  /** The number of steps of the run's version that apply in its setting. */
  steps: number
  done: number
  notDone: number
  /** The current version, when it is newer and was not declined. */
  newer: number | null
}
export type StepView = Step & { mark: Mark | null; written: Written | null }
/**
 * A run in the wording of its version. `retired`: marked steps that its version no longer has, in their former wording.
 */
export type View = Summary & {
  adopted: Run["adopted"]
  stages: (Omit<Stage, "steps"> & { steps: StepView[] })[]
  retired: StepView[]
  /** False: the reader may not see what was recorded. */
  opened: boolean
}

export type StepCoverage = {
  key: string
  stage: string
  es: string
  en: string
  /** Runs whose version has this step, in a setting to which it applies. */
  runs: number
  done: number
  notDone: number
  reasons: Partial<Record<Deviation, number>>
}
export type Coverage = { protocol: RunKey; edition: number; runs: number; open: number; steps: StepCoverage[] }

const casefile = idSchema("casefile")
export const StartInput = z.strictObject({ casefileID: casefile, protocol: RunKey, setting: Setting })
export const ListInput = z.strictObject({ casefileID: casefile })
export const OffersInput = ListInput
export const FromIDInput = z.strictObject({ runID: RunID })
/**
 * `seen`: the time of the mark that the writer saw; null when there was none. A mark made meanwhile is not overwritten.
 */
const seen = z.string().max(40).nullable()
export const MarkInput = z.strictObject({
  runID: RunID,
  step: Slug,
  state: z.enum(["done", "not_done"]),
  reason: Deviation.nullable().default(null),
  ticked: z.array(Slug).max(20).default([]),
  value: z
    .union([day, text(500)])
    .nullable()
    .default(null),
  note: text(500).nullable().default(null),
  seen,
})
export type MarkInput = z.output<typeof MarkInput>
export const ClearInput = z.strictObject({ runID: RunID, step: Slug, seen })
/** The version that was read and compared; refused unless it is the current one. */
export const AdoptInput = z.strictObject({ runID: RunID, edition: z.number().int().min(2).max(99_999) })
export const KeepInput = AdoptInput
export const EndInput = z.strictObject({ runID: RunID, reason: EndReason })
export const ReopenInput = FromIDInput
export const CoverageInput = z.strictObject({ protocol: RunKey })
