import type { Refusal } from "./attachment.schema"

// In two pieces, so that no virus scanner flags this source file.
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"].join("")
const page = /<(!doctype\s{1,64}html|html|head|body|script|iframe|svg|object|embed|\?php|%@)[\s>/]|<\?php/i
/** Programs that guess a file's type look for HTML no farther than this. */
const looked = 2048
/** ZIP readers look for the end of the directory in the last 65,557 bytes. */
const zipTail = 65_557

export const hasMalware = (bytes: Buffer): boolean => bytes.includes(eicar)

/** Refuses stored bytes that another program would read as another type. A document's text may mention HTML. */
export function marksOf(bytes: Buffer): Refusal | undefined {
  const head = bytes.toString("latin1", 0, 4096)
  if (page.test(head.slice(0, looked))) return "file_polyglot"
  if (bytes.subarray(-zipTail).includes("PK\x05\x06") || head.includes("PK\x03\x04")) return "file_polyglot"
  // These signatures end in bytes that are not UTF-8.
  if (head.includes("Rar!\x1A\x07") || head.includes("7z\xBC\xAF\x27\x1C")) return "file_polyglot"
  return undefined
}
