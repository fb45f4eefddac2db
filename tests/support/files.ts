import { createHash, randomBytes } from "node:crypto"
import { crc32, deflateSync } from "node:zlib"
import { type FileType, partBytes } from "@ventanilla/core/attachment/schema"
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
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1")]
  const places: number[] = []
  const length = () => parts.reduce((sum, part) => sum + part.length, 0)
  for (const [index, object] of objects.entries()) {
    places.push(length())
    parts.push(
      Buffer.from(`${index + 1} 0 obj\n`),
      typeof object === "string" ? Buffer.from(object, "latin1") : object,
      Buffer.from("\nendobj\n"),
    )
  }
  const at = length()
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
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
export function jpeg(where = "GPSLatitude 39.95"): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    segment(0xe1, Buffer.from(`Exif\0\0${where}`, "latin1")),
    segment(0xfe, Buffer.from("comment", "latin1")),
    segment(0xc0, Buffer.from([8, 0, 2, 0, 2, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** A picture that is a page, too: a browser that guesses would run it. */
export const polyglot = (): Buffer => Buffer.concat([png(), Buffer.from("<html><script>1</script></html>")])

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
