import * as z from "zod"
import { versionOrNone } from "../../platform/util/version"
import type { Metric } from "../../statistics/statistics/statistics.schema"

/** What a target can be set for: totals that are counted anyway, none of them by an attribute of a woman. */
export const Indicator = z.enum([
  "casefiles",
  "referrals",
  "outreaches",
  "participants",
  "trainings",
  "trained",
  "alliances",
])
export type Indicator = z.infer<typeof Indicator>
export const metricOf = {
  casefiles: "casefile.opened",
  referrals: "referral.made",
  outreaches: "outreach.held",
  participants: "outreach.participants",
  trainings: "training.held",
  trained: "training.attendees",
  alliances: "alliance.signed",
} as const satisfies Record<Indicator, Metric>

/** A calendar year, `2026`. */
export const Year = z.string().regex(/^20\d\d$/, { error: "invalid_year" })

const amount = z.number().int().min(1).max(10_000_000).optional()
/** What is not named has no target, which is not a target of nothing. */
export const Targets = z.strictObject({
  casefiles: amount,
  referrals: amount,
  outreaches: amount,
  participants: amount,
  trainings: amount,
  trained: amount,
  alliances: amount,
} satisfies Record<Indicator, z.ZodType>)
export type Targets = z.infer<typeof Targets>

export const ReadInput = z.strictObject({ year: Year })
/** `version`: the one that was changed; nothing had been set at 0. The year's targets are these and no others. */
export const SetInput = z.strictObject({ year: Year, version: versionOrNone, targets: Targets })

export const Standing = z.enum(["none", "reached", "on_course", "behind", "missed", "to_come"])
export type Standing = z.infer<typeof Standing>

/** A year's targets, each beside what was counted until now. */
export const Info = z.object({
  year: Year,
  version: z.number().int(),
  /** How much of the year is gone, from 0 to 1. */
  gone: z.number().min(0).max(1),
  rows: z.array(
    z.object({
      indicator: Indicator,
      target: z.number().int().nullable(),
      achieved: z.number().int(),
      standing: Standing,
    }),
  ),
})
export type Info = z.infer<typeof Info>
