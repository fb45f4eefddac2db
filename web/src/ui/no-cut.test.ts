import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const here = new URL("..", import.meta.url)
const screens = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx"))

describe("what is pasted", () => {
  it("is cut by no field: the schema says that it is too long, and it stays to be shortened", () => {
    expect(screens.length).toBeGreaterThan(200)
    const cutting = screens.filter((path) => /\bmaxlength\b/i.test(readFileSync(new URL(path, here), "utf8")))
    expect(cutting).toEqual([])
  })
})
