/** A record of a CSV file, and the line on which it begins. */
export type CsvRow = {
  line: number
  cells: string[]
  /** Its quotes are unbalanced: nobody knows where its cells end. */
  broken: boolean
}

/**
 * The delimiter of a file: the one in its `sep=` line, or whichever of comma, semicolon and tab yields most known
 * column names. `skip`: the first line is not a record.
 */
export function delimiterOf(text: string, known: (name: string) => boolean): { delimiter: string; skip: boolean } {
  const first =
    text
      .split(/\r\n|\n|\r/)
      .find((line) => /\p{L}/u.test(line))
      ?.replace(/^\uFEFF/, "") ?? ""
  const said = /^"?sep=(.)"?[,;\t]*$/i.exec(first)?.[1]
  if (said) return { delimiter: said, skip: true }
  const count = (delimiter: string) =>
    first.split(delimiter).filter((cell) =>
      known(
        cell
          .trim()
          .replace(/^"(.*)"$/, "$1")
          .toLowerCase(),
      ),
    ).length
  const [delimiter = ","] = [",", ";", "\t"].sort((a, b) => count(b) - count(a))
  return { delimiter, skip: false }
}

/**
 * Reads CSV (RFC 4180) piece by piece: quoted cells may hold commas, quotes and line breaks; lines end in LF, CRLF or CR; a
 * byte-order mark is left out. A record with a quote that is never closed, or with letters behind one, is broken: a backslash before a quote
 * (which other programs write) is such a one. Empty lines are no records.
 */
export function csvReader(delimiter = ",") {
  let broken = false
  let cell = ""
  let cells: string[] = []
  let state: "start" | "plain" | "quoted" | "quote" = "start"
  let line = 1
  let began = 1
  let afterCr = false
  let first = true
  let rows: CsvRow[] = []

  const endCell = () => {
    cells.push(cell)
    cell = ""
    state = "start"
  }
  const endRow = () => {
    const blank = cells.length === 0 && cell === "" && state === "start"
    endCell()
    if (!blank) rows.push({ line: began, cells, broken })
    cells = []
    broken = false
  }
  const take = () => {
    const taken = rows
    rows = []
    return taken
  }

  function character(c: string) {
    if (c === "\n" && afterCr) {
      // The second half of a CRLF.
      afterCr = false
      if (state === "quoted") cell += c
      return
    }
    afterCr = c === "\r"
    if (c === "\n" || c === "\r") line++
    if (state === "quoted") {
      if (c === '"') state = "quote"
      else cell += c
      return
    }
    if (c === delimiter || c === "\n" || c === "\r") {
      if (c === delimiter) endCell()
      else {
        endRow()
        began = line
      }
      return
    }
    if (c === '"' && state === "start") state = "quoted"
    else if (c === '"' && state === "quote") {
      cell += '"'
      state = "quoted"
    } else {
      if (state === "quote") broken = true
      cell += c
      state = "plain"
    }
  }

  return {
    /** The records that end in this chunk. */
    push(piece: string): CsvRow[] {
      let from = 0
      if (first && piece.length > 0) {
        if (piece.charCodeAt(0) === 0xfeff) from = 1
        first = false
      }
      for (let at = from; at < piece.length; at++) character(piece[at] as string)
      return take()
    },
    /** The last record, if the file does not end with a line break. */
    end(): CsvRow[] {
      if (state === "quoted") broken = true
      if (cell !== "" || cells.length > 0 || state !== "start") endRow()
      return take()
    },
  }
}

/** One line of CSV, ended by CRLF. Formulas are not escaped here: this is data exchange, not a report. */
export const csvLine = (cells: readonly (string | number | undefined)[]): string =>
  `${cells
    .map((value) => {
      const text = value === undefined ? "" : String(value)
      return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(",")}\r\n`
