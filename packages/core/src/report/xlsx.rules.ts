import writeExcelFile from "write-excel-file/node"
import { harmless, hiddenWord, isHidden } from "./document.rules"
import type { Cell, Document, Table } from "./document.schema"

type Style = { fontWeight?: "bold"; wrap?: boolean; align?: "right"; backgroundColor?: string }

/** Words are words by their type, whatever they look like; and harmless, for whoever saves them as something else. */
function cellOf(cell: Cell, style: Style = {}) {
  if (cell === null) return null
  if (typeof cell === "number") return { type: Number, value: cell, format: "#,##0", ...style }
  const value = isHidden(cell) ? hiddenWord(cell) : harmless(cell)
  return { type: String, value, ...(isHidden(cell) ? { align: "right" as const } : {}), ...style }
}

const words = (pairs: Document["about"]) =>
  pairs.map(({ term, text }) => [cellOf(term, { fontWeight: "bold" }), cellOf(text, { wrap: true })])

// A sheet's name may have 31 characters and none of these.
const sheetName = (name: string, at: number) => `${at + 1} ${name.replaceAll(/[\\/?*[\]:']/g, " ")}`.slice(0, 31).trim()

const sheetOf = ({ name, heads, rows, note }: Table, at: number) => ({
  sheet: sheetName(name, at),
  columns: heads.map((_, index) => ({ width: index === 0 ? 44 : 14 })),
  stickyRowsCount: 2,
  data: [
    [cellOf(name, { fontWeight: "bold" })],
    heads.map((head, index) =>
      cellOf(head, { fontWeight: "bold", backgroundColor: "#EBE1F7", ...(index ? { align: "right" } : {}) }),
    ),
    ...rows.map((row) => row.map((cell) => cellOf(cell))),
    ...(note ? [[], [cellOf(note)]] : []),
  ],
})

/** A sheet a table, behind one that says what it is and what the figures mean. */
export async function toXlsx(document: Document): Promise<Buffer> {
  const front = {
    sheet: document.language === "es" ? "Acerca de" : "About",
    columns: [{ width: 30 }, { width: 90 }],
    data: [[cellOf(document.title, { fontWeight: "bold" })], ...words(document.about), [], ...words(document.notes)],
  }
  return writeExcelFile([front, ...document.tables.map(sheetOf)] as never).toBuffer()
}
