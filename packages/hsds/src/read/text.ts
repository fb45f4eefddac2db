// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/
const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
/** Turn the letters around them: what is read is then not what is written. */
const turning = /[\u202A-\u202E\u2066-\u2069]/
const lineEnds = /[\n\r\u0085\u2028\u2029]/
/** Nobody sees them and nothing is said by them. */
const unseen = /[\u034F\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF\uFFF9-\uFFFB]/g
/** Letters for programs, which are seen only where they make the flag of a region. */
const tags = /(\u{1F3F4}[\u{E0020}-\u{E007F}]+)|[\u{E0000}-\u{E007F}]/gu
/**
 * Joiners: letters of Arabic, Indic and other scripts and pictures of people need them, after a letter of Latin, Greek or Cyrillic, a digit or a
 * blank they are as unseen as the others.
 */
const joiners =
  /(?<!\uFE0F|[\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]|[^\P{L}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200C\u200D]/gu
/** Blanks that Unicode counts among letters, marks and signs. */
const blank = /[\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/gu

/** Digits that are no digits of a number: raised, lowered, in a circle, halves and quarters. Composed plainly they would be: 1² is not 12. */
const raised = /[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u209C\u2150-\u218B\u2460-\u249B\u24EA-\u24FF\u2776-\u2793]/
export const hasRaised = (value: string): boolean => raised.test(value)

/** Typed text as it is kept: composed, without what nobody sees; nothing at all where nothing can be seen. */
export function seen(value: string): string {
  const left = value.normalize("NFC").replace(unseen, "").replace(tags, "$1").replace(joiners, "").trim()
  return left.replace(blank, "") === "" ? "" : left
}

/** Typed lines as they are kept: every way to end a line is one that all readers know. */
export const seenLines = (value: string): string => seen(value.replace(/[\u0085\u2028\u2029]/g, "\n"))

/** What a text must not have, by the code of its sentence; undefined when it may be kept. `lines`: it may have several. */
export function unfit(value: string, lines: boolean): "lost_text" | "invalid_text" | undefined {
  if (value.includes("\uFFFD")) return "lost_text"
  const rest = lines ? value.replace(/[\r\n\t]/g, "") : value
  if (control.test(rest) || halves.test(rest) || turning.test(rest) || lineEnds.test(rest)) return "invalid_text"
  return undefined
}

const never = new RegExp(`${control.source}|${turning.source}|\\p{Cs}`, "gu")

/** A foreign text as lines of ours, or as one: what could not be typed here is left out of what is shown. */
export const foreign = (value: string, lines: boolean): string => {
  const whole = lines ? value.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n") : value.replace(/[\s\u0085]+/g, " ")
  return seen(whole.replace(never, ""))
}
