import { readFile } from "node:fs/promises"
import { describe, expect, it } from "vitest"
import { compileLayout } from "../layout/compile"
import { day, night, pairs } from "../layout/palette"
import { layout } from "./layout.generated"

const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe("layout", () => {
  it("is what the source compiles to, byte for byte", async () => {
    expect(await readFile(new URL("layout.generated.ts", import.meta.url), "utf8")).toBe(await compileLayout())
  })

  it.each(Object.entries({ day, night }))(
    "can be read by %s: every pair has a contrast of 4.5 or more",
    (_, palette) => {
      for (const [ink, ground] of pairs)
        expect(contrast(palette[ink], palette[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    },
  )

  it("uses no colour outside the palette", () => {
    const known: string[] = [...Object.values(day), ...Object.values(night)]
    const used = Object.values(layout).flatMap((part) => part.match(/#[0-9a-f]{6}\b/gi) ?? [])
    expect(used.filter((colour) => !known.includes(colour))).toEqual([])
  })
})
