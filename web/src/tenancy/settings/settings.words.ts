import type { Settings } from "@ventanilla/core/tenancy/tenant/settings"
import { minuteName, number, weekdaysName } from "../../context/time"
import { settings } from "./settings.i18n"

export type Name = keyof Settings

/** In the order in which an officer would ask. */
export const groups = [
  { title: "contact", names: ["onCallPhone", "onCallEmail", "publicPhone"] },
  { title: "time", names: ["workingHours", "extraHolidays", "digestSchedule"] },
  { title: "rhythm", names: ["answerDays", "graceDays", "consentDays", "consentMaxDays", "capacityDays"] },
  { title: "detections", names: ["urgentDetectionMinutes", "detectionMinutes", "detectionDays"] },
  { title: "offer", names: ["categories"] },
  { title: "people", names: ["requireCourse", "requireCode"] },
  { title: "guard", names: ["retentionMonths", "suppressionThreshold"] },
] as const satisfies { title: string; names: Name[] }[]

/** A setting's value as one would say it. */
export function said(name: Name, values: Settings): string {
  switch (name) {
    case "onCallPhone":
    case "onCallEmail":
    case "publicPhone":
      return values[name] ?? settings("unset")
    case "workingHours": {
      const { days, from, to } = values.workingHours
      return settings("between", { days: weekdaysName(days), from: minuteName(from), to: minuteName(to) })
    }
    case "digestSchedule": {
      const { days, minute } = values.digestSchedule
      return settings("at", { days: weekdaysName(days), time: minuteName(minute) })
    }
    case "extraHolidays":
      return values.extraHolidays.length
        ? settings("holidays", { count: values.extraHolidays.length })
        : settings("noHolidays")
    case "categories":
      return settings("chosen", { count: values.categories.length })
    case "urgentDetectionMinutes":
    case "detectionMinutes":
      return settings("minutes", { count: values[name] })
    case "retentionMonths":
      return settings("months", { count: values.retentionMonths })
    case "requireCourse":
    case "requireCode":
      return settings(values[name] ? "asked" : "notAsked")
    case "suppressionThreshold":
      return number(values.suppressionThreshold)
    default:
      return settings("days", { count: values[name] })
  }
}
