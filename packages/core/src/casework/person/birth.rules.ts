import { VisibleError } from "../../platform/error"
import type { Birth } from "./person.schema"

/** Of age in Mexico, where the consulate's duty to girls, boys and adolescents ends. */
export const ofAge = 18

const dayOf = (at: string) => at.slice(0, 10)
const yearOf = (day: string) => Number(day.slice(0, 4))
const later = (day: string, years: number) => {
  const text = `${String(yearOf(day) + years).padStart(4, "0")}${day.slice(4)}`
  // Whoever was born on a 29th of February has her birthday on the 1st of March.
  return text.endsWith("-02-29") && !isLeap(yearOf(text)) ? `${text.slice(0, 4)}-03-01` : text
}
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The first day on which she is certainly of age; a year alone counts from its end. */
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

/** Is she a minor on this day of the consulate's wall? Without a birth, what was said of her counts. */
export const isMinor = (birth: Birth | null, said: boolean, at: string): boolean =>
  birth ? dayOf(at) < comesOfAgeOn(birth) : said

/** The year of birth as it may be shown in a list; for an age, the likelier of two. */
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

/** When her age must be looked at again: a month, so that the table does not say the day. Undefined when it need not be. */
export const lookAtAge = (birth: Birth | null, at: string): string | undefined =>
  birth && isMinor(birth, false, at) ? `${comesOfAgeOn(birth).slice(0, 7)}-01` : undefined

/** How far two births agree: the same day, the same year (or as good as), not at all; unknown when one of them is. */
export function agreement(one: Birth | null, other: Birth | null): "day" | "year" | "near" | "none" | "unknown" {
  if (!one || !other) return "unknown"
  if (one.known === "day" && other.known === "day") {
    if (one.date === other.date) return "day"
    // Day and month change places between the two countries' ways of writing a date.
    const [year, month, day] = one.date.split("-")
    if (other.date === `${year}-${day}-${month}`) return "day"
  }
  const apart = Math.abs((birthYear(one) ?? 0) - (birthYear(other) ?? 0))
  if (apart === 0) return "year"
  const isVague = one.known === "age" || other.known === "age"
  return apart <= (isVague ? 3 : 1) ? "near" : "none"
}

/** Nobody is born, and no age is stated, after today on the consulate's wall; refused by the field. */
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
