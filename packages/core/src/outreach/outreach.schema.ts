import * as z from "zod"
import { categoryKeys } from "../data/categories"
import {
  cancelReasons,
  costKinds,
  headGroups,
  outreachCampaigns,
  outreachKinds,
  outreachModes,
  outreachProgrammes,
} from "../data/outreach"
import { idSchema } from "../util/ids"
import { day, instant, line, page, text, timeZone } from "../util/schema"

export const OutreachID = idSchema("outreach")
export const Kind = z.enum(outreachKinds)
export type Kind = z.infer<typeof Kind>
export const Campaign = z.enum(outreachCampaigns)
export const Mode = z.enum(outreachModes)
export const Programme = z.enum(outreachProgrammes)
export const CancelReason = z.enum(cancelReasons)
export const Status = z.enum(["planned", "held", "cancelled"])
export type Status = z.infer<typeof Status>

export const most = 100_000
const heads = z.number().int().min(0).max(most)
/** Heads, never names: what nobody could tell apart is `unknown`. */
export const Heads = z.strictObject(
  Object.fromEntries(headGroups.map((group) => [group, heads.default(0)])) as Record<
    (typeof headGroups)[number],
    z.ZodDefault<typeof heads>
  >,
)
export type Heads = z.infer<typeof Heads>
export const Services = z.partialRecord(z.enum(categoryKeys), z.number().int().min(1).max(most))
/** Minor units (cents). */
export const Cost = z.strictObject({
  kind: z.enum(costKinds),
  amountCents: z.number().int().min(1).max(100_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: "invalid_currency" }),
})
export type Cost = z.infer<typeof Cost>

const once = <T>(list: T[]) => new Set(list).size === list.length

/** What is known of an activity before it. */
const plan = {
  kind: Kind,
  campaign: Campaign.nullable().default(null),
  programmes: z.array(Programme).max(outreachProgrammes.length).refine(once, { error: "duplicate" }).default([]),
  title: line(160),
  startsAt: instant,
  endsAt: instant,
  timeZone,
  mode: Mode.default("in_person"),
  place: line(160).nullable().default(null),
  /** Five digits: the county that it is for. */
  countyFips: z
    .string()
    .regex(/^\d{5}$/, { error: "invalid_place" })
    .nullable()
    .default(null),
  partners: z.array(idSchema("organization")).max(20).refine(once, { error: "duplicate" }).default([]),
  allianceID: idSchema("alliance").nullable().default(null),
  plannedHeads: heads.nullable().default(null),
  /** On the public page and in the calendar that anybody may subscribe to. */
  public: z.boolean().default(false),
  /** What the public reads instead of the title, where the title would say too much. */
  publicTitle: line(160).nullable().default(null),
}
/** What took place. */
const report = {
  heads: Heads,
  services: Services.default({}),
  /** How many women somebody noticed there; never which. */
  detections: z.number().int().min(0).max(10_000).default(0),
  costs: z.array(Cost).max(20).default([]),
  words: text(600).nullable().default(null),
}
const inOrder = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  Date.parse(startsAt) < Date.parse(endsAt)
const ordered = { error: "invalid_range", path: ["endsAt"] }

export const PlanInput = z.strictObject({ ...plan, recurrence: z.null().default(null) }).refine(inOrder, ordered)
export const RecordInput = z.strictObject({ ...plan, ...report }).refine(inOrder, ordered)
export const FromIDInput = z.strictObject({ outreachID: OutreachID })
export const HoldInput = z.strictObject({ ...FromIDInput.shape, ...report })
export const CancelInput = z.strictObject({ ...FromIDInput.shape, reason: CancelReason.default("other") })
/** From day to day, each in the activity's own time zone. */
export const ListInput = page
  .extend({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: "invalid_range", path: ["to"] })
export const TodayInput = z.strictObject({})

export const Plan = z.object(plan)
export type Plan = z.infer<typeof Plan>
export const Report = z.object(report)
export type Report = z.infer<typeof Report>

export const Info = Plan.extend({
  outreachID: OutreachID,
  status: Status,
  /** Its first and last day on its own wall. */
  startsOn: z.string(),
  endsOn: z.string(),
  /** False for what was written down afterwards only. */
  planned: z.boolean(),
  report: Report.nullable(),
  reason: CancelReason.nullable(),
  createdAt: z.string(),
  heldAt: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>
