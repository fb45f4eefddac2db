import * as z from "zod"
import { categoryKeys } from "../../platform/data/categories"
import {
  cancelReasons,
  costKinds,
  headGroups,
  outreachKinds,
  outreachModes,
  outreachProgrammes,
} from "../../platform/data/outreach"
import { idSchema } from "../../platform/util/ids"
import { day, instant, line, page, pageLanguage, text, timeZone, weekday } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { EntryKey } from "../../tenancy/catalogue/catalogue.schema"

export const OutreachID = idSchema("outreach")
export const Kind = z.enum(outreachKinds)
export type Kind = z.infer<typeof Kind>
export const Mode = z.enum(outreachModes)
export const Programme = z.enum(outreachProgrammes)
export const CancelReason = z.enum(cancelReasons)
export const Status = z.enum(["planned", "held", "cancelled"])
export type Status = z.infer<typeof Status>

export const most = 100_000
const heads = z.number().int().min(0).max(most)
/** Counts of people, without names; `unknown` for those whose group nobody could tell. */
export const Heads = z.strictObject(
  Object.fromEntries(headGroups.map((group) => [group, heads.default(0)])) as Record<
    (typeof headGroups)[number],
    z.ZodDefault<typeof heads>
  >,
)
export type Heads = z.infer<typeof Heads>
export const Services = z.partialRecord(z.enum(categoryKeys), z.number().int().min(1).max(most))
/** `amountCents`: minor units. */
export const Cost = z.strictObject({
  kind: z.enum(costKinds),
  amountCents: z.number().int().min(1).max(100_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: "invalid_currency" }),
})
export type Cost = z.infer<typeof Cost>

const once = <T>(list: T[]) => new Set(list).size === list.length

/** What is known before the activity. */
const plan = {
  kind: Kind,
  /** A key of headquarters' catalogue. */
  campaign: EntryKey.nullable().default(null),
  programmes: z.array(Programme).max(outreachProgrammes.length).refine(once, { error: "duplicate" }).default([]),
  title: line(160),
  startsAt: instant,
  endsAt: instant,
  timeZone,
  mode: Mode.default("in_person"),
  place: line(160).nullable().default(null),
  /** The county that it is for: five digits. */
  countyFips: z
    .string()
    .regex(/^\d{5}$/, { error: "invalid_place" })
    .nullable()
    .default(null),
  partners: z.array(idSchema("organization")).max(20).refine(once, { error: "duplicate" }).default([]),
  allianceID: idSchema("alliance").nullable().default(null),
  plannedHeads: heads.nullable().default(null),
  /** On the public page and in the public calendar. */
  public: z.boolean().default(false),
  /** Shown to the public instead of the title, when the title would reveal too much. */
  publicTitle: line(160).nullable().default(null),
  /** How many may sign up; null: no sign-up. */
  seats: z.number().int().min(1).max(500).nullable().default(null),
  /** The public is told the place by phone only. */
  hidePlace: z.boolean().default(false),
}
/** What took place. */
const report = {
  heads: Heads,
  services: Services.default({}),
  /** How many women were noticed there as possibly in danger; never which. */
  detections: z.number().int().min(0).max(10_000).default(0),
  costs: z.array(Cost).max(20).default([]),
  words: text(600).nullable().default(null),
}
const inOrder = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  Date.parse(startsAt) < Date.parse(endsAt)
const ordered = { error: "invalid_range", path: ["endsAt"] }

export const mostOccurrences = 52
/** How an activity repeats: at the same local hour in its own time zone across daylight saving, for up to a year of weeks. */
export const Recurrence = z
  .strictObject({
    freq: z.enum(["daily", "weekly", "monthly"]),
    interval: z.number().int().min(1).max(12).default(1),
    /** Weekly: on these days; if none is named, on the weekday of the first. */
    weekdays: z.array(weekday).max(7).refine(once, { error: "duplicate" }).default([]),
    /** Monthly: on the nth such weekday of the month, -1 for the last; null: on the same date. */
    nth: z
      .union([z.literal(-1), z.number().int().min(1).max(4)])
      .nullable()
      .default(null),
    count: z.number().int().min(2).max(mostOccurrences).nullable().default(null),
    until: day.nullable().default(null),
    /** Days that are left out. */
    except: z.array(day).max(mostOccurrences).refine(once, { error: "duplicate" }).default([]),
  })
  .refine(({ count, until }) => (count === null) !== (until === null), { error: "until_required", path: ["until"] })
export type Recurrence = z.infer<typeof Recurrence>

export const PlanInput = z
  .strictObject({ ...plan, recurrence: Recurrence.nullable().default(null) })
  .refine(inOrder, ordered)
/** `version` is the one that was read, so that nothing newer is overwritten. */
export const ChangeInput = z.strictObject({ outreachID: OutreachID, version, ...plan }).refine(inOrder, ordered)
export const RecordInput = z.strictObject({ ...plan, ...report }).refine(inOrder, ordered)
export const FromIDInput = z.strictObject({ outreachID: OutreachID })
export const HoldInput = z.strictObject({ ...FromIDInput.shape, ...report })
export const CancelInput = z.strictObject({ ...FromIDInput.shape, reason: CancelReason.default("other") })
/** From day to day, each in the activity's time zone. */
export const ListInput = page
  .extend({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: "invalid_range", path: ["to"] })

/** The request body; the id is in the path. */
export const ChangeBody = z.strictObject({ version, ...plan }).refine(inOrder, ordered)

/** One event of a series: the rule, the series' first event, and when this one was originally planned. */
export const Series = z.object({
  seriesID: OutreachID,
  rule: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  original: z.string(),
})
export type Series = z.infer<typeof Series>

export const Plan = z.object(plan)
/** For the form that changes a plan. */
export const CorrectedPlan = Plan.refine(inOrder, ordered)
export type Plan = z.infer<typeof Plan>
export const Report = z.object(report)
export type Report = z.infer<typeof Report>

export const Info = Plan.extend({
  outreachID: OutreachID,
  status: Status,
  /** Its first and last day in its own time zone. */
  startsOn: z.string(),
  endsOn: z.string(),
  /** False when it was recorded afterwards only. */
  planned: z.boolean(),
  series: Series.nullable(),
  report: Report.nullable(),
  reason: CancelReason.nullable(),
  createdAt: z.string(),
  heldAt: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

/** An activity as the public may read it, without kind, campaign, partners or counts. */
export const PublicEvent = z.object({
  /** A public id, not the one used in the product. */
  uid: z.string(),
  title: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  mode: Mode,
  place: z.string().nullable(),
  cancelled: z.boolean(),
  series: Series.omit({ seriesID: true }).extend({ uid: z.string() }).nullable(),
  stamp: z.string(),
  sequence: z.number().int(),
})
export type PublicEvent = z.infer<typeof PublicEvent>

export const PublicInput = z.strictObject({
  officeCode: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{1,11}(\.ics)?$/, { error: "invalid_code" }),
})
export const PublicQuery = z.object({ language: pageLanguage })
export type PublicCalendar = { names: { es: string; en: string } | null; events: PublicEvent[] }
