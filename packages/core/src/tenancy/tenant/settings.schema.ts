import * as z from "zod"
import { categoryKeys } from "../../platform/data/categories"
import { day, email, line, minuteOfDay, phone, weekday } from "../../platform/util/schema"

/** When a partner mailbox gets its digest by default: ISO weekdays and minutes after local midnight. */
export const Schedule = z.strictObject({
  days: z
    .array(weekday)
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, { error: "duplicate" }),
  minute: minuteOfDay,
})
export type Schedule = z.infer<typeof Schedule>

export const Hours = z
  .strictObject({ days: Schedule.shape.days, from: minuteOfDay, to: minuteOfDay })
  .refine((hours) => hours.from < hours.to, { error: "invalid_range", path: ["to"] })
export type Hours = z.infer<typeof Hours>

/** One consulate's configuration. Each field is inherited from headquarters' template until the consulate sets its own. */
export const Settings = z.strictObject({
  onCallPhone: phone.nullable(),
  publicPhone: phone.nullable(),
  /** Who is mailed, naming nobody, when nobody takes an urgent detection in time; null: every coordinator. */
  onCallEmail: email.nullable(),
  workingHours: Hours,
  extraHolidays: z.array(z.strictObject({ date: day, name: line(80) })).max(60),
  digestSchedule: Schedule,
  /** Business days until a reminder, and after it until staff get a task. */
  answerDays: z.number().int().min(1).max(30),
  graceDays: z.number().int().min(1).max(30),
  consentDays: z.number().int().min(1).max(90),
  /** The longest period for which a woman may be asked to consent at once. */
  consentMaxDays: z.number().int().min(1).max(90),
  capacityDays: z.number().int().min(1).max(90),
  categories: z.array(z.enum(categoryKeys)).min(1).max(200),
  /** Minutes until a detection that nobody took is escalated. */
  urgentDetectionMinutes: z.number().int().min(5).max(240),
  detectionMinutes: z.number().int().min(15).max(2880),
  /** Days until a detection that did not become a case file expires (our own design). */
  detectionDays: z.number().int().min(7).max(365),
  retentionMonths: z.number().int().min(1).max(600),
  suppressionThreshold: z.number().int().min(5).max(100),
  /** Case files are open only to staff with a valid course certificate. */
  requireCourse: z.boolean(),
  /** Case files are open only to staff who have signed the current code of conduct. */
  requireCode: z.boolean(),
})
export type Settings = z.infer<typeof Settings>
export const settingNames = Object.keys(Settings.shape) as (keyof Settings)[]
/** Settings that only headquarters decides. */
export const lockedSettings: readonly (keyof Settings)[] = ["suppressionThreshold", "retentionMonths", "detectionDays"]

export const SettingsInfo = z.object({
  values: Settings,
  own: z.array(z.enum(settingNames as [keyof Settings, ...(keyof Settings)[]])),
  locked: z.array(z.string()),
  templateVersion: z.number().int(),
})
export type SettingsInfo = z.infer<typeof SettingsInfo>

/** Values to set; `inherit` names fields that return to the template. */
export const ChangeInput = z.strictObject({
  set: Settings.partial(),
  inherit: z
    .array(z.enum(settingNames as [keyof Settings, ...(keyof Settings)[]]))
    .max(30)
    .default([]),
})
