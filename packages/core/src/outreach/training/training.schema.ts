import * as z from "zod"
import { outreachModes } from "../../platform/data/outreach"
import { agencyKinds, agencyLevels, trainingAudiences, trainingTopics } from "../../platform/data/training"
import { idSchema } from "../../platform/util/ids"
import { day, instant, line, page, spokenLanguage, text, timeZone } from "../../platform/util/schema"
import { Cost } from "../outreach/outreach.schema"

export const TrainingID = idSchema("training")
export const Audience = z.enum(trainingAudiences)
export const Topic = z.enum(trainingTopics)
export const Mode = z.enum(outreachModes)
export const Agency = z.enum(agencyKinds)
export const Level = z.enum(agencyLevels)
export const Status = z.enum(["planned", "held", "cancelled"])
export type Status = z.infer<typeof Status>
export const CancelReason = z.enum(["host", "weather", "few", "mistake", "other"])

const once = <T>(list: T[]) => new Set(list).size === list.length
const most = 10_000

/** The number of people of one agency at one level; never who they were. */
export const Attendance = z.strictObject({ agency: Agency, level: Level, heads: z.number().int().min(1).max(most) })
export type Attendance = z.infer<typeof Attendance>

/** What is known before the training. */
const plan = {
  audience: Audience,
  topics: z.array(Topic).min(1).max(6).refine(once, { error: "duplicate" }),
  title: line(160),
  startsAt: instant,
  endsAt: instant,
  timeZone,
  mode: Mode.default("in_person"),
  place: line(160).nullable().default(null),
  countyFips: z
    .string()
    .regex(/^\d{5}$/, { error: "invalid_place" })
    .nullable()
    .default(null),
  /** The seminar or meeting of somebody else that it was part of. */
  host: line(160).nullable().default(null),
  partners: z.array(idSchema("organization")).max(20).refine(once, { error: "duplicate" }).default([]),
  allianceID: idSchema("alliance").nullable().default(null),
  /** The speakers' roles (PALE lawyer, consul, survivor advocate), not their names. */
  speakers: z.array(line(80)).max(10).refine(once, { error: "duplicate" }).default([]),
  plannedHeads: z.number().int().min(0).max(most).nullable().default(null),
  /** The training offered by headquarters, if it is one of those. */
  offered: z
    .string()
    .regex(/^[a-z0-9_]{1,48}$/, { error: "invalid_code" })
    .nullable()
    .default(null),
}
/** What took place. */
const report = {
  attendance: z
    .array(Attendance)
    .max(40)
    .refine((list) => once(list.map(({ agency, level }) => `${agency} ${level}`)), { error: "duplicate" }),
  materials: z.array(line(120)).max(10).refine(once, { error: "duplicate" }).default([]),
  languages: z.array(spokenLanguage).max(4).refine(once, { error: "duplicate" }).default([]),
  /** How many were asked, and how many of them said that it helped. */
  satisfaction: z
    .strictObject({ asked: z.number().int().min(1).max(most), satisfied: z.number().int().min(0).max(most) })
    .refine(({ asked, satisfied }) => satisfied <= asked, { error: "invalid_range", path: ["satisfied"] })
    .nullable()
    .default(null),
  costs: z.array(Cost).max(20).default([]),
  /** What was agreed: offices and duty telephones, no people. */
  agreed: text(600).nullable().default(null),
}
const inOrder = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  Date.parse(startsAt) < Date.parse(endsAt)

export const PlanInput = z.strictObject(plan).refine(inOrder, { error: "invalid_range", path: ["endsAt"] })
export const FromIDInput = z.strictObject({ trainingID: TrainingID })
export const HoldInput = z.strictObject({ ...FromIDInput.shape, ...report })
export const CancelInput = z.strictObject({ ...FromIDInput.shape, reason: CancelReason.default("other") })
/** A follow-up with its due day; it becomes a task. */
export const FollowInput = z.strictObject({ ...FromIDInput.shape, what: line(160), dueOn: day })
export const ListInput = page
  .extend({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: "invalid_range", path: ["to"] })

export const Plan = z.object(plan)
export type Plan = z.infer<typeof Plan>
export const Report = z.object(report)
export type Report = z.infer<typeof Report>
export const Follow = z.object({ what: z.string(), dueOn: z.string(), taskID: idSchema("task") })
export type Follow = z.infer<typeof Follow>

export const Info = Plan.extend({
  trainingID: TrainingID,
  status: Status,
  /** Its day in its own time zone. */
  startsOn: z.string(),
  report: Report.nullable(),
  follows: z.array(Follow),
  reason: CancelReason.nullable(),
  createdAt: z.string(),
  heldAt: z.string().nullable(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>
