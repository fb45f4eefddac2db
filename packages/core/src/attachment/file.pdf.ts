import { constants, inflateSync } from "node:zlib"
import type { Refusal } from "./attachment.schema"

/** Names under which a document acts by itself or carries another one. Long ones occur by chance in no compressed stream. */
const active =
  /\/(JavaScript|OpenAction|Launch|SubmitForm|ImportData|RichMedia|Rendition|GoToR|GoToE|XFA)(?![A-Za-z0-9])/
const activeShort = /\/(JS|AA|Movie|Sound)(?![A-Za-z0-9])/
const embedded = /\/(EmbeddedFiles?|Filespec|FileAttachment|Collection)(?![A-Za-z0-9])/
const encrypted = /\/Encrypt(?![A-Za-z0-9])/
const mostInflated = 128 * 1024 * 1024

/** Names are written with escapes, too: `/J#61vaScript`. */
const unescaped = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const streams = /(?<!end)stream\r?\n/g

/** A PDF whose first byte is its own and whose last is its end, that does nothing, carries nothing and hides nothing. */
export function judgePdf(bytes: Buffer): Refusal | undefined {
  const text = bytes.toString("latin1")
  if (!/^%PDF-[12]\.\d/.test(text)) return "file_type"
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-1024))
  if (!end) return /%%EOF/.test(text) ? "file_polyglot" : "file_truncated"
  const at = Number(end[1])
  if (!/^\s*(xref|\d+\s+\d+\s+obj)/.test(text.slice(at, at + 40))) return "file_damaged"
  const whole = judgeNames(text) ?? judgeShort(outsideStreams(text))
  return whole ?? judgeStreams(bytes, text)
}

function judgeNames(raw: string): Refusal | undefined {
  const text = unescaped(raw)
  if (active.test(text)) return "file_active"
  if (embedded.test(text)) return "file_embedded"
  if (encrypted.test(text)) return "file_encrypted"
  return undefined
}

const judgeShort = (raw: string): Refusal | undefined => (activeShort.test(unescaped(raw)) ? "file_active" : undefined)

/** Two letters occur in compressed bytes by chance. What hides behind a false `stream` has its long names found all the same. */
const outsideStreams = (text: string) => text.replace(/stream\r?\n[\s\S]*?endstream/g, " ")

/**
 * Objects may lie compressed in a stream, and their names with them: every stream that can be opened is opened and read.
 * One that holds objects must be: what stands between it and the stream before says so, wherever a string says otherwise.
 */
function judgeStreams(bytes: Buffer, text: string): Refusal | undefined {
  let left = mostInflated
  let end = 0
  for (const match of text.matchAll(streams)) {
    if (match.index < end) continue
    const head = unescaped(text.slice(end, match.index))
    const from = match.index + match[0].length
    const until = text.indexOf("endstream", from)
    if (until < 0) return "file_damaged"
    end = until + "endstream".length
    const holdsObjects = /\/ObjStm(?![A-Za-z0-9])/.test(head)
    if (holdsObjects && !isPlain(head)) return "file_damaged"
    const inside = inflated(bytes.subarray(from, until), left)
    if (inside === "too_much") return "file_damaged"
    if (inside === undefined && holdsObjects) return "file_damaged"
    left -= inside?.length ?? 0
    const read = inside?.toString("latin1") ?? ""
    const found = judgeNames(read) ?? (holdsObjects ? judgeShort(read) : undefined)
    if (found) return found
  }
  return undefined
}

/** Compressed in the one way that can be opened here. */
function isPlain(head: string): boolean {
  const its = head.slice(head.lastIndexOf(" obj", head.lastIndexOf("/ObjStm")))
  const filter = /\/Filter\s*(\[[^\]]*\]|\/[A-Za-z0-9]+)/.exec(its)?.[1] ?? ""
  return /^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter) && !/\/DecodeParms/.test(its)
}

function inflated(bytes: Buffer, most: number): Buffer | "too_much" | undefined {
  // What does not begin as compressed bytes do is something else: a picture, a font.
  if (bytes.length < 2 || ((bytes[0] ?? 0) & 0x0f) !== 8 || bytes.readUInt16BE(0) % 31 !== 0) return undefined
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too_much" : undefined
  }
}
