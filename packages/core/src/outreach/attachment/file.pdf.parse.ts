import { Damaged, isDigit, isSpace, Reader, type Told, type Value } from "./file.pdf.read"

export type Dict = Map<string, Value>
export type Stream = { dict: Dict; from: number; until: number }
export type Pdf = {
  /** By number: an update may write one again, and a reader may take either. */
  objects: Map<number, Value[]>
  streams: Stream[]
  /** Where a table of places begins, or an object that may be one. */
  places: Set<number>
}

/**
 * A PDF from its first byte to its last: objects, tables of places, and nothing between them. Wherever a reader may begin to
 * read an object, it was read here: one that lies inside of another's bytes is refused.
 */
export function parse(bytes: Buffer, told: Told): Pdf {
  const reader = new Reader(bytes, 0, bytes.length, told)
  const pdf: Pdf = { objects: new Map(), streams: [], places: new Set() }
  const keywords = new Set<number>()
  for (;;) {
    reader.skip()
    if (reader.peek() === undefined) break
    if (isDigit(reader.peek())) {
      pdf.places.add(reader.at)
      keywords.add(readObject(bytes, reader, pdf))
    } else if (reader.take("xref")) {
      pdf.places.add(reader.at - "xref".length)
      readTable(reader)
    } else if (reader.take("trailer")) reader.value()
    else if (reader.take("startxref")) {
      reader.skip()
      reader.count()
    } else if (!reader.take("endobj")) throw new Damaged()
  }
  assertNoneInside(bytes, keywords)
  return pdf
}

export function add(objects: Pdf["objects"], number: number, value: Value): void {
  const known = objects.get(number)
  if (known) known.push(value)
  else objects.set(number, [value])
}

function readTable(reader: Reader): void {
  for (;;) {
    reader.skip()
    if (reader.take("trailer")) {
      reader.value()
      return
    }
    if (reader.count() === undefined && !reader.take("n") && !reader.take("f")) throw new Damaged()
  }
}

/** Tells where the word `obj` of this object stands. */
function readObject(bytes: Buffer, reader: Reader, { objects, streams }: Pdf): number {
  const number = reader.count()
  reader.skip()
  const generation = reader.count()
  reader.skip()
  const keyword = reader.at
  if (number === undefined || generation === undefined || !reader.take("obj")) throw new Damaged()
  reader.skip()
  if (reader.take("endobj")) return keyword
  const value = reader.value()
  add(objects, number, value)
  reader.skip()
  if (value.kind === "dict" && reader.take("stream")) streams.push(readStream(bytes, reader, value.of))
  reader.skip()
  reader.take("endobj")
  return keyword
}

const [lineFeed, carriageReturn] = [10, 13]
const isLineEnd = (byte: number | undefined) => byte === lineFeed || byte === carriageReturn

function readStream(bytes: Buffer, reader: Reader, dict: Dict): Stream {
  while (reader.peek() === 32) reader.at++
  const first = reader.peek()
  if (!isLineEnd(first)) throw new Damaged()
  reader.at += first === carriageReturn && bytes[reader.at + 1] === lineFeed ? 2 : 1
  const from = reader.at
  const until = saidEnd(bytes, reader, dict) ?? bytes.indexOf("endstream", from)
  if (until < 0) throw new Damaged()
  reader.at = until + "endstream".length
  return { dict, from, until }
}

/** Where it says that it ends, if it ends there. */
function saidEnd(bytes: Buffer, { at }: Reader, dict: Dict): number | undefined {
  const length = dict.get("Length")
  // Less than none would lead back to where it was begun.
  if (length?.kind !== "number" || !Number.isInteger(length.value) || length.value < 0) return undefined
  let end = at + length.value
  for (let most = 4; most > 0 && isSpace(bytes[end]); most--) end++
  return bytes.toString("latin1", end, end + "endstream".length) === "endstream" ? end : undefined
}

/** What stands before an object's `obj` is two numbers: none may stand where none was read, such as in a string or a picture. */
function assertNoneInside(bytes: Buffer, read: Set<number>): void {
  for (let at = bytes.indexOf("obj"); at >= 0; at = bytes.indexOf("obj", at + 1))
    if (!read.has(at) && followsTwoNumbers(bytes, at)) throw new Damaged()
}

function followsTwoNumbers(bytes: Buffer, at: number): boolean {
  const second = beforeBlanks(bytes, at)
  let from = second
  while (isDigit(bytes[from - 1])) from--
  const first = beforeBlanks(bytes, from)
  return from < second && first < from && isDigit(bytes[first - 1])
}

/** Where the blanks and comments before this place begin. */
function beforeBlanks(bytes: Buffer, until: number): number {
  let at = until
  for (;;) {
    let lineEnded = false
    for (; isSpace(bytes[at - 1]); at--) lineEnded ||= isLineEnd(bytes[at - 1])
    const comment = lineEnded ? commentIn(bytes, at) : undefined
    if (comment === undefined) return at
    at = comment
  }
}

const percent = 37
const longestLine = 256

/** Where a comment begins in the line that ends here. */
function commentIn(bytes: Buffer, until: number): number | undefined {
  let found: number | undefined
  for (let at = until - 1; at >= Math.max(0, until - longestLine) && !isLineEnd(bytes[at]); at--)
    if (bytes[at] === percent) found = at
  return found
}
