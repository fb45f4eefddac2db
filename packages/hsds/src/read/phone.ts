import { hasRaised } from "./text"

/**
 * A telephone number as it was understood. `number`: as it was written, with plain dashes and spaces; `dialled`: the
 * keys to press.
 */
export type PhoneRead = { number: string; dialled: string; extension: string | null }

const keypad = ["", "", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"]
const keyOf = (letter: string) => String(keypad.findIndex((letters) => letters.includes(letter.toUpperCase())))

const extensionAfter = /(?:(?<=[\d)])[\s,;]*|[\s,;]+)(?:ext(?:n|ensi[oó]n)?|x|int(?:erno)?)[.:=]?\s*#?\s*(\d{1,8})$/iu
/** Short codes of three to six keys: 911, 988, 12345, *77, #8008. */
const short = /^(?:\d{3,6}|[*#]\d{2,6}#?)$/
const digits = /^\+?(?:\(\+?\d{1,4}(?:[ -]\d{1,3})?\)|\d)(?:[ .\-/]*(?:\(\d{1,4}\)|\d))*$/
/** A second number given by its last digits (555-0101/02), or what a spreadsheet adds (2155550101.0). */
const otherEnd = /(?:\/ ?\d{1,4}|\.0)$/
const isTwo = (number: string) => otherEnd.test(number) && number.replace(otherEnd, "").replace(/\D/g, "").length > 6
/** A vanity number, after at least three digits: 1-800-799-SAFE, possibly followed by its digits. */
const vanity = /^(\+?[\d (.\-/]*\d{3}\)?[ .\-/]*[\d .\-/]*?)([A-Za-z][A-Za-z\d .-]*?)(?:\s*\((\d{3,7})\))?$/

/**
 * Reads a telephone number in any spelling: parentheses, dots, spaces, +52, an extension, a vanity word, a short code.
 * Undefined when it cannot be dialled: never guesses.
 */
export function readPhone(value: string): PhoneRead | undefined {
  if (hasRaised(value)) return undefined
  const plain = value
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:tel(?:[eé]fono)?|phone|cel(?:ular)?|whats ?app)[.:]{0,2} ?(?=[+(\d*#])/iu, "")
  if (plain.length > 60) return undefined
  const after = extensionAfter.exec(plain)
  const extension = after?.[1] ?? null
  const number = after ? plain.slice(0, after.index).trim() : plain
  const dialled = pressed(number)
  if (!dialled || (extension !== null && dialled.length < 7)) return undefined
  return { number, dialled, extension }
}

function pressed(number: string): string | undefined {
  if (short.test(number)) return number
  if (digits.test(number)) {
    const abroad = /^\(?\+/.test(number)
    // The zero in +44 (0)20 is dialled only within the country.
    const keys = (abroad ? number.replace("(0)", "") : number).replace(/\D/g, "")
    if (keys.length < (abroad ? 7 : 3) || keys.length > 15 || isTwo(number)) return undefined
    // Fourteen digits without an international prefix are two numbers.
    if (!abroad && keys.length > 13 && !keys.startsWith("0")) return undefined
    return abroad ? `+${keys}` : keys
  }
  const [, before = "", word = ""] = vanity.exec(number) ?? []
  const letters = word.replace(/[^A-Za-z]/g, "").length
  if (letters < 3 || letters > 8) return undefined
  const keys = before.replace(/\D/g, "") + word.replace(/[^A-Za-z\d]/g, "").replace(/[A-Za-z]/g, keyOf)
  // Toll-free vanity numbers may have one or two letters more than are dialled.
  const free = /^1?8(?:00|33|44|55|66|77|88)/.test(keys) && keys.length >= 10 && keys.length <= 13
  if (!free && !/^1?\d{10}$/.test(keys)) return undefined
  return before.startsWith("+") ? `+${keys}` : keys
}

/** The number as it is kept and shown, with one spelling for extensions. What is not understood is unchanged. */
export function tidyPhone(value: string): string {
  const read = readPhone(value)
  if (!read) return value.trim()
  return read.extension === null ? read.number : `${read.number} ext. ${read.extension}`
}

/** The number without letters: 1-800-799-SAFE is 1-800-799-7233. For mails, where a word could be somebody's name. */
export function spelledOut(value: string): string {
  const read = readPhone(value)
  if (!read || !/[A-Za-z]/.test(read.number)) return tidyPhone(value)
  const number = read.number.replace(/\s*\(\d+\)$/, "").replace(/[A-Za-z]/g, keyOf)
  return read.extension === null ? number : `${number} ext. ${read.extension}`
}

/** A `tel:` link (RFC 3966); undefined where there is nothing to dial. */
export function telephoneLink(value: string, extension?: string | null): string | undefined {
  const read = readPhone(value)
  if (!read) return undefined
  const more = extension ?? read.extension
  return `tel:${read.dialled.replaceAll("#", "%23")}${more ? `;ext=${more}` : ""}`
}
