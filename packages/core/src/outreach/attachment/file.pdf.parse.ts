import { Damaged, isDigit, isSpace, Reader, type Told, type Value } from "./file.pdf.read"

export type Dict = Map<string, Value>
export type Stream = { dict: Dict; from: number; until: number }
export type Pdf = {
  /** By number. An update may define an object again, and readers differ in which one they take. */
  objects: Map<number, Value[]>
  streams: Stream[]
  /** Offsets at which a cross-reference table, or an object that may be one, begins. */
  places: Set<number>
}

/**
 * Reads a PDF from its first byte to its last: objects and cross-reference tables, with nothing between them. Wherever
 * a PDF reader could start to read an object, one was read here: an object inside another one's bytes is refused.
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

/** Returns the offset of this object's word `obj`. */
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

/** The end that the stream declares, if it does end there. */
function saidEnd(bytes: Buffer, { at }: Reader, dict: Dict): number | undefined {
  const length = dict.get("Length")
  // A negative length would lead back to the stream's start.
  if (length?.kind !== "number" || !Number.isInteger(length.value) || length.value < 0) return undefined
  let end = at + length.value
  for (let most = 4; most > 0 && isSpace(bytes[end]); most--) end++
  return bytes.toString("latin1", end, end + "endstream".length) === "endstream" ? end : undefined
}

/** Two numbers precede an object's `obj`: none may occur where no object was read, for example in a string or a picture. */
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

/** The offset at which the blanks and comments before this place begin. */
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

/** The offset of a comment in the line that ends here. */
function commentIn(bytes: Buffer, until: number): number | undefined {
  let found: number | undefined
  for (let at = until - 1; at >= Math.max(0, until - longestLine) && !isLineEnd(bytes[at]); at--)
    if (bytes[at] === percent) found = at
  return found
}
