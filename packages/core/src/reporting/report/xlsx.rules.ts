import writeExcelFile from "write-excel-file/node"
import { harmless } from "../../platform/util/spreadsheet"
import { isWithheld, withheldWord } from "./document.rules"
import type { Cell, Document, Table } from "./document.schema"

type Style = { fontWeight?: "bold"; wrap?: boolean; align?: "right"; backgroundColor?: string }

/**
 * Text cells are typed as text, whatever they look like, and are made harmless for whoever saves the sheet in another
 * format.
 */
function cellOf(cell: Cell, language: Document["language"], style: Style = {}) {
  if (cell === null) return null
  if (typeof cell === "number") return { type: Number, value: cell, format: "#,##0", ...style }
  const value = isWithheld(cell) ? withheldWord(cell, language) : harmless(cell)
  return { type: String, value, ...(isWithheld(cell) ? { align: "right" as const } : {}), ...style }
}

const isBold = { fontWeight: "bold" as const }
type Language = Document["language"]
const pairs = (list: Document["about"], language: Language) =>
  list.map(({ term, text }) => [cellOf(term, language, isBold), cellOf(text, language, { wrap: true })])

// A sheet's name may have 31 characters, none of these.
const sheetName = (name: string, at: number) => `${at + 1} ${name.replaceAll(/[\\/?*[\]:']/g, " ")}`.slice(0, 31).trim()

const sheetOf = ({ name, heads, rows, note }: Table, at: number, language: Language) => ({
  sheet: sheetName(name, at),
  columns: heads.map((_, index) => ({ width: index === 0 ? 44 : 14 })),
  stickyRowsCount: 2,
  data: [
    [cellOf(name, language, isBold)],
    heads.map((head, index) =>
      cellOf(head, language, { ...isBold, backgroundColor: "#EBE1F7", ...(index ? { align: "right" as const } : {}) }),
    ),
    ...rows.map(({ cells }) => cells.map((cell) => cellOf(cell, language))),
    ...(note ? [[], [cellOf(note, language)]] : []),
  ],
})

/** One sheet for each table, after a first sheet with the title and what the figures mean. */
export async function toXlsx({ language, title, about, tables, notes }: Document): Promise<Buffer> {
  const front = {
    sheet: language === "es" ? "Acerca de" : "About",
    columns: [{ width: 30 }, { width: 90 }],
    data: [[cellOf(title, language, isBold)], ...pairs(about, language), [], ...pairs(notes, language)],
  }
  return writeExcelFile([front, ...tables.map((table, at) => sheetOf(table, at, language))] as never).toBuffer()
}
