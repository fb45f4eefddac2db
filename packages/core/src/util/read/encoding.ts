/** In which letters a file is written; `guessed`: nothing in it says so, and it cannot be Unicode. */
export type Encoding = { label: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252"; guessed: boolean }

const piece = 1024 * 1024

/**
 * How bytes are to be read: by their mark, else as UTF-8 where all of it is, else as the Windows-1252 of spreadsheets of the West. UTF-16
 * without a mark is known by its empty halves.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { label: isUtf8(bytes) ? "utf-8" : "windows-1252", guessed: !isUtf8(bytes) }
  if (a === 0xff && b === 0xfe) return { label: "utf-16le", guessed: false }
  if (a === 0xfe && b === 0xff) return { label: "utf-16be", guessed: false }
  const head = bytes.subarray(0, 4096)
  const empty = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = empty
  if (odd > head.length / 4 && even === 0) return { label: "utf-16le", guessed: true }
  if (even > head.length / 4 && odd === 0) return { label: "utf-16be", guessed: true }
  return isUtf8(bytes) ? { label: "utf-8", guessed: false } : { label: "windows-1252", guessed: true }
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
