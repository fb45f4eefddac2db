import type { Refusal } from "./attachment.schema"

// Written apart, so that no scanner takes this file for what it looks for.
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"].join("")
const page = /<(!doctype\s{1,64}html|html|head|body|script|iframe|svg|object|embed|\?php|%@)[\s>/]|<\?php/i
/** No reader that guesses looks farther for a page than this. */
const looked = 2048
/** The end of a ZIP's directory lies in the last 65,557 bytes of what a ZIP reader takes for one. */
const zipTail = 65_557

export const hasMalware = (bytes: Buffer): boolean => bytes.includes(eicar)

/** Of what is kept: no part of it that another program would read as something else. A document may speak of pages. */
export function marksOf(bytes: Buffer): Refusal | undefined {
  const head = bytes.toString("latin1", 0, 4096)
  if (page.test(head.slice(0, looked))) return "file_polyglot"
  if (bytes.subarray(-zipTail).includes("PK\x05\x06") || head.includes("PK\x03\x04")) return "file_polyglot"
  // Their signatures end in bytes that are no UTF-8.
  if (head.includes("Rar!\x1A\x07") || head.includes("7z\xBC\xAF\x27\x1C")) return "file_polyglot"
  return undefined
}
