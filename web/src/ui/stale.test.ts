import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { describe, expect, it } from "vitest"
import type { AsRead, client } from "../api"

const root = new URL("..", import.meta.url).pathname
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => ({ name, text: withoutComments(readFileSync(join(root, name), "utf8")) }))
const holding = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

describe("whoever sends the version of what was read", () => {
  it("has it from the merge engine: a number of one's own does not compile, in no operation", () => {
    // Compiled by `npm test`'s type check and never run: a call that compiles makes its directive unused, which is an
    // error.
    const never = (of: typeof client.api) => {
      const one = { param: { casefileID: "" } }
      // @ts-expect-error a version that nobody read
      void of.safetyplans[":casefileID"].forget.$post({ ...one, json: { version: 1 } })
      // @ts-expect-error a revision that nobody read
      void of.headquarters.protocols[":protocol"].discard.$post({ param: { protocol: "gbv" }, json: { revision: 1 } })
      // @ts-expect-error a mark that nobody saw
      void of.protocolruns[":runID"].clear.$post({ param: { runID: "" }, json: { step: "a", seen: "2026" } })
      void of.safetyplans[":casefileID"].forget.$post({ ...one, json: { version: 1 as AsRead } })
    }
    expect(never).toBeTypeOf("function")
    expect(sources.length).toBeGreaterThan(300)
    expect(holding(/\bas (unknown as )?AsRead\b/)).toEqual(["api.ts", "ui/merge.ts"])
    expect(holding(/\bhc</)).toEqual(["api.ts"])
  })

  it("or answers an edition of a text that never changes", () => {
    expect(holding(/\bofText\(/).toSorted()).toEqual(["safety/protocol/feedback.tsx", "tenancy/conduct/conduct.tsx"])
  })

  it("or shows both by itself, on the one page outside of the console", () => {
    expect(holding(/\basShown\(/)).toEqual(["partners/listing/listing.tsx"])
    expect(holding(/code === "stale" && props\.again\(\)/)).toEqual(["partners/listing/listing.tsx"])
  })

  it("shows the question of the engine: one that nobody shows would wait for ever", () => {
    const engines = holding(/\b(createMerge|createSeen|changeForm)(<[^(]*>)?\(/).filter(
      (name) => name !== "ui/merge.ts",
    )
    expect(engines.length).toBeGreaterThan(20)
    const shown = (name: string): boolean => {
      const file = basename(name).replace(/\.tsx?$/, "")
      return sources.some((one) => {
        const its = one.name === name || new RegExp(`from "[^"]*/${file}"`).test(one.text)
        return its && one.text.includes("<MergeDialog")
      })
    }
    expect(engines.filter((name) => !shown(name))).toEqual([])
  })
})
