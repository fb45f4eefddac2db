// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/
const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
/** Bidirectional controls: they make the text read differently from what is written. */
const turning = /[\u202A-\u202E\u2066-\u2069]/
const lineEnds = /[\n\r\u0085\u2028\u2029]/
/** Invisible characters without meaning. */
const unseen = /[\u034F\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF\uFFF9-\uFFFB]/g
/** Tag characters, visible only in the flag of a region. */
const tags = /(\u{1F3F4}[\u{E0020}-\u{E007F}]+)|[\u{E0000}-\u{E007F}]/gu
/**
 * Joiners: required by Arabic, Indic and other scripts and by emoji of people; after a Latin, Greek or Cyrillic letter,
 * a digit or a space they are invisible.
 */
const joiners =
  /(?<!\uFE0F|[\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]|[^\P{L}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200C\u200D]/gu
/** Blank characters that Unicode counts among letters, marks and symbols. */
const blank = /[\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/gu

/** Superscripts, subscripts, circled digits and fractions. NFKC would turn them into digits: 1² is not 12. */
const raised = /[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u209C\u2150-\u218B\u2460-\u249B\u24EA-\u24FF\u2776-\u2793]/
export const hasRaised = (value: string): boolean => raised.test(value)

/** Typed text as it is kept: composed, without invisible characters; empty when nothing is visible. */
export function seen(value: string): string {
  const left = value.normalize("NFC").replace(unseen, "").replace(tags, "$1").replace(joiners, "").trim()
  return left.replace(blank, "") === "" ? "" : left
}

/** Typed lines as they are kept, with one kind of line break. */
export const seenLines = (value: string): string => seen(value.replace(/[\u0085\u2028\u2029]/g, "\n"))

/** The error code of a text that may not be kept; undefined when it may. `lines`: several lines are allowed. */
export function unfit(value: string, lines: boolean): "lost_text" | "invalid_text" | undefined {
  if (value.includes("\uFFFD")) return "lost_text"
  const rest = lines ? value.replace(/[\r\n\t]/g, "") : value
  if (control.test(rest) || halves.test(rest) || turning.test(rest) || lineEnds.test(rest)) return "invalid_text"
  return undefined
}

const never = new RegExp(`${control.source}|${turning.source}|\\p{Cs}`, "gu")

/** An imported text as lines of ours, or as one: characters that could not be typed here are not shown. */
export const foreign = (value: string, lines: boolean): string => {
  const whole = lines ? value.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n") : value.replace(/[\s\u0085]+/g, " ")
  return seen(whole.replace(never, ""))
}
