import type { Refusal } from "./attachment.schema"

// Written apart, so that no scanner takes this file for what it looks for.
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"].join("")
const page =
  /<(!doctype\s+html|html|head|body|script|iframe|svg|object|embed|meta|img|\?php|%@)[\s>/]|<\?php|javascript:/i
/** The end of a ZIP's directory lies in the last 65,557 bytes of what a ZIP reader takes for one. */
const zipTail = 65_557

/** What no document and no picture has in it, wherever it lies: a file that another program would read otherwise. */
export function marksOf(bytes: Buffer): Refusal | undefined {
  const text = bytes.toString("latin1")
  if (text.includes(eicar)) return "file_malware"
  if (page.test(text)) return "file_polyglot"
  if (text.slice(-zipTail).includes("PK\x05\x06") || text.slice(0, 4096).includes("PK\x03\x04")) return "file_polyglot"
  if (text.slice(0, 4096).includes("Rar!\x1A\x07") || text.slice(0, 4096).includes("7z\xBC\xAF\x27\x1C"))
    return "file_polyglot"
  return undefined
}
