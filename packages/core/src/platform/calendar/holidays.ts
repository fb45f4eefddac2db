import type HolidaysOf from "date-holidays"
import { Temporal } from "temporal-polyfill"
import type { Holidays } from "./calendar.rules"

let library: Promise<typeof HolidaysOf> | undefined
const calendars = new Map<string, HolidaysOf>()
const years = new Map<string, ReadonlySet<string>>()

const midday = 12

/** Public holidays by country, state and year. The catalogue of the world is 800 KB: it is loaded with the first question. */
export async function holidays(): Promise<Holidays> {
  library ??= import("date-holidays").then((module) => module.default)
  const Library = await library
  return (country, state, day) => holidaysOf(Library, country, state, Number(day.slice(0, 4))).has(day)
}

function holidaysOf(Library: typeof HolidaysOf, country: string, state: string | null, year: number) {
  const place = `${country}-${state ?? ""}`
  const key = `${place}-${year}`
  const known = years.get(key)
  if (known) return known
  const calendar = calendars.get(place) ?? make(Library, country, state)
  calendars.set(place, calendar)
  // Of the neighbours too: New Year's Day on a Saturday is observed on the last day of the year before.
  const days = new Set([year - 1, year, year + 1].flatMap((near) => calendar.getHolidays(near)).flatMap(daysOf))
  years.set(key, days)
  return days
}

const make = (Library: typeof HolidaysOf, country: string, state: string | null) =>
  state ? new Library(country, state, { types: ["public"] }) : new Library(country, { types: ["public"] })

/** The whole days a holiday takes: one that begins in the evening takes the next, half an afternoon takes none. */
function daysOf({ date, start, end, type }: ReturnType<HolidaysOf["getHolidays"]>[number]): string[] {
  if (type !== "public") return []
  const first = Temporal.PlainDate.from(date.slice(0, 10)).add({ days: Number(date.slice(11, 13)) >= midday ? 1 : 0 })
  const length = Math.round((end.getTime() - start.getTime()) / 86_400_000)
  return Array.from({ length }, (_, index) => first.add({ days: index }).toString())
}
