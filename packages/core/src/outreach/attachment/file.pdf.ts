import type { Refusal } from "./attachment.schema"
import { filtersOf, isFlate, isUnpredicted, nameIn, opened } from "./file.pdf.filters"
import { add, type Dict, type Pdf, parse } from "./file.pdf.parse"
import { Damaged, Reader, type Told, type Value } from "./file.pdf.read"

/** Any of these names, each letter plain or escaped: `/J#61vaScript`. */
const anyOf = (...names: string[]) => {
  const letter = (sign: string) => {
    const hex = sign.charCodeAt(0).toString(16)
    return `(?:${sign}|#${hex.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`
  }
  return new RegExp(`/(?:${names.map((name) => [...name].map(letter).join("")).join("|")})(?![A-Za-z0-9])`)
}

/** Names by which a document acts by itself or contains another. Long ones do not occur by chance in compressed streams. */
const active = anyOf(
  ...[
    "JavaScript",
    "Launch",
    "SubmitForm",
    "ImportData",
    "RichMedia",
    "Rendition",
    "GoToR",
    "GoToE",
    "XFA",
    "OnInstantiate",
  ],
)
const embedded = anyOf("EmbeddedFile", "EmbeddedFiles", "Filespec", "FileAttachment", "Collection")
const encrypted = anyOf("Encrypt")
/** Short names occur by chance in compressed bytes, so only parsed names are compared. */
const activeShort = new Set(["JS", "AA", "Movie", "Sound", "3DD"])
/** The key of an embedded file, whatever the object's type says. */
const carries = "EF"
/** URLs that execute code. Part of one may be escaped, so searching the whole file would miss it. */
const running = /^(?:javascript|vbscript):/i
const mostInflated = 64 * 1024 * 1024

/**
 * Accepts a PDF that starts at the first byte and ends at the last, does nothing by itself except open at a page, and
 * contains no other file and nothing hidden. It is stored byte by byte, because rewriting it would break the signatures
 * of a signed copy.
 */
export function judgePdf(bytes: Buffer): Refusal | undefined {
  const text = bytes.toString("latin1")
  if (!/^%PDF-[12]\.\d/.test(text)) return "file_type"
  const end = /startxref\s{1,8}(\d{1,10})\s{1,8}%%EOF[\s\0]*$/.exec(text.slice(-1024))
  if (!end) return text.includes("%%EOF") ? "file_polyglot" : "file_truncated"
  const found = judgeNames(text)
  if (found) return found
  try {
    return judgeWhole(bytes, Number(end[1]))
  } catch (error) {
    if (error instanceof Damaged) return "file_damaged"
    throw error
  }
}

function judgeNames(text: string): Refusal | undefined {
  if (active.test(text) || /\(\s{0,64}javascript:/i.test(text)) return "file_active"
  if (embedded.test(text)) return "file_embedded"
  if (encrypted.test(text)) return "file_encrypted"
  return undefined
}

function judgeWhole(bytes: Buffer, table: number): Refusal | undefined {
  let acts = false
  let hasFile = false
  const openings: Value[] = []
  const told: Told = {
    name: (name) => {
      acts ||= activeShort.has(name)
      hasFile ||= name === carries
    },
    text: (beginning) => {
      acts ||= running.test(beginning)
    },
    opening: (value) => {
      openings.push(value)
    },
  }
  const pdf = parse(bytes, told)
  const tableAt = new Reader(bytes, table, bytes.length)
  tableAt.skip()
  if (!pdf.places.has(tableAt.at)) return "file_damaged"
  const found = judgeStreams(bytes, pdf, told)
  if (found) return found
  if (hasFile) return "file_embedded"
  return acts || !turnPages(openings, pdf) ? "file_active" : undefined
}

/**
 * Decodes every stream that can be decoded and searches it for the long names. Object streams must be decodable, and
 * their objects are read like the others.
 */
function judgeStreams(bytes: Buffer, pdf: Pdf, told: Told): Refusal | undefined {
  const budget = { left: mostInflated }
  for (const { dict, from, until } of pdf.streams) {
    // The stream's bytes would come from another file.
    if (dict.has("F")) return "file_active"
    // Some readers go by the type, others by the keys that only an object stream has.
    const holdsObjects = dict.has("First") || nameIn(dict.get("Type")) === "ObjStm"
    if (holdsObjects && !isPlain(dict)) throw new Damaged()
    if (nameIn(dict.get("Subtype")) === "Image" && !holdsObjects && !dict.has("N")) continue
    const raw = bytes.subarray(from, until)
    const filters = filtersOf(dict)
    const inside = filters && opened(raw, filters, budget)
    if (inside === "too_much" || (inside === undefined && (holdsObjects || dict.has("N")))) throw new Damaged()
    if (inside === undefined) continue
    // Bytes that are not encoded were searched with the whole file.
    const found = inside === raw ? undefined : judgeNames(inside.toString("latin1"))
    if (found) return found
    if (holdsObjects) readObjects(inside, dict, pdf, told)
  }
  return undefined
}

/** Encoded only in the way in which programs write object streams. */
function isPlain(dict: Dict): boolean {
  const [first = "FlateDecode", ...more] = filtersOf(dict) ?? ["unknown"]
  return isFlate(first) && more.length === 0 && isUnpredicted(dict.get("DecodeParms")) && isUnpredicted(dict.get("DP"))
}

/** The objects of an object stream, each from its offset in the table to the next. */
function readObjects(inside: Buffer, dict: Dict, { objects }: Pdf, told: Told): void {
  const [first, count] = [dict.get("First"), dict.get("N")]
  if (first?.kind !== "number" || count?.kind !== "number") throw new Damaged()
  const table = new Reader(inside, 0, Math.min(first.value, inside.length), told)
  const places: { number: number; at: number }[] = []
  for (let index = 0; index < count.value; index++) {
    table.skip()
    const number = table.count()
    table.skip()
    const at = table.count()
    if (number === undefined || at === undefined) throw new Damaged()
    places.push({ number, at: first.value + at })
  }
  for (const [index, { number, at }] of places.entries()) {
    const until = Math.min(places[index + 1]?.at ?? inside.length, inside.length)
    if (until <= at) throw new Damaged()
    add(objects, number, new Reader(inside, at, until, told).value())
  }
}

const ofGoTo = new Set(["Type", "S", "D", "SD"])

/** Opening at a page is harmless; anything else is refused. */
function turnPages(openings: Value[], { objects }: Pdf): boolean {
  const known = new Map<number, boolean>()
  const refersToPage = (to: number): boolean => {
    const before = known.get(to)
    if (before !== undefined) return before
    // An action that refers to itself does not open at a page.
    known.set(to, false)
    const meant = objects.get(to) ?? []
    const turns = meant.length > 0 && meant.every(turnsPage)
    known.set(to, turns)
    return turns
  }
  const turnsPage = (value: Value): boolean => {
    switch (value.kind) {
      case "other":
        return true
      case "array":
        return value.items.every(({ kind }) => kind !== "dict" && kind !== "array")
      case "ref":
        return refersToPage(value.to)
      case "dict":
        return nameIn(value.of.get("S")) === "GoTo" && [...value.of.keys()].every((key) => ofGoTo.has(key))
      default:
        return false
    }
  }
  return openings.every(turnsPage)
}
