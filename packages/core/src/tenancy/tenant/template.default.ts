import { categoryKeys } from "../../platform/data/categories"
import type { Settings } from "./settings.schema"

/** Headquarters' first template. The periods are our own design until headquarters publishes its own. */
export const firstTemplate: Settings = {
  onCallPhone: null,
  publicPhone: null,
  onCallEmail: null,
  workingHours: { days: [1, 2, 3, 4, 5], from: 8 * 60, to: 17 * 60 },
  extraHolidays: [],
  digestSchedule: { days: [1, 3, 5], minute: 8 * 60 },
  answerDays: 2,
  graceDays: 2,
  consentDays: 30,
  consentMaxDays: 90,
  capacityDays: 14,
  categories: [...categoryKeys],
  urgentDetectionMinutes: 15,
  detectionMinutes: 240,
  detectionDays: 90,
  retentionMonths: 60,
  suppressionThreshold: 11,
  requireCourse: false,
  requireCode: false,
}
