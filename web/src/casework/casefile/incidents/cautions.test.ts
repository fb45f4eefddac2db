import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cautionsOf } from "./cautions"
import { coreType } from "./gbv"

describe("a note", () => {
  it.each([
    ["Está en 1420 North Broad Street", "address"],
    ["vive en 22 Oak Ave desde mayo", "address"],
    ["en la calle Reforma 222", "address"],
    ["su número es A 123-456-789", "a_number"],
    ["A#12345678", "a_number"],
    ["seguro 123-45-6789", "ssn"],
    ["él la amenaza porque es indocumentada", "status"],
  ])("%s: %s", (text, caution) => {
    expect(cautionsOf(text)).toContain(caution)
  })

  it.each([
    "Él controla el dinero y revisa su teléfono.",
    "Fue en 2025, en su casa, unas 3 veces por semana.",
    "Tiene 2 hijas de 7 y 9 años.",
    "Condado de Bucks, 215 555 0100",
  ])("%s: nothing to warn of", (text) => {
    expect(cautionsOf(text)).toEqual([])
  })
})

it("the core type is the first question answered yes, and the last of all when none is", () => {
  const keys = ["rape", "sexual_assault", "physical_assault", "forced_marriage", "non_gbv"]
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 4 }), (answers) => {
      const yes = answers.indexOf(true)
      const expected = yes !== -1 ? keys[yes] : answers.length === 4 ? "non_gbv" : undefined
      expect(coreType(keys, answers)).toBe(expected)
    }),
  )
})
