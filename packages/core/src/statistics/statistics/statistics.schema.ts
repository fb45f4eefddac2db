import * as z from "zod"
import { Area } from "../../platform/actor/actor.schema"
import { month } from "../../platform/util/schema"

/** What is counted, by month of the fact in the consulate's time zone. */
export const Metric = z.enum([
  "casefile.opened",
  "referral.made",
  "referral.sent",
  "referral.accepted",
  "referral.declined",
  "referral.completed",
  /** Case files that began with a detection, by the area that noticed. */
  ...Area.options.map((area) => `casefile.detected.${area}` as const),
  "service.given",
  "service.declined",
  "service.not_available",
  "service.already_receiving",
  "fund.requested",
  "fund.given",
  "satisfaction.yes",
  "satisfaction.no",
  "outreach.planned",
  "outreach.held",
  "outreach.cancelled",
  /** Heads, not people: whoever came twice is counted twice. */
  "outreach.participants",
  "outreach.detections",
  "training.held",
  "training.attendees",
  "notification.received",
  "alliance.signed",
  "alliance.renewed",
  "alliance.ended",
  /** A woman was turned away by an organisation of the directory, and the like. */
  "directory.trouble",
])
export type Metric = z.infer<typeof Metric>
export const metrics = Metric.options
/** What headquarters compares consulates by, on its map and side by side: totals, none of them by an attribute. */
export const indicators = [
  "outreach.held",
  "outreach.participants",
  "casefile.opened",
  "referral.made",
  "service.given",
  "training.held",
  "training.attendees",
  "alliance.signed",
] as const satisfies readonly Metric[]
export type Indicator = (typeof indicators)[number]
/** Counted without a fact behind it, so that nobody can say who answered what: a recount leaves these as they are. */
export const anonymousMetrics: readonly string[] = ["satisfaction.yes", "satisfaction.no"]

export const MonthNumbers = z.object({
  month,
  counts: z.record(Metric, z.number().int()),
  /** By value, only what is not zero: `<family>.<value>`. */
  cells: z.record(z.string(), z.number().int()),
  /** How many answers took how many whole hours (0–720; the last holds the longer ones). Network medians add these up. */
  answerHours: z.record(z.string(), z.number().int()),
  medianAnswerHours: z.number().nullable(),
})
export type MonthNumbers = z.infer<typeof MonthNumbers>

export const RangeInput = z
  .strictObject({ from: month, to: month })
  .refine((range) => range.from <= range.to, { error: "invalid_range", path: ["to"] })
export const VerifyInput = z.strictObject({ month: month.optional() })

export type Drift = { month: string; key: string; counted: number; recounted: number }
