/** In which letters a file is written; `guessed`: nothing in it says so. `strays`: UTF-8, but for some bytes that are not. */
export type Encoding = { label: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252"; guessed: boolean; strays?: number }

const piece = 1024 * 1024

/**
 * How bytes are to be read: by their mark, else as UTF-8 where all of it is, else as the Windows-1252 of spreadsheets of the West. UTF-16
 * without a mark is known by its empty halves.
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

/** Where more letters are UTF-8 than are not, it was put together of files: one stray byte does not make all the others wrong. */
function eightBits(bytes: Uint8Array): Encoding {
  if (isUtf8(bytes)) return { label: "utf-8", guessed: false }
  let [letters, strays] = [0, 0]
  for (let at = 0; at < bytes.length; at += lengthAt(bytes, at) || 1) {
    if (lengthAt(bytes, at) > 1) letters++
    else if (lengthAt(bytes, at) === 0) strays++
  }
  return letters > strays ? { label: "utf-8", guessed: true, strays } : { label: "windows-1252", guessed: true }
}

/** Of how many bytes the letter of UTF-8 is that begins here; 0 where none does. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  for (let more = 1; more < length; more++) if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/** The same in UTF-8 alone: what strays is a letter of Windows-1252. */
export function withoutStrays(bytes: Uint8Array, { strays = 0 }: Encoding): Uint8Array {
  if (strays === 0) return bytes
  const [decoder, encoder] = [new TextDecoder("windows-1252"), new TextEncoder()]
  const whole = new Uint8Array(bytes.length + strays * 2)
  let until = 0
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at)
    const letter = bytes.subarray(at, at + (length || 1))
    const kept = length === 0 ? encoder.encode(decoder.decode(letter)) : letter
    whole.set(kept, until)
    until += kept.length
    at += length || 1
  }
  return whole.subarray(0, until)
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
