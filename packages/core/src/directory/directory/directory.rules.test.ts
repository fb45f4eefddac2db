import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { capacityAt, nameKey, type Stated } from "./directory.rules"

const zone = "America/New_York"
const said = (status: Stated["status"], until: string | null = null): Stated => ({
  status,
  until,
  statedAt: "2026-03-09T15:00:00.000Z",
})
const nobodyKnows: Stated = { status: "unknown", until: null, statedAt: "2026-03-09T15:00:00.000Z" }

describe("what a partner's word is still worth", () => {
  it.each([
    ["said today", said("accepting"), "2026-03-09T16:00:00.000Z", said("accepting")],
    ["on the last of 14 days", said("waiting_list"), "2026-03-23T14:59:59.999Z", said("waiting_list")],
    ["after 14 days", said("waiting_list"), "2026-03-23T15:00:00.000Z", nobodyKnows],
    [
      "closed until a day beyond the 14",
      said("closed", "2026-04-30"),
      "2026-04-15T15:00:00.000Z",
      said("closed", "2026-04-30"),
    ],
    [
      "closed, late on its last day at home",
      said("closed", "2026-04-30"),
      "2026-05-01T03:59:59.999Z",
      said("closed", "2026-04-30"),
    ],
    ["closed, the day after", said("closed", "2026-04-30"), "2026-05-01T04:00:00.000Z", nobodyKnows],
    ["accepting until a day that is over", said("accepting", "2026-03-10"), "2026-03-11T15:00:00.000Z", nobodyKnows],
  ])("%s", (_, stated, now, expected) => {
    expect(capacityAt(stated, now, 14, zone)).toEqual(expected)
  })

  it("is nothing when nothing was said", () => {
    const never: Stated = { status: "unknown", until: null, statedAt: null }
    expect(capacityAt(never, "2026-03-09T15:00:00.000Z", 14, zone)).toEqual(never)
  })
})

describe("a name as it is looked for", () => {
  it.each([
    ["Círculo de Mujeres", "circulo de mujeres"],
    ["  CASA   Ñandú # 2 ", "casa nandu 2"],
    ["e\u0301xodo", "exodo"],
  ])("%s", (name, key) => {
    expect(nameKey(name)).toBe(key)
  })

  it("fits into an index and begins as its name does, whatever the script", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 160 }), (name) => {
        expect(Buffer.byteLength(nameKey(name))).toBeLessThanOrEqual(320)
        expect(nameKey(name)).not.toContain("#")
      }),
    )
  })
})
