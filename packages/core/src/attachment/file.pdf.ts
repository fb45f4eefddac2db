import { inflateSync } from "node:zlib"
import type { Refusal } from "./attachment.schema"

/** Names under which a document acts by itself or carries another one. Long ones occur by chance in no compressed stream. */
const active = /\/(JavaScript|OpenAction|Launch|SubmitForm|ImportData|RichMedia|Rendition|GoToR|GoToE|XFA)(?![A-Za-z0-9])/
const activeShort = /\/(JS|AA|Movie|Sound)(?![A-Za-z0-9])/
const embedded = /\/(EmbeddedFiles?|Filespec|FileAttachment|Collection)(?![A-Za-z0-9])/
const encrypted = /\/Encrypt(?![A-Za-z0-9])/
const mostInflated = 32 * 1024 * 1024

/** Names are written with escapes, too: `/J#61vaScript`. */
const unescaped = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const streams = /stream\r?\n/g

/** A PDF whose first byte is its own and whose last is its end, that does nothing, carries nothing and hides nothing. */
export function judgePdf(bytes: Buffer): Refusal | undefined {
  const text = bytes.toString("latin1")
  if (!/^%PDF-[12]\.\d/.test(text)) return "file_type"
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-1024))
  if (!end) return /%%EOF/.test(text) ? "file_polyglot" : "file_truncated"
  const at = Number(end[1])
  if (!/^\s*(xref|\d+\s+\d+\s+obj)/.test(text.slice(at, at + 40))) return "file_damaged"
  const whole = judgeNames(text) ?? judgeShort(outsideStreams(text))
  return whole ?? judgeObjectStreams(bytes, text)
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

/** Objects may lie compressed in a stream, and their names with them: each is opened and read. */
function judgeObjectStreams(bytes: Buffer, text: string): Refusal | undefined {
  let left = mostInflated
  for (const match of text.matchAll(streams)) {
    const head = unescaped(text.slice(text.lastIndexOf("obj", match.index), match.index))
    if (!/\/ObjStm(?![A-Za-z0-9])/.test(head)) continue
    const from = match.index + match[0].length
    const until = text.indexOf("endstream", from)
    if (until < 0) return "file_damaged"
    const filter = /\/Filter\s*(\[[^\]]*\]|\/[A-Za-z0-9]+)/.exec(head)?.[1] ?? ""
    if (!/^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter) || /\/DecodeParms/.test(head)) return "file_damaged"
    try {
      const inside = inflateSync(bytes.subarray(from, until), { maxOutputLength: left, finishFlush: 2 })
      left -= inside.length
      const found = judgeNames(inside.toString("latin1")) ?? judgeShort(inside.toString("latin1"))
      if (found) return found
    } catch (error) {
      if (error instanceof Error) return "file_damaged"
      throw error
    }
    if (left <= 0) return "file_damaged"
  }
  return undefined
}
