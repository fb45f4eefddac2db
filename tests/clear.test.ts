import { describe, expect, it } from "vitest"
import { bare, isMessage, repeated, unexplained } from "./clear/check"
import { entities } from "./clear/entities"
import { clear } from "./clear/table"

const { found, written } = await entities()

describe("what lies in clear", () => {
  it("is looked at in every entity that the source makes", () => {
    expect(Object.keys(found)).toHaveLength(written)
    expect(written).toBeGreaterThan(60)
  })

  it("is in one table with its reason, attribute by attribute", () => {
    expect(unexplained(found, clear)).toEqual([])
    expect(repeated(clear)).toEqual([])
  })
})

describe("the table bites", () => {
  it("when a case file is given a language in clear", () => {
    const { casefile = [], ...others } = found
    expect(unexplained({ ...others, casefile: [...casefile, "language"] }, clear).join()).toMatch(
      /casefile\.language lies in clear: seal it .* or say in tests\/clear\/table\.ts why/,
    )
  })

  it("when an entity is new", () => {
    expect(unexplained({ ...found, rumour: ["rumourID"] }, clear).join()).toMatch(/rumour\.rumourID lies in clear/)
  })

  it("when a row has a word in a map, or beside an entity, or in clear where it is to be sealed", () => {
    const row = { pk: "casefile#cas_1", sk: "casefile", __edb_e__: "casefile", status: "open" }
    expect(bare([row], clear)).toEqual([])
    expect(bare([{ ...row, sealed: "Ana" }], clear).join()).toMatch(/casefile\.sealed should hold a sealed message/)
    expect(bare([{ ...row, __edb_e__: "referral", state: { status: "held", why: "Ana" } }], clear).join()).toMatch(
      /referral\.state\.why lies in clear/,
    )
    expect(bare([{ pk: "budget#1", sk: "1", who: "Ana" }], clear).join()).toMatch(/budget#\.who lies in clear/)
  })

  it("and a message is known by its first bytes, under a key of her own, too", () => {
    expect(isMessage(`per_${"0".repeat(26)}:${Buffer.from("020478ff", "hex").toString("base64")}`)).toBe(true)
    expect(isMessage(Buffer.from("Ana Torres").toString("base64"))).toBe(false)
  })
})
