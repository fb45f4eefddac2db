import { createHash, randomBytes } from "node:crypto"
import { crc32, deflateSync } from "node:zlib"
import { type FileType, partBytes } from "@ventanilla/core/outreach/attachment/schema"
import PDFDocument from "pdfkit"
import { must, type Who } from "./world"

/** A document as a program of the office makes it. */
export function pdf(text = "Memorándum de entendimiento", padding = 0): Promise<Buffer> {
  const document = new PDFDocument({ compress: true })
  const chunks: Buffer[] = []
  document.on("data", (chunk: Buffer) => chunks.push(chunk))
  document.text(text)
  if (padding) document.text("x ".repeat(padding))
  document.end()
  return new Promise((done) => document.on("end", () => done(Buffer.concat(chunks))))
}

/** A PDF of these objects, its table of places right: what a careful hand would write. */
export function pdfOf(...objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = []
  const places: number[] = []
  let at = 0
  const add = (part: string | Buffer) => {
    const bytes = typeof part === "string" ? Buffer.from(part, "latin1") : part
    at += bytes.length
    parts.push(bytes)
  }
  add("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
  for (const [index, object] of objects.entries()) {
    places.push(at)
    for (const part of [`${index + 1} 0 obj\n`, object, "\nendobj\n"]) add(part)
  }
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/** A document of today: its `packed` objects lie compressed in a stream, and so does its table of places. */
export function packedPdf(packed: Record<number, string>, ...objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", "latin1")]
  const length = () => parts.reduce((sum, part) => sum + part.length, 0)
  const rows = new Map<number, [kind: number, at: number, index: number]>([[0, [0, 0, 255]]])
  const add = (number: number, body: string | Buffer) => {
    rows.set(number, [1, length(), 0])
    parts.push(Buffer.from(`${number} 0 obj\n`), Buffer.from(body as string, "latin1"), Buffer.from("\nendobj\n"))
  }
  for (const [index, object] of objects.entries()) add(index + 1, object)
  const numbers = Object.keys(packed).map(Number)
  const [holder, table] = [Math.max(objects.length, ...numbers) + 1, Math.max(objects.length, ...numbers) + 2]
  add(holder, objectStream(packed))
  for (const [index, number] of numbers.entries()) rows.set(number, [2, holder, index])
  const at = length()
  rows.set(table, [1, at, 0])
  const places = Buffer.alloc((table + 1) * 5)
  for (const [number, [kind, place, index]] of rows) {
    places.writeUInt8(kind, number * 5)
    places.writeUIntBE(place, number * 5 + 1, 3)
    places.writeUInt8(index, number * 5 + 4)
  }
  const said = `/Type /XRef /Size ${table + 1} /W [1 3 1] /Root 1 0 R`
  parts.push(Buffer.from(`${table} 0 obj\n`), stream(said, places), Buffer.from(`\nendobj\nstartxref\n${at}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** A stream of these bytes, compressed unless its filter is said. */
export function stream(said: string, bytes: Buffer, filter?: string): Buffer {
  const written = filter === undefined ? deflateSync(bytes) : bytes
  const named = filter === undefined ? "/Filter /FlateDecode" : filter
  return Buffer.concat([
    Buffer.from(`<< ${said} ${named} /Length ${written.length} >>\nstream\n`, "latin1"),
    written,
    Buffer.from("\nendstream"),
  ])
}

/** A stream of objects: a table of their numbers and places, and behind it the objects. */
export function objectStream(
  objects: Record<number, string>,
  said?: string,
  filter?: string,
  write = (made: Buffer) => made,
) {
  let body = ""
  const table = Object.entries(objects).map(([number, object]) => {
    const row = `${number} ${body.length}`
    body += `${object} `
    return row
  })
  const head = `${table.join(" ")} `
  const made = Buffer.from(head + body, "latin1")
  return stream(said ?? `/Type /ObjStm /N ${table.length} /First ${head.length}`, write(made), filter)
}

/** A document that arrives in three parts, and that no packing makes smaller. */
export function longPdf(): Buffer {
  const noise = randomBytes(partBytes).toString("hex")
  return pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", `(${noise})`)
}

const chunk = (kind: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

export function png(more: [kind: string, data: string][] = [], side = 2): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    ...more.map(([kind, data]) => chunk(kind, Buffer.from(data, "latin1"))),
    chunk("IDAT", deflateSync(Buffer.alloc(6))),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** With where it was taken, as a telephone writes it. */
export function jpeg(where = "GPSLatitude 39.95", ...more: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    segment(0xe1, Buffer.from(`Exif\0\0${where}`, "latin1")),
    ...more,
    segment(0xfe, Buffer.from("comment", "latin1")),
    segment(0xc0, Buffer.from([8, 0, 2, 0, 2, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ])
}
export const jpegSegment = segment

/** What a camera writes down of a picture: how it was held, where it was, and with what it was taken. */
export function exif(orientation: number, order: "II" | "MM" = "MM"): string {
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [0x010f, 2, 4, 0x41424300],
    [0x0112, 3, 1, order === "MM" ? orientation << 16 : orientation],
    [0x8825, 4, 1, 0x32],
  ]
  const bytes = Buffer.alloc(8 + 2 + entries.length * 12 + 4)
  const short = (value: number, at: number) =>
    order === "MM" ? bytes.writeUInt16BE(value, at) : bytes.writeUInt16LE(value, at)
  const long = (value: number, at: number) =>
    order === "MM" ? bytes.writeUInt32BE(value >>> 0, at) : bytes.writeUInt32LE(value >>> 0, at)
  bytes.write(order, "latin1")
  short(42, 2)
  long(8, 4)
  short(entries.length, 8)
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
    long(value, at + 8)
  }
  return `${bytes.toString("latin1")}GPSLatitude 39.95`
}

/** A picture whose palette a browser that guesses would run: it cannot be cut off as what lies behind its end can. */
export const polyglot = (): Buffer => png([["PLTE", "<script>1</script >   "]])

export const announced = (bytes: Buffer, type: FileType = "application/pdf", name = "acuerdo.pdf") => ({
  type,
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  name,
})
export const partsIn = (bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, index) => ({
    index,
    data: bytes.subarray(index * partBytes, (index + 1) * partBytes).toString("base64"),
  }))

/** Through the API, as the console does. */
export async function upload(who: Who, allianceID: string, bytes: Buffer, more: object = {}): Promise<string> {
  const about = { owner: "alliance", ownerID: allianceID, purpose: "signed_copy" }
  const body = { ...about, ...announced(bytes), ...more }
  const begun = await must("POST", "/attachments", { who, body })
  const attachmentID = String(begun.attachmentID)
  for (const part of partsIn(bytes)) await must("POST", `/attachments/${attachmentID}/parts`, { who, body: part })
  await must("POST", `/attachments/${attachmentID}/finish`, { who, body: {} })
  return attachmentID
}
