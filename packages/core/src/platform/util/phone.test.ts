import { readPhone, spelledOut, telephoneLink } from "@ventanilla/hsds/read/phone"
import { safe } from "@ventanilla/mail"
import { describe, expect, it } from "vitest"
import { phoneOf } from "../../casework/person/fold.rules"
import { Phone } from "../../directory/directory/details.schema"
import { phone } from "./schema"

/** As written, and the digits to dial without extension. */
const written: [string, string, string?][] = [
  ["215-555-0101", "2155550101"],
  ["(215) 555-0101", "2155550101"],
  ["(215)555-0101", "2155550101"],
  ["215.555.0101", "2155550101"],
  ["215 555 0101", "2155550101"],
  ["215/555-0101", "2155550101"],
  ["215–555–0101", "2155550101"],
  ["215\u00a0555\u00a00101", "2155550101"],
  ["２１５-555-0101", "2155550101"],
  ["+1 (215) 555-0101", "+12155550101"],
  ["1 (215) 555-0101", "12155550101"],
  ["1-215-555-0101", "12155550101"],
  ["Tel. 215 555 0101", "2155550101"],
  ["+52 (55) 5555-0101", "+525555550101"],
  ["(+52) 55 5555 0101", "+525555550101"],
  ["+52 1 55 5555 0101", "+5215555550101"],
  ["55 5555 0101", "5555550101"],
  ["555-0101", "5550101"],
  ["215-555-0101 ext. 12", "2155550101", "12"],
  ["215-555-0101 ext 12", "2155550101", "12"],
  ["215-555-0101, Ext: 12", "2155550101", "12"],
  ["215-555-0101 x12", "2155550101", "12"],
  ["215-555-0101x12", "2155550101", "12"],
  ["(215) 555-0101 extensión 12", "2155550101", "12"],
  ["215-555-0101 extension 12", "2155550101", "12"],
  ["215-555-0101 int. 12", "2155550101", "12"],
  ["tel:+1-215-555-0101;ext=12", "+12155550101", "12"],
  ["1-800-799-SAFE", "18007997233"],
  ["1-800-799-SAFE (7233)", "18007997233"],
  ["1-800-FLOWERS", "18003569377"],
  ["800-656-HOPE ext. 3", "8006564673", "3"],
  ["988", "988"],
  ["911", "911"],
  ["#8008", "#8008"],
  ["*77", "*77"],
  ["741741", "741741"],
  ["\u202a+1 (215) 555\u20110101\u202c", "+12155550101"],
  ["215-555-0101\u200b", "2155550101"],
  ["tel.: 215-555-0101", "2155550101"],
  ["Cel. 55 5555 0101", "5555550101"],
  ["WhatsApp: +52 55 5555 0101", "+525555550101"],
  ["(01 55) 5555 0101", "015555550101"],
  ["215/555/0101", "2155550101"],
  ["+44 (0)20 7946 0958", "+442079460958"],
  ["+33 (0)1 23 45 67 89", "+33123456789"],
]
const refused = [
  ...["", "-", "12", "()", "ext. 12", "988 ext. 1", "x12", "María", "llamar a su hermana", "215-555-0101 casa"],
  ...[
    "555-0101 mamá",
    "215-555-010²",
    "①15-555-0101",
    "215-555-O1O1",
    "+1 215",
    "1".repeat(16),
    "((((215",
    "215-555-0101; 215-555-0102",
    "215-555-0101/02",
    "5555-0101/0102",
    "555-0101 555-0102",
    "2155550101.0",
    "215) 555-0101",
  ],
]

describe("a telephone", () => {
  it.each(written)("%s", (value, dialled, extension) => {
    expect(readPhone(value)).toMatchObject({ dialled, extension: extension ?? null })
    const kept = phone.parse(value)
    // The stored number is parsed the same again.
    expect(readPhone(kept)).toMatchObject({ dialled, extension: extension ?? null })
    expect(phone.parse(kept)).toBe(kept)
    expect(telephoneLink(value)).toMatch(/^tel:[+*\d%]+(;ext=\d+)?$/)
  })

  it.each(refused)("refuses %j", (value) => {
    expect(readPhone(value)).toBeUndefined()
    expect(phone.safeParse(value).error?.issues[0]?.message).toBe("invalid_phone")
  })

  it("is found by the same ten digits however it is written", () => {
    const same = written.filter(([, keys]) => /^\+?1?2155550101$/.test(keys)).map(([value]) => phoneOf(value))
    expect(same.length).toBeGreaterThan(15)
    expect(new Set(same)).toEqual(new Set(["2155550101"]))
    const mexican = written.filter(([, keys]) => /5555550101$/.test(keys)).map(([value]) => phoneOf(value))
    expect(new Set(mexican)).toEqual(new Set(["5555550101"]))
  })

  it("has its extension in the field for it, where there is one", () => {
    const own = { kind: "voice", description: null, languages: [] }
    expect(Phone.parse({ number: "215-555-0101 x12" })).toEqual({ ...own, number: "215-555-0101", extension: "12" })
    // A separate extension stays; one that HSDS cannot represent as a number stays where it was written.
    expect(Phone.parse({ number: "215-555-0101 x12", extension: "3" }).extension).toBe("3")
    expect(Phone.parse({ number: "215-555-0101 x007" })).toEqual({
      ...own,
      number: "215-555-0101 ext. 007",
      extension: null,
    })
  })

  it.each(written)("%s can be said in a mail, without its letters", (value) => {
    const said = spelledOut(phone.parse(value))
    expect(said.replace(/ ext\. \d+$/, "")).not.toMatch(/\p{L}/u)
    expect(readPhone(said)?.dialled).toBe(readPhone(value)?.dialled)
    expect(() => safe.phone(said)).not.toThrow()
  })
  it.each(refused.filter((value) => /\p{L}/u.test(value) && !value.includes("ext")))(
    "%j can be said in no mail",
    (value) => expect(() => safe.phone(spelledOut(value))).toThrow(),
  )
})
