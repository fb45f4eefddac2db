import { hasRaised } from "./text"

export type AmountRead = { amount: number } | { refused: "ambiguous_number" | "not_a_number" }

const whole = /^-?\d+$/
const withThousands = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?$|^-?[1-9]\d{0,2}(?: \d{3})+(?:\.\d{1,2})?$/
const withCents = /^-?\d+\.\d{1,2}$/
/** Degrees and the like: any number of decimals, and no thousands separator. */
const exact = /^-?\d+(?:[.,]\d+)?$/

/**
 * Reads a number as Mexico and the United States write it: a comma (or a blank) before three digits is a thousand, a point before one or two
 * is cents. What elsewhere would mean another amount (`1,20`, `1.200`, `1.200,50`) is refused, not chosen. A `$` may stand before it; the
 * currency is beside the field, so its letters are not taken. Undefined where nothing is written.
 */
export function readAmount(value: string, places: "cents" | "exact" = "cents"): AmountRead | undefined {
  if (hasRaised(value)) return { refused: "not_a_number" }
  const plain = value
    .normalize("NFKC")
    .replace(/[\u2012\u2013\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\$ ?/, "")
  if (plain === "") return value.trim() === "" ? undefined : { refused: "not_a_number" }
  if (places === "exact") return exact.test(plain) ? { amount: Number(plain.replace(",", ".")) } : refusal(plain)
  if (whole.test(plain) || withCents.test(plain)) return { amount: Number(plain) }
  if (withThousands.test(plain)) return { amount: Number(plain.replace(/[, ]/g, "")) }
  return refusal(plain)
}

const refusal = (plain: string): AmountRead => ({
  refused: /^-?\d[\d.,' ]*$/.test(plain) ? "ambiguous_number" : "not_a_number",
})
