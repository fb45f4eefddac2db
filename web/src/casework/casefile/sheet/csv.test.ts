import fc from "fast-check"
import { expect, it } from "vitest"
import { csvOf } from "./csv"

const column = (value: string | null) => ({ key: "k", es: 'Nombre, "completo"', en: "Name", value, hidden: false })
/** As a spreadsheet parses it. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted = "", end] of csv.replace(/^\uFEFF/, "").matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted.replaceAll('""', '"'))
    if (end === "\r\n") rows.push([])
  }
  return rows.slice(0, -1)
}

/** What people write, and what a spreadsheet would evaluate. */
const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.tuple(fc.constantFrom("=", "+", "-", "@", "\t"), fc.string()).map(([first, rest]) => first + rest),
)

it("a summary survives the way through a file, and no cell of it is a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.option(texts, { nil: null }), { minLength: 1 }), (values) => {
      const [names, cells] = read(csvOf(values.map(column)))
      expect(names).toEqual(values.map(() => 'Nombre, "completo"'))
      for (const [index, value] of values.entries()) {
        const said = cells?.[index] ?? ""
        expect(said).not.toMatch(/^[=+\-@\t\r]/)
        expect([value ?? "", `'${value}`]).toContain(said)
      }
    }),
  )
})
