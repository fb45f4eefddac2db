import { describe, expect, test } from "vitest"
import { type Entry, folioOf, isFree, matching } from "./palette.rules"

const entry = (label: string): Entry => ({ key: label, group: "pages", label, run: () => undefined })
const entries = ["Estadística", "Expedientes", "Pantalla neutra", "Consulado de México en Filadelfia"].map(entry)
const found = (typed: string) => matching(entries, typed).map(({ label }) => label)

describe("the palette", () => {
  test("finds by the beginnings of words, accents or not", () => {
    expect(found("estadis")).toEqual(["Estadística"])
    expect(found("neu")).toEqual(["Pantalla neutra"])
    expect(found("mexico fila")).toEqual(["Consulado de México en Filadelfia"])
    expect(found("")).toHaveLength(4)
    expect(found("adelfia")).toEqual([])
  })
  test("knows a folio with and without its dash, and nothing else", () => {
    expect(folioOf(" vaim7k2f ")).toBe("VAIM-7K2F")
    expect(folioOf("DET-7K2F")).toBe("DET-7K2F")
    expect(folioOf("María")).toBeUndefined()
    expect(folioOf("VAIM-7K2")).toBeUndefined()
  })
})

test("a single key acts only where nobody types", () => {
  const at = (inside: boolean, more: object = {}) =>
    isFree({
      ...{ ctrlKey: false, metaKey: false, altKey: false, ...more },
      target: { closest: () => (inside ? {} : null) } as unknown as EventTarget,
    })
  expect(at(false)).toBe(true)
  expect(at(true)).toBe(false)
  for (const modifier of ["ctrlKey", "metaKey", "altKey"]) expect(at(false, { [modifier]: true })).toBe(false)
})
