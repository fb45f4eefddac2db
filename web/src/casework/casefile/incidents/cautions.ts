/** What a note should not hold, as far as its letters show it. A warning, never a refusal: only she knows. */
export type Caution = "address" | "a_number" | "ssn" | "status"

const street =
  "street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|highway|hwy|apt|unit|suite"
const patterns: readonly [Caution, RegExp][] = [
  ["address", new RegExp(`\\b\\d{1,6}\\s+(?:[\\p{L}.'’0-9-]+\\s+){0,4}(?:${street})\\b`, "iu")],
  ["address", /\b(?:calle|avenida|av\.|calzada|colonia|col\.)\s[\p{L}.'’# ]{2,48}\d{1,6}\b/iu],
  ["a_number", /\bA[#\s-]{0,3}\d{3}[\s-]?\d{3}[\s-]?\d{2,3}\b/i],
  ["ssn", /\b\d{3}-\d{2}-\d{4}\b/],
  [
    "status",
    /\b(?:indocumentad[ao]s?|sin papeles|ilegal(?:es)?|undocumented|visa (?:vencida|expired)|overstay(?:s|ed|ing|er|ers)?)\b/iu,
  ],
]

/** Each kind once, in the order above. */
export const cautionsOf = (text: string): Caution[] => [
  ...new Set(patterns.flatMap(([caution, pattern]) => (pattern.test(text) ? [caution] : []))),
]
