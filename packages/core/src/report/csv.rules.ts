import { stringify } from "csv-stringify/sync"
import { harmless, hiddenWord, isHidden, rowsOf } from "./document.rules"
import type { Cell, Document } from "./document.schema"

const plain = (cell: Cell): string => {
  if (cell === null) return ""
  if (typeof cell === "number") return String(cell)
  return harmless(isHidden(cell) ? hiddenWord(cell) : cell)
}

/** UTF-8 with its mark, so that a spreadsheet reads the accents; CRLF, as RFC 4180 says. */
export const toCsv = (document: Document): Buffer =>
  Buffer.from(
    `\ufeff${stringify(
      rowsOf(document).map((row) => (row.length ? row.map(plain) : [""])),
      { record_delimiter: "\r\n" },
    )}`,
    "utf8",
  )
