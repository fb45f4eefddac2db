import { Programme } from "@ventanilla/core/funds/programme/schema"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keyed, merged, moved, slug, stateOf } from "./programme.rules"

const one = (key: string, es = key): Programme => ({
  key,
  es,
  en: es,
  fiscalYear: 2026,
  currency: "USD",
  ceiling: null,
  evidence: [],
  source: "Norma",
  confidence: "G",
  retired: false,
})

describe("the key of a new sub-programme", () => {
  it("is its name without accents, and counted on when it is taken", () => {
    expect(slug("Atención a niñas (2026)", [], "programme")).toBe("atencion_a_ninas_2026")
    expect(slug("Boletos", ["boletos", "boletos_2"], "evidence")).toBe("boletos_3")
    expect(slug("2026 · 7", [], "programme")).toBe("programme")
  })

  it("is one that the schema takes and that nobody has, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 0, max: 40 }), (name, times) => {
        const taken: string[] = []
        for (let i = 0; i <= times; i += 1) taken.push(slug(name, taken, "programme"))
        expect(new Set(taken).size).toBe(taken.length)
        for (const key of taken) expect(Programme.shape.key.safeParse(key).success, key).toBe(true)
      }),
    )
  })
})

describe("what headquarters noted", () => {
  const published = [one("a1"), one("b1")]
  it("lies over what is published, the new ones last, and loses none", () => {
    const noted = { c1: { mine: one("c1"), from: undefined }, a1: { mine: one("a1", "Otro"), from: one("a1") } }
    const all = merged(published, noted)
    expect(all.map(({ key, es }) => [key, es])).toEqual([
      ["a1", "Otro"],
      ["b1", "b1"],
      ["c1", "c1"],
    ])
    expect(all.map((row) => stateOf(row, published))).toEqual(["changed", undefined, "added"])
  })
})

it("what was left alone of one that somebody else published meanwhile stays as she left it", () => {
  const from = one("a1")
  const mine = { ...from, source: "Circular 4" }
  const theirs = { ...from, ceiling: 50_000, retired: true }
  expect(merged([theirs], { a1: { mine, from } })).toEqual([{ ...theirs, source: "Circular 4" }])
})

describe("the keys of the evidence", () => {
  const [id, receipt] = [
    { key: "id", es: "Identidad", en: "Identity" },
    { key: "receipt", es: "Recibo", en: "Receipt" },
  ]
  it("stay with their words, and a new one never takes the key of one that goes", () => {
    const next = keyed(
      [
        { ...id, es: "Identificación" },
        { key: "evidence", es: "Receipt", en: "Receipt" },
      ],
      [id, receipt],
    )
    expect(next.map(({ key }) => key)).toEqual(["id", "receipt_2"])
  })
})

describe("the order of the evidence", () => {
  it("changes by one place, and stays at its ends", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"])
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"])
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"])
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"])
  })
})
