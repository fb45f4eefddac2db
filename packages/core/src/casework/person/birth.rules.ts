import { VisibleError } from "../../platform/error"
import type { Birth } from "./person.schema"

/** The age of majority in Mexico, at which the consulate's duty to girls, boys and adolescents ends. */
export const ofAge = 18

const dayOf = (at: string) => at.slice(0, 10)
const yearOf = (day: string) => Number(day.slice(0, 4))
const later = (day: string, years: number) => {
  const text = `${String(yearOf(day) + years).padStart(4, "0")}${day.slice(4)}`
  // A person born on 29 February has her birthday on 1 March in other years.
  return text.endsWith("-02-29") && !isLeap(yearOf(text)) ? `${text.slice(0, 4)}-03-01` : text
}
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/**
 * The first day on which the person is certainly of age; when only the year is known, counts from the end of that year.
 */
export function comesOfAgeOn(birth: Birth): string {
  switch (birth.known) {
    case "day":
      return later(birth.date, ofAge)
    case "year":
      return `${birth.year + ofAge + 1}-01-01`
    case "age":
      return birth.age >= ofAge ? birth.on : later(birth.on, ofAge - birth.age)
    default:
      return birth satisfies never
  }
}

/**
 * Is the person a minor on this day, in the consulate's local time? Without a date of birth, what staff recorded
 * counts.
 */
export const isMinor = (birth: Birth | null, said: boolean, at: string): boolean =>
  birth ? dayOf(at) < comesOfAgeOn(birth) : said

/** The year of birth as a list may show it; from an age, the likelier of two years. */
export function birthYear(birth: Birth | null): number | null {
  switch (birth?.known) {
    case undefined:
      return null
    case "day":
      return yearOf(birth.date)
    case "year":
      return birth.year
    case "age":
      return yearOf(birth.on) - birth.age
    default:
      return birth satisfies never
  }
}

/**
 * When the age must be checked again: a month, so that the table does not reveal the day. Undefined when no check is
 * needed.
 */
export const lookAtAge = (birth: Birth | null, at: string): string | undefined =>
  birth && isMinor(birth, false, at) ? `${comesOfAgeOn(birth).slice(0, 7)}-01` : undefined

/** How well two births agree: same day, same or nearly the same year, or not at all; unknown when one of them is. */
export function agreement(one: Birth | null, other: Birth | null): "day" | "year" | "near" | "none" | "unknown" {
  if (!one || !other) return "unknown"
  if (one.known === "day" && other.known === "day") {
    if (one.date === other.date) return "day"
    // Mexico and the United States write day and month in different order, so the two may be swapped.
    const [year, month, day] = one.date.split("-")
    if (other.date === `${year}-${day}-${month}`) return "day"
  }
  const apart = Math.abs((birthYear(one) ?? 0) - (birthYear(other) ?? 0))
  if (apart === 0) return "year"
  const isVague = one.known === "age" || other.known === "age"
  return apart <= (isVague ? 3 : 1) ? "near" : "none"
}

/**
 * Refuses a birth, or the date of a stated age, that is later than today in the consulate's local time. The error names
 * the field.
 */
export function assertBorn(birth: Birth | null, today: string, field: string): void {
  if (!birth) return
  const [part, said] =
    birth.known === "day"
      ? ["date", birth.date]
      : birth.known === "year"
        ? ["year", String(birth.year)]
        : ["on", birth.on]
  if (said > today.slice(0, said.length)) throw new VisibleError("validation", "day_to_come", `${field}.${part}`)
}
