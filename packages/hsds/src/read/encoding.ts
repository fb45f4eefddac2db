/** The Western code pages of Windows, of the Mac, and of DOS. */
type Old = "windows-1252" | "macintosh" | "cp850"

/**
 * The encoding of a file; `guessed`: nothing in the file states it. `strays`: UTF-8 except for some bytes. `twice`:
 * UTF-8 that a program read as Windows-1252 and wrote as UTF-8 again, so that "niños" became "niÃ±os".
 */
export type Encoding = {
  label: "utf-8" | "utf-16le" | "utf-16be" | Old
  guessed: boolean
  strays?: number
  twice?: true
}

const piece = 1024 * 1024

/**
 * How to decode bytes: by their BOM, else as UTF-8 if all of it is valid, else by the Western code page that yields
 * words. UTF-16 without a BOM is recognised by its zero bytes.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return eightBits(bytes)
  if (a === 0xff && b === 0xfe) return { label: "utf-16le", guessed: false }
  if (a === 0xfe && b === 0xff) return { label: "utf-16be", guessed: false }
  const head = bytes.subarray(0, 4096)
  const empty = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = empty
  if (odd > head.length / 4 && even === 0) return { label: "utf-16le", guessed: true }
  if (even > head.length / 4 && odd === 0) return { label: "utf-16be", guessed: true }
  return eightBits(bytes)
}

/**
 * With more valid UTF-8 letters than invalid bytes, the file was concatenated from others: one stray byte does not make
 * all the rest wrong.
 */
function eightBits(bytes: Uint8Array): Encoding {
  if (isUtf8(bytes))
    return writtenOnce(bytes) ? { label: "utf-8", guessed: true, twice: true } : { label: "utf-8", guessed: false }
  let [letters, strays] = [0, 0]
  for (let at = 0; at < bytes.length; at += lengthAt(bytes, at) || 1) {
    if (lengthAt(bytes, at) > 1) letters++
    else if (lengthAt(bytes, at) === 0) strays++
  }
  return letters > strays ? { label: "utf-8", guessed: true, strays } : { label: oldest(bytes), guessed: true }
}

/** The upper half of DOS code page 850, which no browser decodes. */
const dos =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0"
const high = Uint8Array.from({ length: 128 }, (_, at) => at + 128)
// As a stream: decoded at once, Node 20 turns the quotes and dashes of Windows-1252 into control characters.
const table = (label: string) => new TextDecoder(label).decode(high, { stream: true })
const lettersOf: Record<Old, string> = {
  "windows-1252": table("windows-1252"),
  macintosh: table("macintosh"),
  cp850: dos,
}
const olds = Object.keys(lettersOf) as Old[]
const enough = 5000

/**
 * The code page in which most non-ASCII characters are where Spanish and English use them; Windows-1252 unless another
 * is better.
 */
function oldest(bytes: Uint8Array): Old {
  const points = new Map<Old, number>(olds.map((label) => [label, 0]))
  let seen = 0
  for (let at = 0; at < bytes.length && seen < enough; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 128) continue
    seen++
    const [before, after] = [String.fromCharCode(bytes[at - 1] ?? 32), String.fromCharCode(bytes[at + 1] ?? 32)]
    for (const label of olds)
      points.set(label, (points.get(label) ?? 0) + pointsFor(lettersOf[label][byte - 128] ?? "", before, after))
  }
  const [first = ["windows-1252", 0]] = [...points].sort(([, a], [, b]) => b - a)
  return (points.get("windows-1252") ?? 0) === first[1] ? "windows-1252" : first[0]
}

/**
 * `before` and `after`: the neighbouring characters if they are ASCII; other letters depend on the code page, and say
 * nothing.
 */
function pointsFor(letter: string, before: string, after: string): number {
  const [afterWord, beforeWord] = [/[A-Za-z]/.test(before), /[A-Za-z]/.test(after)]
  const inWord = afterWord || beforeWord
  if (/[áéíóúñü]/.test(letter)) return inWord && !/[A-Z]/.test(after) ? 2 : 0
  if (/[ÁÉÍÓÚÑÜ]/.test(letter)) return /[a-z]/.test(before) ? -1 : inWord ? 2 : 0
  if (/[¿¡“‘«]/.test(letter)) return afterWord ? -1 : beforeWord ? 1 : 0
  // In English an apostrophe precedes only few letters; otherwise it is more likely the í of another code page.
  if (letter === "’") return afterWord ? (!beforeWord ? 1 : /[strldvm]/i.test(after) ? 2 : -1) : 0
  if (/[”»ªº]/.test(letter)) return beforeWord ? -1 : 1
  // Between two letters a dash is more likely the ñ of another code page.
  if (/[–—]/.test(letter)) return afterWord && beforeWord ? -1 : 1
  if (/[…•·°\u00A0€©®]/.test(letter)) return afterWord && beforeWord ? -1 : 0
  return /\p{L}/u.test(letter) ? 0 : -2
}

/** The length in bytes of the UTF-8 character that begins here; 0 where none does. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  for (let more = 1; more < length; more++) if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/**
 * The bytes in an encoding that every program decodes, and its label: old code pages and UTF-8 with strays become
 * UTF-8.
 */
export function decodable(bytes: Uint8Array, encoding: Encoding): { bytes: Uint8Array; label: string } {
  const { label } = encoding
  if (label === "windows-1252" || label === "macintosh" || label === "cp850")
    return { bytes: modern(bytes, lettersOf[label]), label: "utf-8" }
  if (encoding.twice) return { bytes: writtenOnce(bytes) ?? bytes, label }
  return { bytes: withoutStrays(bytes, encoding), label }
}

function modern(bytes: Uint8Array, letters: string): Uint8Array {
  const encoder = new TextEncoder()
  const each = Array.from(letters, (letter) => encoder.encode(letter))
  const whole = new Uint8Array(bytes.length * 3)
  let until = 0
  for (const byte of bytes) {
    const letter = byte < 128 ? undefined : each[byte - 128]
    if (letter) whole.set(letter, until)
    else whole[until] = byte
    until += letter?.length ?? 1
  }
  return whole.subarray(0, until)
}

function withoutStrays(bytes: Uint8Array, { strays = 0 }: Encoding): Uint8Array {
  if (strays === 0) return bytes
  const encoder = new TextEncoder()
  const whole = new Uint8Array(bytes.length + strays * 2)
  let until = 0
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at)
    const letter = bytes.subarray(at, at + (length || 1))
    const kept = length === 0 ? encoder.encode(lettersOf["windows-1252"][(letter[0] ?? 0) - 128]) : letter
    whole.set(kept, until)
    until += kept.length
    at += length || 1
  }
  return whole.subarray(0, until)
}

const windows = new Map(Array.from(lettersOf["windows-1252"], (letter, at) => [letter, at + 128]))

/** UTF-8 as it was before it was encoded twice; undefined where some character shows that it was not. */
function writtenOnce(bytes: Uint8Array): Uint8Array | undefined {
  const [a, b, c] = bytes
  const start = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
  const judge = new TextDecoder("utf-8", { fatal: true })
  const whole = new Uint8Array(bytes.length)
  let [until, letters] = [0, 0]
  try {
    for (let from = start; from < bytes.length; from += piece) {
      const [begin, stream] = [until, from + piece < bytes.length]
      for (const letter of decoder.decode(bytes.subarray(from, from + piece), { stream })) {
        const byte = letter < "\x80" ? letter.charCodeAt(0) : windows.get(letter)
        if (byte === undefined) return undefined
        if (byte > 127) letters++
        whole[until++] = byte
      }
      judge.decode(whole.subarray(begin, until), { stream })
    }
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
  return letters > 0 ? whole.subarray(0, until) : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  try {
    for (let from = 0; from < bytes.length; from += piece)
      decoder.decode(bytes.subarray(from, from + piece), { stream: from + piece < bytes.length })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
