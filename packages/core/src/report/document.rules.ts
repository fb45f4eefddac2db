import type { Cell, Document, Hidden } from "./document.schema"

export const isHidden = (cell: Cell): cell is Hidden => typeof cell === "object" && cell !== null

/** A hidden figure as it is written everywhere. */
export const hiddenWord = ({ under }: Hidden): string => `<${under}`

/** A cell as people read it. */
export function written(cell: Cell, language: Document["language"]): string {
  if (cell === null) return "—"
  if (isHidden(cell)) return hiddenWord(cell)
  if (typeof cell === "string") return cell
  return new Intl.NumberFormat(language === "es" ? "es-MX" : "en-US").format(cell)
}

// What a spreadsheet would take for a formula, the full-width signs that some of them fold, and what moves to another cell.
const startsFormula = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%\t\r\n]/

/**
 * Words as a spreadsheet must take them: never as a formula. What could be one begins with an apostrophe, which tells every
 * spreadsheet that words follow.
 */
export const harmless = (words: string): string => (startsFormula.test(words) ? `'${words}` : words)

/** A document as rows of one sheet: what it is, its tables one below the other, and its notes. */
export function rowsOf(document: Document): Cell[][] {
  return [
    [document.title],
    ...document.about.map(({ term, text }): Cell[] => [term, text]),
    ...document.tables.flatMap(({ name, heads, rows, note }): Cell[][] => [
      [],
      [name],
      heads,
      ...rows,
      ...(note ? [[note]] : []),
    ]),
    [],
    ...document.notes.map(({ term, text }): Cell[] => [term, text]),
  ]
}
