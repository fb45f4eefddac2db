import type { Cell, Document, Withheld } from "./document.schema"

export const isWithheld = (cell: Cell): cell is Withheld => typeof cell === "object" && cell !== null

const words = {
  hidden: { es: "oculto", en: "hidden" },
  open: { es: "sin cerrar", en: "not closed" },
} as const

/** The text that stands for a withheld figure, the same in every format. */
export const withheldWord = ({ withheld }: Withheld, language: Document["language"]): string =>
  words[withheld][language]

/** A cell as text. */
export function written(cell: Cell, language: Document["language"]): string {
  if (cell === null) return "—"
  if (isWithheld(cell)) return withheldWord(cell, language)
  if (typeof cell === "string") return cell
  return new Intl.NumberFormat(language === "es" ? "es-MX" : "en-US").format(cell)
}

/** A document as the rows of one sheet: its title, its tables one below the other, and its notes. */
export function rowsOf(document: Document): Cell[][] {
  return [
    [document.title],
    ...document.about.map(({ term, text }): Cell[] => [term, text]),
    ...document.tables.flatMap(({ name, heads, rows, note }): Cell[][] => [
      [],
      [name],
      heads,
      ...rows.map(({ cells }) => cells),
      ...(note ? [[note]] : []),
    ]),
    [],
    ...document.notes.map(({ term, text }): Cell[] => [term, text]),
  ]
}
