/** A value in a PDF, as far as it matters here. Of a string only the beginning is reported. */
export type Value =
  | { kind: "name"; name: string }
  | { kind: "number"; value: number }
  | { kind: "ref"; to: number }
  | { kind: "array"; items: Value[] }
  | { kind: "dict"; of: Map<string, Value> }
  | { kind: "other" }

/** Not valid PDF, or ambiguous. */
export class Damaged extends Error {}

const [lineFeed, carriageReturn] = [10, 13]
const [blank, delimiter, digit, numeric] = [1, 2, 4, 8]
/** What each character may be. */
const signs = new Uint8Array(256)
const mark = (what: number, of: string) => {
  for (const sign of of) signs[sign.charCodeAt(0)] = (signs[sign.charCodeAt(0)] ?? 0) | what
}
mark(blank, "\0\t\n\f\r ")
mark(delimiter, "()<>[]{}/%")
mark(digit, "0123456789")
mark(numeric, "0123456789+-.")
const is = (byte: number | undefined, what: number) => byte !== undefined && ((signs[byte] ?? 0) & what) !== 0
const code = (sign: string) => sign.charCodeAt(0)
const [opens, closes, less, greater] = [code("("), code(")"), code("<"), code(">")]
const [array, arrayEnd, slash, percent, backslash] = [code("["), code("]"), code("/"), code("%"), code("\\")]

export const isSpace = (byte: number | undefined) => is(byte, blank)
export const isDigit = (byte: number | undefined) => is(byte, digit)
const isRegular = (byte: number | undefined) => byte !== undefined && !is(byte, blank | delimiter)

const deepest = 100
/** Only so many items of a list are kept: no destination and no filter chain is longer. */
const mostItems = 64
/** These keys decide how an object is read. When one occurs twice, readers differ in which they take. */
const once = new Set(["OpenAction", "S", "Next", "D", "Type", "Filter", "DecodeParms", "First", "N", "Length"])

/** Reported while a document is read, wherever it occurs. */
export type Told = {
  /** Every name, unescaped. */
  name(name: string): void
  /** The beginning of a string, unescaped, without the characters that URL parsers skip. */
  text(beginning: string): void
  /** What is done when the document opens. */
  opening(value: Value): void
}

/** Reads a PDF's values in sequence; reads each byte a bounded number of times. */
export class Reader {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
    private readonly end: number,
    private readonly told?: Told,
  ) {}

  peek = () => (this.at < this.end ? this.bytes[this.at] : undefined)

  /** Skips blanks and comments. */
  skip(): void {
    for (; this.at < this.end; this.at++) {
      if (this.peek() === percent) while (this.at < this.end && !isLineEnd(this.peek())) this.at++
      else if (!isSpace(this.peek())) return
    }
  }

  /** A run of regular characters, without moving past it. */
  word(): string {
    let until = this.at
    while (until < this.end && isRegular(this.bytes[until])) until++
    return this.bytes.toString("latin1", this.at, until)
  }

  /** Moves past this word if it is next. */
  take(word: string): boolean {
    if (this.at + word.length > this.end || isRegular(this.bytes[this.at + word.length])) return false
    for (let index = 0; index < word.length; index++)
      if (this.bytes[this.at + index] !== word.charCodeAt(index)) return false
    this.at += word.length
    return true
  }

  /** An unsigned integer, if one is next. */
  count(): number | undefined {
    const from = this.at
    while (isDigit(this.peek())) this.at++
    return this.at === from || this.at - from > 12 ? undefined : Number(this.bytes.toString("latin1", from, this.at))
  }

  value(depth = 0): Value {
    if (depth > deepest) throw new Damaged()
    this.skip()
    const byte = this.peek()
    switch (byte) {
      case slash:
        return { kind: "name", name: this.name() }
      case opens:
        return this.text()
      case array:
        return this.list(depth)
      case less:
        return this.bytes[this.at + 1] === less ? this.dictionary(depth) : this.hexadecimal()
    }
    if (is(byte, numeric)) return this.number()
    for (const word of ["true", "false", "null"]) if (this.take(word)) return { kind: "other" }
    throw new Damaged()
  }

  private name(): string {
    this.at++
    const raw = this.word()
    this.at += raw.length
    const name = raw.includes("#") ? unescaped(raw) : raw
    this.told?.name(name)
    return name
  }

  private text(): Value {
    const said = new Beginning()
    this.at++
    for (let depth = 1; this.at < this.end; this.at++) {
      const byte = this.bytes[this.at] as number
      if (byte === backslash) {
        said.add(this.escaped())
        continue
      }
      if (byte === opens) depth++
      else if (byte === closes && --depth === 0) {
        this.at++
        this.told?.text(said.words)
        return { kind: "other" }
      }
      said.add(byte)
    }
    throw new Damaged()
  }

  /** The character that a backslash escape stands for; stays at its last character. */
  private escaped(): number {
    this.at++
    let octal = ""
    for (let next = this.at; octal.length < 3 && isOctal(this.bytes[next]); next++)
      octal += String.fromCharCode(this.bytes[next] as number)
    if (octal !== "") {
      this.at += octal.length - 1
      return Number.parseInt(octal, 8) & 255
    }
    const sign = this.bytes[this.at] ?? 0
    // URL parsers skip line breaks and tabs, so their escapes need no value.
    return "nrtbf".includes(String.fromCharCode(sign)) ? 0 : sign
  }

  private hexadecimal(): Value {
    const said = new Beginning()
    let half: number | undefined
    for (this.at++; this.at < this.end && this.peek() !== greater; this.at++) {
      const digit = Number.parseInt(String.fromCharCode(this.bytes[this.at] as number), 16)
      if (Number.isNaN(digit)) continue
      if (half !== undefined) said.add(half * 16 + digit)
      half = half === undefined ? digit : undefined
    }
    if (this.at >= this.end) throw new Damaged()
    if (half !== undefined) said.add(half * 16)
    this.at++
    this.told?.text(said.words)
    return { kind: "other" }
  }

  private list(depth: number): Value {
    this.at++
    const items: Value[] = []
    for (;;) {
      this.skip()
      if (this.peek() === arrayEnd) {
        this.at++
        return { kind: "array", items }
      }
      const item = this.value(depth + 1)
      if (items.length < mostItems) items.push(item)
    }
  }

  private dictionary(depth: number): Value {
    this.at += 2
    const of = new Map<string, Value>()
    for (;;) {
      this.skip()
      if (this.peek() === greater && this.bytes[this.at + 1] === greater) {
        this.at += 2
        return { kind: "dict", of }
      }
      if (this.peek() !== slash) throw new Damaged()
      const key = this.name()
      if (of.has(key) && once.has(key)) throw new Damaged()
      const value = this.value(depth + 1)
      of.set(key, value)
      if (key === "OpenAction") this.told?.opening(value)
    }
  }

  /** A number, or the reference that begins with one: `12 0 R`. */
  private number(): Value {
    const from = this.at
    let value = 0
    let whole = true
    for (; this.at < this.end && is(this.bytes[this.at], numeric); this.at++) {
      whole &&= isDigit(this.peek())
      value = value * 10 + (this.bytes[this.at] as number) - 48
    }
    if (!whole)
      return { kind: "number", value: Number(this.bytes.toString("latin1", from, Math.min(this.at, from + 32))) }
    const after = this.at
    this.skip()
    if (isDigit(this.peek())) {
      this.count()
      this.skip()
      if (this.take("R")) return { kind: "ref", to: value }
    }
    this.at = after
    return { kind: "number", value }
  }
}

const isOctal = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 55
/** Longer than any scheme that executes code. */
const longest = 12

/**
 * The first significant characters of a string as a URL. Leading blanks, byte order marks, the zero bytes of UTF-16,
 * and all tabs, line breaks and control characters do not count.
 */
class Beginning {
  words = ""
  add(byte: number): void {
    if (this.words.length >= longest || byte < 32 || byte === 127) return
    if (this.words === "" && (byte === 32 || byte >= 0xa0)) return
    this.words += String.fromCharCode(byte)
  }
}

const isLineEnd = (byte: number | undefined) => byte === lineFeed || byte === carriageReturn

/** Names can contain escapes: `/J#61vaScript`. */
const unescaped = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
