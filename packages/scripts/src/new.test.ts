import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { violations } from "../../../tests/arrows/rules"
import { treeAt } from "../../../tests/arrows/tree"
import { planModule, write } from "./module"

const house = process.cwd()
const copy = join(house, ".build", `new-${process.pid}`)
const parts = [
  "packages/core",
  "packages/functions",
  "packages/mail",
  "packages/local/src",
  "tests",
  "tsconfig.base.json",
]

beforeAll(() => {
  mkdirSync(copy, { recursive: true })
  for (const part of parts)
    cpSync(join(house, part), join(copy, part), { recursive: true, filter: (path) => !path.includes("node_modules") })
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe("npm run new", () => {
  it("makes a module that type-checks, with its routes", () => {
    const files = planModule(house, "rumour")
    write(copy, files)
    // The copy's own packages, not those to which node_modules links.
    const own = (name: string, path: string) => [`@ventanilla/core/${name}`, [`./packages/core/src/${path}`]]
    const paths = Object.fromEntries([
      own("casework/rumour/schema", "casework/rumour/rumour.schema.ts"),
      own("casework/rumour", "casework/rumour/index.ts"),
      own("platform/actor", "platform/actor/index.ts"),
      own("util/id", "platform/util/id.ts"),
      own("util/ids", "platform/util/ids.ts"),
    ])
    const written = [...files.keys()].filter((path) => /^packages\/.*rumour/.test(path))
    writeFileSync(
      join(copy, "tsconfig.json"),
      JSON.stringify({
        extends: "./tsconfig.base.json",
        compilerOptions: { paths },
        files: ["tests/setup.ts", ...written],
      }),
    )
    const check = () =>
      execFileSync(join(house, "node_modules/.bin/tsc"), ["-p", copy], { encoding: "utf8", stdio: "pipe" })
    expect(outcome(check)).toBe("")
  })

  it("makes nothing that points the wrong way", () => {
    const tree = treeAt(house)
    const added = Object.fromEntries(planModule(house, "rumour"))
    const wrong = violations({ ...tree, files: { ...tree.files, ...added } }).filter((sentence) =>
      sentence.includes("rumour"),
    )
    // The module order is read when the process starts; everything else must hold at once.
    expect(wrong.filter((sentence) => !sentence.includes("no place in the order"))).toEqual([])
  })

  it("gives the ids a prefix of their own", () => {
    expect(planModule(house, "rumour").get("packages/core/src/platform/util/id.ts")).toContain('  rumour: "rum",')
    expect(planModule(house, "casebook").get("packages/core/src/platform/util/id.ts")).toContain('  casebook: "cae",')
  })

  it("stands in the wing that is named, and in no other", () => {
    const files = planModule(house, "rumour", "outreach")
    expect([...files.keys()]).toContain("packages/core/src/outreach/rumour/rumour.ts")
    expect(files.get("tests/arrows/order.ts")).toMatch(/^ {2}outreach: \[[^\]]*"rumour"/m)
    expect(() => planModule(house, "rumour", "attic")).toThrow(/no wing "attic": .*outreach/)
  })

  it.each([
    ["casefile", /is there already/],
    ["request", /name of an id/],
    ["case", /casefile/],
    ["report", /statistics/],
    ["class", /word of the language/],
    ["Rumour", /lower-case word/],
    ["two-words", /lower-case word/],
    ["../x", /lower-case word/],
    ["", /lower-case word/],
  ])("refuses %s", (noun, reason) => {
    expect(() => planModule(house, noun)).toThrow(reason)
  })
})

function outcome(run: () => string): string {
  try {
    return run()
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
