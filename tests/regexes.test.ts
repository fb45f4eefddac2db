import { readPhone } from "@ventanilla/hsds/read/phone"
import { describe, expect, it } from "vitest"
import { cautionsOf } from "../web/src/casework/casefile/incidents/cautions"
import { type Literal, patternsIn, read, sources } from "./regexes/literals"

type Found = { status: "safe" | "vulnerable" | "unknown"; complexity?: { summary: string } }
type Check = (pattern: string, flags: string, params: { timeout: number }) => Promise<Found>
// With a computed specifier, so that the other tests' types can be checked where the tool is not installed yet.
const { check } = (await import(["re", "check"].join(""))) as { check: Check }

const root = new URL("..", import.meta.url).pathname
const files = sources(root, [
  "packages/core/src",
  "packages/functions/src",
  "packages/hsds/src",
  "packages/mail/src",
  "web/src",
])
const found = files.map((file) => ({ file, ...patternsIn(file, read(root, file)) }))

/** The checker's complaint about a pattern, unless its time grows linearly with the text. */
async function slownessOf({ file, pattern, flags }: Literal): Promise<string | undefined> {
  const found = await check(pattern, flags, { timeout: 60_000 })
  if (found.status === "safe") return undefined
  return `${file} /${pattern}/${flags}: ${found.complexity?.summary ?? "not known"}`
}

/** Patterns built at run time from our own constants; what is matched with them is named. */
const made = {
  "packages/core/src/outreach/attachment/file.pdf.ts": "bytes of a PDF: timed in file.judge.test.ts",
  "packages/core/src/platform/util/ids.ts": "ids, of one length, from end to end",
  "packages/hsds/src/read/text.ts": "single signs",
  "packages/mail/src/safe.rules.ts": "values of a mail, of a bounded length, from end to end",
  "web/src/casework/casefile/incidents/cautions.ts": "what she told, in her officer's browser: timed here",
}

/** Their repetitions or texts are bounded, which the checker does not see: timed here with the longest input. */
const timed = [
  // A telephone number is limited to sixty characters before it is parsed.
  "packages/hsds/src/read/phone.ts",
  "packages/mail/src/safe.rules.ts",
  "web/src/casework/casefile/incidents/cautions.ts",
]

describe("every pattern that a text may meet", () => {
  it("is looked at, where it stands and where it is made", () => {
    expect(found.flatMap(({ literals }) => literals).length).toBeGreaterThan(200)
    expect(found.filter((one) => one.made > 0).map(({ file }) => file)).toEqual(Object.keys(made))
  })

  it("takes a time that grows as the text does", { timeout: 300_000 }, async () => {
    const each = new Map(found.flatMap(({ literals }) => literals).map((one) => [`${one.pattern}/${one.flags}`, one]))
    const slow: (string | undefined)[] = []
    for (const literal of each.values()) if (!timed.includes(literal.file)) slow.push(await slownessOf(literal))
    expect(slow.filter((one) => one !== undefined)).toEqual([])
  })

  it.each([
    ["a lazy run to an end that does not come", "const a = /stream\\r?\\n[\\s\\S]*?endstream/g"],
    ["a run in a run", "const a = /(a+)+$/"],
    ["blanks at the end", "text.replace(/\\s+$/, '')"],
    ["one in an argument", "z.string().regex(/^(\\d+,?)+;$/)"],
  ])("is refused with %s", async (_, text) => {
    const [literal] = patternsIn("x.ts", text).literals
    expect(await slownessOf(literal as Literal)).toMatch(/polynomial|exponential/)
  })

  it("that meets a telephone is quick with the longest that is read, and reads no longer one", () => {
    for (const again of ["1 ", "(1) ", "555-", "1 a ", " ext.", "x", " ;,", "5(555)"]) {
      const from = performance.now()
      readPhone(again.repeat(60 / again.length))
      expect(performance.now() - from, again).toBeLessThan(200)
    }
    expect(readPhone(`${"1 ".repeat(40)}`)).toBeUndefined()
  })

  it("that warns of an address is quick with the longest text", () => {
    for (const again of ["calle ", "1 a ", "1 calle a ", "overstay", "a.b’c- "]) {
      const from = performance.now()
      cautionsOf(again.repeat(20_000 / again.length))
      expect(performance.now() - from, again).toBeLessThan(1000)
    }
    expect(cautionsOf("Vive en la calle Morelos, no la diga")).toEqual([])
    expect(cautionsOf("Vive en calle Benito Juárez no. 12")).toEqual(["address"])
    expect(cautionsOf("She overstayed")).toEqual(["status"])
  })
})

describe("a web address", () => {
  it("is read by `urlOf`: `URL.canParse` forgets letters outside ASCII in a process that is busy", () => {
    expect(files.filter((file) => /\bcanParse\(/.test(read(root, file)))).toEqual([])
  })
})
