import { expect, test } from "vitest"
import { whereToLook } from "./find.rules"

test("a folio leads to the list of its series, however it was typed", () => {
  expect(whereToLook(" vaim-7k2f ", "consulate")).toBe("/casefiles?folio=VAIM-7K2F")
  expect(whereToLook("can 9txb", "consulate")).toBe("/referrals?folio=CAN-9TXB")
  expect(whereToLook("DET-M4QD", "consulate")).toBe("/detections?folio=DET-M4QD")
  expect(whereToLook("7K2F", "consulate")).toBe("/casefiles?folio=7K2F")
})

test("whatever may be a name, a telephone or a document's number stands in no address", () => {
  for (const typed of ["María Zarzamora", "Luna", "Ruiz", "267 555 0177", "G12345678", "vaim-", "ñandú"])
    expect(whereToLook(typed, "consulate")).toBe("/people")
})

test("headquarters looks for an office; nothing typed leads nowhere", () => {
  expect(whereToLook("San José", "headquarters")).toBe("/network?find=San%20Jos%C3%A9")
  expect(whereToLook("  ", "consulate")).toBeUndefined()
})
