import { foreign } from "@ventanilla/hsds/read/text"
import { describe, expect, it } from "vitest"
import { line, text } from "./schema"

const name = line(100)
const at = (code: number) => `Mar${String.fromCodePoint(code)}ía`
const verdict = (value: string) => {
  const read = name.safeParse(value)
  return read.success ? read.data : read.error.issues[0]?.message
}

describe("one line of text", () => {
  it.each([
    ["an n and its tilde apart become one letter", "Mun\u0303oz", "Muñoz"],
    ["blanks of every kind around it go", "\u00a0\u2003 Ana \ufeff", "Ana"],
    ["a nickname in quotes, apostrophes, hyphens", "K’oyoc “Lupe” Núñez-O'Hara", "K’oyoc “Lupe” Núñez-O'Hara"],
    ["a Persian name keeps the joiner it is written with", "می‌خواهم", "می‌خواهم"],
    ["a Sinhala letter keeps its joiner", "ශ්‍රී", "ශ්‍රී"],
    ["a family keeps its joiners", "👩‍👧", "👩‍👧"],
    ["a flag keeps the letters that make it", "🏴\u{e0067}\u{e0062}\u{e007f}", "🏴\u{e0067}\u{e0062}\u{e007f}"],
    ["a sentence in letters for programs goes", "Ana\u{e0041}\u{e006e}", "Ana"],
    ["a joiner among Latin letters goes", "Ma\u200dria\u200c", "Maria"],
  ])("%s", (_, typed, kept) => expect(verdict(typed)).toBe(kept))

  const unseen = [
    0xad, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0x2061, 0x2064, 0xfeff, 0x34f, 0x61c, 0xfffa, 0xe0041,
  ]
  it.each(unseen.map((code) => [code.toString(16), code]))("U+%s is taken out", (_, code) =>
    expect(verdict(at(code as number))).toBe("María"),
  )
  const refused = [
    ...[0x0, 0x7, 0xa, 0xb, 0xc, 0xd, 0x1b, 0x7f, 0x80, 0x85, 0x9f, 0x2028, 0x2029],
    ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
    // Lone surrogates.
    ...[0xd800, 0xd83d, 0xdc00, 0xde00],
  ]
  it.each(refused.map((code) => [code.toString(16), code]))("U+%s is refused", (_, code) =>
    expect(verdict(at(code as number))).toBe("invalid_text"),
  )
  it("what a wrong encoding lost is refused with a sentence of its own", () =>
    expect(verdict("Atenci\ufffdn")).toBe("lost_text"))

  const empty = [
    "",
    " ",
    "\u200b",
    "\u2060",
    "\u00ad",
    "\u3164",
    "\u115f\u1160",
    "\uffa0",
    "\u2800",
    "\u034f",
    "\u200d\u200c",
  ]
  it.each(empty.map((value) => [JSON.stringify(value), value]))("%s is no name", (_, value) => {
    const read = name.safeParse(value)
    expect(read.error?.issues[0]).toMatchObject({ code: "too_small", minimum: 1 })
  })
})

describe("several lines of text", () => {
  it("keeps lines and tabs, and makes every line's end one that all readers know", () =>
    expect(text(100).parse("a\r\nb\tc\u2028d\u0085e\u2029f\u2028g")).toBe("a\r\nb\tc\nd\ne\nf\ng"))
  it.each(["a\u202eb", "a\u0007b", "a\u2066b"])("refuses what turns or rings: %j", (value) =>
    expect(text(100).safeParse(value).error?.issues[0]?.message).toBe("invalid_text"),
  )
})

describe("a foreign text, as it is shown here", () => {
  const ends = "a\r\nb\rc\nd\u0085e\u2028f\u2029g"
  it("is one line where it may have no more, whatever ended its lines", () =>
    expect(foreign(`${ends}\th\vi`, false)).toBe("a b c d e f g h i"))
  it("has lines that all readers know where it may have several", () =>
    expect(foreign(`${ends}\th`, true)).toBe("a\nb\nc\nd\ne\nf\ng\th"))
  it.each([false, true])("has nothing that turns letters, rings, or is half a letter (lines: %s)", (lines) => {
    const turned = [
      0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x0, 0x7, 0x7f, 0x9f, 0xd83d, 0xde00,
    ]
    for (const code of turned) expect(foreign(at(code), lines), code.toString(16)).toBe("María")
  })
})
