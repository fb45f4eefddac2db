import type { Found } from "@ventanilla/core/directory/guide/schema"
import { locale } from "../../context/language"
import { guide } from "./guide.i18n"

/** Monday the 5th of January 2026, and the days after it. */
const dayName = (weekday: number) =>
  new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, 0, 4 + weekday)),
  )

/** [1,2,3,4,5] → "lun–vie"; what is not in a row is named one by one. */
function daysOf(weekdays: readonly number[]): string {
  const days = [...weekdays].sort((a, b) => a - b)
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1]
  if (days.length > 2 && last - first === days.length - 1) return `${dayName(first)}–${dayName(last)}`
  return days.map(dayName).join(", ")
}

/** When it is open, in words. */
export function hoursOf(
  { always, openings }: Pick<Found, "always" | "openings">,
  unread: readonly string[] = [],
  note: string | null = null,
): string {
  const own = note ? [note] : []
  if (always) return [guide("always"), ...own].join("; ")
  if (openings.length === 0 && unread.length === 0) return own[0] ?? guide("noHours")
  return [
    ...openings.map(
      ({ weekdays, opens, closes, note: words }) =>
        guide("hours", { days: daysOf(weekdays), opens, closes }) + (words ? ` (${words})` : ""),
    ),
    ...own,
    ...unread.map((text) => guide("hoursAsCame", { text })),
  ].join("; ")
}
