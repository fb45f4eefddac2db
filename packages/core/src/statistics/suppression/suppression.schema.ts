import type { Family } from "../statistics/families.schema"
import type { Metric } from "../statistics/statistics.schema"

/** The audience: the consulate for its own numbers, headquarters for the network's, or anybody outside the ministry. */
export const circles = ["inside", "headquarters", "outside"] as const
export type Circle = (typeof circles)[number]

/**
 * What a personal family divides: each fact of `total` stands in at most one of its cells when it is `exclusive`, so that
 * the cells and what is left over add up to a number that is known.
 */
export const divides = {
  "casefile.detected": { total: "casefile.opened", exclusive: true },
  "casefile.ambito": { total: "casefile.opened", exclusive: true },
  "casefile.violence": { total: "casefile.opened", exclusive: false },
  "casefile.age": { total: "casefile.opened", exclusive: true },
  "casefile.origin": { total: "casefile.opened", exclusive: true },
  "service.category": { total: "service.given", exclusive: true },
  "referral.category": { total: "referral.made", exclusive: true },
  "participant.group": { total: "outreach.participants", exclusive: true },
} as const satisfies Partial<Record<Family, { total: Metric; exclusive: boolean }>>
export type PersonalFamily = keyof typeof divides
export const personalFamilies = Object.keys(divides) as PersonalFamily[]

/** So many consulates must have counted k at least, each past its probation, before their sum is shown to headquarters. */
export const atLeast = 5
/** So many of them may tell headquarters all that they counted, or be nothing but a front of its own. */
export const coalition = 2
/** For so many months after it began a consulate's counts are in the sums and hide nobody's. */
export const probationMonths = 6

/** Counts of the office's own activities, which identify nobody however small they are. */
export const impersonal: readonly Metric[] = [
  "outreach.planned",
  "outreach.held",
  "outreach.cancelled",
  "training.held",
  "training.attendees",
  "notification.received",
  "alliance.signed",
  "alliance.renewed",
  "alliance.ended",
]

/** The remainder of a total without its cells; it is never shown, but could be computed. */
export const rest = "(rest)"

export type Cells = Record<string, number>
export type Shown = Record<string, number | null>
