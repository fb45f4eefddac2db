import { unzipSync } from "fflate"
import { type CsvRow, csvReader, delimiterOf } from "./csv"
import { Flat } from "./flat"
import { byListName, readJson } from "./json"
import { oldFiles, oldNames } from "./old"
import { decodable, encodingOf } from "./read/encoding"
import { seen } from "./read/text"
import { Report } from "./report"
import { type TableName, tables } from "./tables"

export type Input = { name: string; bytes: Uint8Array }
/** Called between chunks: `done` of `all` bytes have been read. */
export type Progress = (done: number, all: number) => void | Promise<void>

const piece = 256 * 1024
/** A package that unpacks to more than this is refused: it cannot be a directory. */
const mostBytes = 400 * 1024 * 1024

/** Reads HSDS files, zipped or not, one after another, yielding to other work in between. */
export async function readFiles(inputs: readonly Input[], progress: Progress = () => {}): Promise<Flat> {
  const flat = new Flat(new Report())
  const files = inputs.flatMap((input) => (isZip(input.bytes) ? unpacked(flat, input) : [input]))
  const all = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  let before = 0
  for (const file of files) {
    await readFile(flat, file, (done) => progress(before + done, all))
    before += file.bytes.length
    await progress(before, all)
  }
  return flat
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

function unpacked(flat: Flat, { name, bytes }: Input): Input[] {
  let size = 0
  try {
    const entries = unzipSync(bytes, {
      filter: ({ originalSize, name: entry }) => {
        size += originalSize
        return size <= mostBytes && !entry.endsWith("/") && !/(^|\/)(__MACOSX|\.)/.test(entry)
      },
    })
    if (size > mostBytes) flat.report.add({ severity: "rejected", code: "too_large", file: name })
    return Object.entries(entries).map(([entry, content]) => ({ name: entry, bytes: content }))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    flat.report.add({ severity: "rejected", code: "not_hsds", file: name })
    return []
  }
}

const json = /\.(json|ndjson|jsonl)$/i

async function readFile(flat: Flat, { name, bytes: raw }: Input, progress: (done: number) => void | Promise<void>) {
  const file = name.replace(/^.*\//, "")
  if (file === "datapackage.json") return undefined
  const encoding = encodingOf(raw)
  const { bytes, label } = decodable(raw, encoding)
  const isTable = /\.csv$/i.test(file)
  if (encoding.guessed && (isTable || json.test(file)))
    flat.report.add({
      severity: "note",
      code: "encoding_guessed",
      file,
      field: encoding.twice ? `${encoding.label} ×2` : encoding.label,
    })
  if (isTable) return readCsv(flat, file, bytes, label, progress)
  if (json.test(file)) return readText(flat, file, new TextDecoder(label).decode(bytes), progress)
  flat.report.add({ severity: "note", code: "unknown_file", file })
  return undefined
}

async function readText(flat: Flat, file: string, text: string, progress: (done: number) => void | Promise<void>) {
  const whole = parsed(text)
  const expected = byListName(file)
  if (whole.ok) {
    const list = listIn(whole.value)
    if (!list) return readJson(flat, whole.value, { file }, expected)
    for (const [at, one] of list.entries()) {
      readJson(flat, one, { file, line: at + 1 }, expected)
      if (at % 200 === 199) await progress(((at + 1) / list.length) * text.length)
    }
    return undefined
  }
  // One object per line (NDJSON).
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue
    const one = parsed(line)
    if (one.ok) readJson(flat, one.value, { file, line: at + 1 }, expected)
    else flat.report.add({ severity: "rejected", code: "not_json", file, line: at + 1 })
    if (at % 200 === 199) await progress(((at + 1) / lines.length) * text.length)
  }
  return undefined
}

function listIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value
  const contents = (value as { contents?: unknown } | null)?.contents
  return Array.isArray(contents) ? contents : undefined
}

function parsed(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false }
    throw error
  }
}

async function readCsv(
  flat: Flat,
  file: string,
  bytes: Uint8Array,
  label: string,
  progress: (done: number) => void | Promise<void>,
): Promise<void> {
  const table = byListName(file)
  if (!table || tables[table].file !== file.toLowerCase()) {
    const code = oldFiles.has(file.toLowerCase()) ? "old_name" : "unknown_file"
    flat.report.add({ severity: "note", code, file })
    return
  }
  const decoder = new TextDecoder(label, { ignoreBOM: true })
  const head = new TextDecoder(label).decode(bytes.subarray(0, piece), { stream: bytes.length > piece })
  const known = (name: string) => Object.hasOwn(tables[table].fields, name)
  const { delimiter, skip } = delimiterOf(head, known)
  const reader = csvReader(delimiter)
  let columns: Columns | undefined
  const take = (rows: CsvRow[]) => {
    for (const row of rows) {
      // Empty rows, as spreadsheets write them.
      const isEmpty = !row.broken && row.cells.every((cell) => seen(cell) === "")
      if (isEmpty || (row.line === 1 && skip)) continue
      if (columns && isHeading(row, columns))
        flat.report.add({ severity: "note", code: "heading_again", file, line: row.line, table })
      else if (columns) add(flat, table, columns, row, file)
      else columns = columnsOf(flat, table, row, file)
    }
  }
  for (let from = 0; from < bytes.length; from += piece) {
    const to = Math.min(from + piece, bytes.length)
    take(reader.push(decoder.decode(bytes.subarray(from, to), { stream: to < bytes.length })))
    await progress(to)
  }
  take(reader.end())
}

const headingOf = (cell: string) => seen(cell).toLowerCase()

/** The field of each column; undefined where the column does not belong to this table. */
type Columns = (string | undefined)[]

function columnsOf(flat: Flat, table: TableName, { cells, line }: CsvRow, file: string): Columns {
  const before = new Set<string>()
  return cells.map((cell) => {
    const name = headingOf(cell)
    // Of a repeated column, the first is read: nobody knows which one is meant, and the second is reported.
    if (Object.hasOwn(tables[table].fields, name) && !before.has(name)) {
      before.add(name)
      return name
    }
    flat.report.add({
      severity: "note",
      code: oldNames.has(name) ? "old_name" : "unknown_column",
      file,
      line,
      table,
      field: cell.trim().slice(0, 80),
    })
    return undefined
  })
}

/** Two concatenated files repeat their header: a row that equals it is no record. */
const isHeading = ({ cells }: CsvRow, columns: Columns): boolean =>
  columns.some(Boolean) && columns.every((field, at) => field === undefined || headingOf(cells[at] ?? "") === field)

function add(flat: Flat, table: TableName, columns: Columns, { cells, line, broken }: CsvRow, file: string): void {
  // A row whose cells are in the wrong columns would attribute values to the wrong fields.
  if (broken || cells.slice(columns.length).some((cell) => cell.trim() !== "")) {
    flat.report.add({ severity: "rejected", code: "row_broken", file, line, table })
    return
  }
  if (cells.length < columns.length) flat.report.add({ severity: "note", code: "row_short", file, line, table })
  const raw: Record<string, string> = {}
  for (const [at, field] of columns.entries()) if (field) raw[field] = cells[at] ?? ""
  const missing = tables[table].tabular.find((field) => !raw[field])
  if (missing) {
    const where = { file, line, table, id: raw.id ?? "", field: missing }
    flat.report.add({ severity: "rejected", code: "missing", ...where })
    return
  }
  flat.add(table, raw, { file, line })
}
