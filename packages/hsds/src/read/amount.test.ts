import { describe, expect, it } from "vitest"
import { readAmount } from "./amount"

describe("an amount", () => {
  it.each([
    ...[
      ["1200", 1200],
      ["1,200", 1200],
      ["1,200.50", 1200.5],
      ["12,345,678", 12345678],
      ["$1,200", 1200],
      ["$ 1,200.5", 1200.5],
    ],
    ...[
      ["1 200", 1200],
      ["1\u00a0200", 1200],
      ["1.2", 1.2],
      ["0.75", 0.75],
      ["12.50", 12.5],
      [" 7 ", 7],
      ["１２", 12],
      ["0", 0],
    ],
  ] as const)("%s is %d", (text, amount) => expect(readAmount(text)).toEqual({ amount }))
  it.each(["1,20", "1,2", "1.200", "1.200,50", "1,200,50", "0,500", "1,2000", "1'200", "1.", "1..2", "1.234"])(
    "%s could be another",
    (text) => expect(readAmount(text)).toEqual({ refused: "ambiguous_number" }),
  )
  it.each([
    "tres",
    "1,200 USD",
    "12e3",
    "0x10",
    "$",
    "mil",
    "1²",
    "10³",
    "¹2",
    "1½",
    "①",
    "1₂",
    "1-2",
    "--1",
    "Infinity",
  ])("%s is no number", (text) => expect(readAmount(text)).toEqual({ refused: "not_a_number" }))
  it("nothing is nothing", () => expect(["", "  "].map((text) => readAmount(text))).toEqual([undefined, undefined]))
  it("degrees have all their places", () => {
    expect(readAmount("39.952", "exact")).toEqual({ amount: 39.952 })
    expect(readAmount("-75,1652", "exact")).toEqual({ amount: -75.1652 })
    expect(readAmount("39°57'", "exact")).toEqual({ refused: "not_a_number" })
  })
})
