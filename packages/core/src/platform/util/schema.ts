import { readPhone, tidyPhone } from "@ventanilla/hsds/read/phone"
import { seen, seenLines, unfit } from "@ventanilla/hsds/read/text"
import * as z from "zod"

/** Names, by its own error code, what a text must not contain. */
const fit = (lines: boolean) =>
  z.superRefine<string>((value, context) => {
    const code = unfit(value, lines)
    if (code) context.addIssue({ code: "custom", message: code })
  })

/**
 * One line of text, limited to visible characters (`util/read/text`), composed and trimmed. `max` counts UTF-16 units.
 */
export const line = (max: number, min = 1) => z.string().overwrite(seen).min(min).max(max).check(fit(false))

/** Several lines of text; line breaks and tabs allowed. */
export const text = (max: number) => z.string().overwrite(seenLines).max(max).check(fit(true))

/** An instant in UTC, `2026-03-09T15:00:00Z`, between 2000 and 2100; impossible dates are refused. */
export const instant = z.iso
  .datetime()
  .refine((value) => value >= "2000" && value < "2100" && !Number.isNaN(Date.parse(value)), {
    error: "invalid_instant",
  })
/** A calendar day, `2026-03-09`. */
export const day = z.iso.date().refine((value) => value >= "1900" && value < "2100", { error: "invalid_date" })
/** A month, `2026-03`. */
export const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: "invalid_month" })

export const timeZone = z.string().max(64).refine(isTimeZone, { error: "invalid_time_zone" })

function isTimeZone(value: string): boolean {
  // A fixed offset ("+02:00") would be accepted by Intl and would not follow daylight saving.
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/.test(value)) return false
  try {
    new Intl.DateTimeFormat("en", { timeZone: value })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

export const email = z
  .string()
  .overwrite(seen)
  .toLowerCase()
  .max(254)
  .regex(z.regexes.email, { error: "invalid_email" })
/** A telephone number in any spelling (`util/read/phone`), with its extension as `ext. 12`. */
export const phone = z
  .string()
  .max(60)
  .overwrite(tidyPhone)
  .refine((value) => readPhone(value) !== undefined, { error: "invalid_phone" })
export const language = z.enum(["es", "en"])
/**
 * The language requested from a public page: `es-MX` is Spanish; an unknown language is ignored rather than refused.
 */
export const pageLanguage = z
  .string()
  .transform((value) => value.slice(0, 2).toLowerCase())
  .pipe(language)
  .optional()
  .catch(undefined)
/** Languages spoken, BCP 47 primary tags: `es`, `en`, `nah`, `mix`, … */
export const spokenLanguage = z.string().regex(/^[a-z]{2,3}$/, { error: "invalid_language" })
export const country = z.string().regex(/^[A-Z]{2}$/, { error: "invalid_country" })

/** Minutes after midnight, local. */
export const minuteOfDay = z.number().int().min(0).max(1439)
/** ISO weekday, Monday 1 … Sunday 7. */
export const weekday = z.number().int().min(1).max(7)

export const page = z.strictObject({
  cursor: z.string().max(2048).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
/** The answer of a list: `cursor` is null on the last page. */
export type Page<T> = { items: T[]; cursor: string | null }

/** The input of an operation that needs none. */
export const nothing = z.strictObject({})
