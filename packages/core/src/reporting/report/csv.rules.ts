import { stringify } from "csv-stringify/sync"
import { harmless } from "../../platform/util/spreadsheet"
import { isWithheld, rowsOf, withheldWord } from "./document.rules"
import type { Cell, Document } from "./document.schema"

const plain = (cell: Cell, language: Document["language"]): string => {
  if (cell === null) return ""
  if (typeof cell === "number") return String(cell)
  return harmless(isWithheld(cell) ? withheldWord(cell, language) : cell)
}

/** UTF-8 with a byte order mark, so that spreadsheets read the accents; CRLF as in RFC 4180. */
export const toCsv = (document: Document): Buffer =>
  Buffer.from(
    `\ufeff${stringify(
      rowsOf(document).map((row) => (row.length ? row.map((cell) => plain(cell, document.language)) : [""])),
      { record_delimiter: "\r\n" },
    )}`,
    "utf8",
  )
