import { createSignal } from "solid-js"
import { language, locale } from "./language"

const [zone, setZone] = createSignal(Intl.DateTimeFormat().resolvedOptions().timeZone)
const [offset, setOffset] = createSignal<number>()

/** The time zone of the screens: the consulate's, not the computer's. */
export { setZone, zone }

/** Domain time: the server's clock, which a drill may have moved. */
export const now = (): Date => new Date(Date.now() + (offset() ?? 0))
/**
 * The server's clock, or undefined before the first answer: the device's own may be days wrong, and decides nothing
 * that cannot be undone.
 */
export const serverNow = (): number | undefined => (offset() === undefined ? undefined : now().getTime())
export const followServerClock = (serverNow: string): void => {
  setOffset(Date.parse(serverNow) - Date.now())
}

// Consular Spanish writes 17:00; English keeps its a.m. and p.m.
const clockOf = (options: Intl.DateTimeFormatOptions) =>
  language() === "es" && (options.hour || options.timeStyle) ? { hourCycle: "h23" as const } : {}

const format = (options: Intl.DateTimeFormatOptions, value: string | Date, timeZone = zone()) =>
  new Intl.DateTimeFormat(locale(), { timeZone, ...options, ...clockOf(options) }).format(new Date(value))

const dayKey = (value: string | Date, timeZone: string) =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date(value))
const daysBetween = (from: Date, to: Date, timeZone: string) =>
  Math.round((Date.parse(dayKey(to, timeZone)) - Date.parse(dayKey(from, timeZone))) / 86_400_000)

/** Relative near, absolute far: "hace 6 min", "hoy 11:00", "mañana 9:00", "13 mar", "13 mar 2025". */
export function when(value: string | Date, at = now(), timeZone = zone()): string {
  const date = new Date(value)
  const minutes = Math.round((date.getTime() - at.getTime()) / 60_000)
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: "auto", style: "short" })
  if (minutes === 0) return relative.format(0, "second")
  if (Math.abs(minutes) < 60) return relative.format(minutes, "minute")
  const days = daysBetween(at, date, timeZone)
  if (Math.abs(days) <= 1) return `${relative.format(days, "day")} ${time(date, timeZone)}`
  if (Math.abs(days) < 7)
    return `${format({ weekday: "short" }, date, timeZone)} ${format({ day: "numeric" }, date, timeZone)} ${time(date, timeZone)}`
  const sameYear = dayKey(date, timeZone).slice(0, 4) === dayKey(at, timeZone).slice(0, 4)
  return format({ day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) }, date, timeZone)
}

export const time = (value: string | Date, timeZone?: string) =>
  format({ hour: "numeric", minute: "2-digit" }, value, timeZone)
export const day = (value: string | Date, timeZone?: string) => format({ dateStyle: "long" }, value, timeZone)
export const longDay = (value: string | Date, timeZone?: string) =>
  format({ weekday: "long", day: "numeric", month: "long" }, value, timeZone)
export const dateTime = (value: string | Date, timeZone?: string) =>
  format({ dateStyle: "medium", timeStyle: "short" }, value, timeZone)
/** A calendar day without a zone, "2026-03-09": the same day for every reader. */
export const plainDay = (value: string) => format({ dateStyle: "long" }, `${value}T12:00:00Z`, "UTC")
export const monthName = (value: string, style: "long" | "short" = "long") =>
  format({ month: style, ...(style === "long" ? { year: "numeric" } : {}) }, `${value}-15T12:00:00Z`, "UTC")

/** "85 ms", "1.4 s", "12 s", "3 min": how long a step took. */
export function duration(milliseconds: number): string {
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(locale(), {
      style: "unit",
      unit: name,
      unitDisplay: "short",
      maximumFractionDigits: digits,
    }).format(value)
  if (milliseconds < 1000) return unit(milliseconds, "millisecond")
  if (milliseconds < 10_000) return unit(milliseconds / 1000, "second", 1)
  if (milliseconds < 90_000) return unit(Math.round(milliseconds / 1000), "second")
  return unit(Math.round(milliseconds / 60_000), "minute")
}

export const hours = (value: number) =>
  new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: "hour",
    unitDisplay: "narrow",
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
export const number = (value: number) => new Intl.NumberFormat(locale()).format(value)
export const percent = (value: number) =>
  new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(value)

/** ISO weekday, Monday 1 … Sunday 7. */
export const weekdayName = (weekday: number, style: "long" | "short" = "long") =>
  format({ weekday: style }, new Date(Date.UTC(2024, 0, weekday)), "UTC")
export const minuteName = (minute: number) => time(new Date(Date.UTC(2024, 0, 1, 0, minute)), "UTC")

/** "lun a vie", "lun y jue": runs of three or more are written as a span. */
export function weekdaysName(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b)
  const run = sorted.length > 2 && sorted.every((day, index) => index === 0 || day === sorted[index - 1]! + 1)
  const names = sorted.map((day) => weekdayName(day, "short"))
  if (run) return `${names[0]}–${names.at(-1)}`
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(names)
}
