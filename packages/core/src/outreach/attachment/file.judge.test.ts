import { deflateSync } from "node:zlib"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  exif,
  jpeg,
  jpegSegment,
  objectStream,
  packedPdf,
  pdfOf,
  png,
  stream,
} from "../../../../../tests/support/files"
import { FileType, mostBytes, Refusal } from "./attachment.schema"
import { judge } from "./file.judge"

const latin = (text: string) => Buffer.from(text, "latin1")
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("")
const [catalog, pages] = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]
const plain = pdfOf(catalog, pages)
const zip = latin(`PK\x03\x04\x14\x00${"x".repeat(40)}PK\x05\x06${"\0".repeat(18)}`)
const box = (kind: string, body: Buffer) => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 8)
  return Buffer.concat([size, latin(kind), body])
}
const heic = box("ftyp", latin("heic\0\0\0\0mif1heic"))

/** Files of other kinds that somebody may send: audio, video, archives, programs, pages. */
const others: Record<string, Buffer> = {
  "a program": latin(`MZ${"\0".repeat(200)}`),
  "plain text": latin("Memorándum"),
  "a page of the web": latin("<!doctype html><html><script>1</script></html>"),
  "a drawing with a script": latin('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  "an archive": zip,
  "a film whose parts say that they are nothing": Buffer.concat([
    Buffer.from("3026b2758e66cf11a6d900aa0062ce6c", "hex"),
    Buffer.alloc(64),
  ]),
  "a film that is cut off in a number": Buffer.from("1a45dfa3ff", "hex"),
  "a film of boxes": box("ftyp", latin("isom\0\0\0\0isom")),
  "a sound of pieces": latin("RIFF\xff\xff\xff\xffWEBPVP8X"),
  "a song": latin("ID3\x04\0\0\x7f\x7f\x7f\x7f"),
  "a picture that moves": latin("GIF89a\x01\0\x01\0"),
  nothing: Buffer.alloc(0),
  "a byte": Buffer.alloc(1),
}

describe("whatever is sent as a document or a picture", () => {
  it.each(Object.entries(others))("%s is told apart", (_, bytes) => {
    for (const type of FileType.options) expect(judge(bytes, type)).toBe("file_type")
  })

  it("one kind is not taken for another", () => {
    const each = { "application/pdf": plain, "image/png": png(), "image/jpeg": jpeg() }
    for (const type of FileType.options)
      for (const [its, bytes] of Object.entries(each))
        expect(typeof judge(bytes, type), `${its} as ${type}`).toBe(its === type ? "object" : "string")
  })

  it("a photo in HEIC is called by its name", () => {
    for (const type of FileType.options) expect(judge(heic, type)).toBe("file_heic")
  })

  it.each([
    ["the mark of a harmful program", pdfOf(catalog, pages, `(${eicar})`), "file_malware"],
    ["another program's archive behind it", Buffer.concat([plain, zip]), "file_polyglot"],
    ["an archive before it", Buffer.concat([zip, plain]), "file_type"],
    ["an archive in it", pdfOf(catalog, pages, `(${zip.toString("latin1")})`), "file_polyglot"],
    ["a page of the web in it", pdfOf(catalog, pages, "(<html><body>)"), "file_polyglot"],
    ["a script of the web in it", pdfOf(catalog, pages, "(<SCRIPT >alert)"), "file_polyglot"],
  ])("with %s is refused", (_, bytes, refusal) => {
    expect(judge(bytes, "application/pdf")).toBe(refusal)
  })
})

const samples: [Buffer, FileType][] = [
  [plain, "application/pdf"],
  [
    packedPdf({ 2: pages, 5: "<< /S /GoTo /D [3 0 R /Fit] >>" }, `${catalog.slice(0, -2)} /OpenAction 5 0 R >>`),
    "application/pdf",
  ],
  [pdfOf(catalog, pages, stream("/N 3", latin("<~z!!~>"), "/Filter [/A85 /Fl]")), "application/pdf"],
  [png([["eXIf", exif(6)]]), "image/png"],
  [jpeg(exif(6)), "image/jpeg"],
  [jpeg(exif(8, "II")), "image/jpeg"],
]

describe("the judges", () => {
  it("judge whatever bytes come: cut anywhere, changed anywhere, or made up behind a true beginning", () => {
    const changed = fc.record({
      of: fc.constantFrom(...samples),
      until: fc.double({ min: 0, max: 1, noNaN: true }),
      changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
      behind: fc.uint8Array({ maxLength: 40 }),
      as: fc.constantFrom(...FileType.options),
    })
    fc.assert(
      fc.property(changed, ({ of: [whole, type], until, changes, behind, as }) => {
        const bytes = Buffer.concat([whole.subarray(0, Math.ceil(whole.length * until)), behind])
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
        for (const asked of [type, as]) {
          const judged = judge(bytes, asked)
          if (typeof judged === "string") Refusal.parse(judged)
          // A stored file stays the same when it is checked again.
          else expect(judge(judged.bytes, asked)).toEqual(judged)
        }
      }),
      { numRuns: 4000 },
    )
  })

  it("judge every beginning of every kind", () => {
    for (const [whole, type] of samples)
      for (let length = 0; length < whole.length; length++) {
        const judged = judge(whole.subarray(0, length), type)
        if (typeof judged === "string") Refusal.parse(judged)
      }
  })
})

/** Input on which a reader that starts over at each match would take quadratic time. */
const again = (text: string) => (size: number) => text.repeat(Math.ceil(size / text.length)).slice(0, size)
const filled = (size: number, piece: Buffer) => Buffer.alloc(size - (size % piece.length), piece)
const inPdf = (made: (size: number) => string | Buffer) => (size: number) =>
  pdfOf(catalog, pages, made(size), "<< /Length 0 >>")
const inText = (text: string) => inPdf((size) => latin(again(text)(size)))
const bomb = deflateSync(Buffer.alloc(10_000_000))
const bombs = (size: number, tail: string) =>
  pdfOf(
    catalog,
    pages,
    ...Array.from({ length: Math.ceil(size / 12_000) }, () =>
      stream("", Buffer.concat([bomb, latin(tail)]), "/Filter /FlateDecode"),
    ),
  )
const slow: [what: string, type: FileType, (size: number) => Buffer][] = [
  ["streams that begin and never end", "application/pdf", inText("<< >>\nstream\n")],
  [
    "streams within streams",
    "application/pdf",
    (size) => Buffer.concat([inText("<< >> stream\n")(size), latin("endstream")]),
  ],
  ["ends of streams", "application/pdf", inText("endstream ")],
  ["objects that begin", "application/pdf", inText("1 0 obj ")],
  ["the word for an object", "application/pdf", inText(" obj")],
  ["the word for an object, and lines", "application/pdf", inText("\nobj")],
  ["comments before it", "application/pdf", inText("%1 0\n")],
  ["digits before it", "application/pdf", (size) => inPdf(() => `(${"1".repeat(size)}obj)`)(size)],
  ["blanks before it", "application/pdf", (size) => inPdf(() => `(1 ${" ".repeat(size)}obj)`)(size)],
  ["lists that are not closed", "application/pdf", inText("[ ")],
  ["tables that are not closed", "application/pdf", inText("<</A ")],
  ["strings that are not closed", "application/pdf", inText("(")],
  ["strings that are not closed, of numbers", "application/pdf", inText("<")],
  ["numbers that may be references", "application/pdf", inPdf((size) => `[${again("1 0 ")(size)}]`)],
  ["a number", "application/pdf", inPdf((size) => "1".repeat(size))],
  ["signs and points", "application/pdf", inPdf((size) => again("+-.")(size))],
  ["names", "application/pdf", inPdf((size) => `[${again("/J#61vaScrip ")(size)}]`)],
  ["escapes", "application/pdf", inPdf((size) => `[/${again("#4a")(size)}]`)],
  [
    "states of one object",
    "application/pdf",
    (size) => pdfOf(catalog, pages, ...Array.from({ length: size / 40 }, () => "3 0 R")),
  ],
  [
    "one object, again and again",
    "application/pdf",
    (size) =>
      latin(
        pdfOf(
          `${catalog.slice(0, -2)} /OpenAction 3 0 R >>`,
          pages,
          `3 0 R\nendobj\n${again("3 0 obj\n[3 0 R]\nendobj\n")(size)}`,
        ).toString("latin1"),
      ),
  ],
  ["openings", "application/pdf", inPdf((size) => `[${again("<< /OpenAction 3 0 R >> ")(size)}]`)],
  ["tables of places", "application/pdf", inText("endobj xref 0 ")],
  ["ends of documents", "application/pdf", inText("startxref 1 %%EOF ")],
  ["bombs", "application/pdf", (size) => bombs(size, "")],
  [
    "bombs that break",
    "application/pdf",
    (size) => bombs(size, "x").map((byte, at) => (at % 9000 === 8999 ? byte ^ 1 : byte)) as Buffer,
  ],
  [
    "objects in a stream, over one another",
    "application/pdf",
    (size) => inPdf(() => objectStream({ 9: "[" }, `/N ${size} /First 4`))(size),
  ],
  [
    "objects in a stream",
    "application/pdf",
    (size) =>
      inPdf(() =>
        objectStream(Object.fromEntries(Array.from({ length: size / 12 }, (_, index) => [index, "<< /A [1] >>"]))),
      )(size),
  ],
  [
    "zeros in eighty-fives",
    "application/pdf",
    inPdf((size) => stream("/N 3", latin("z".repeat(size)), "/Filter [/A85 /A85 /A85]")),
  ],
  ["beginnings of pages", "application/pdf", inText("<!doctype ")],
  ["blanks of pages", "application/pdf", inPdf((size) => `(<!doctype${" ".repeat(size)})`)],
  ["chunks of nothing", "image/png", (size) => png(Array<[string, string]>(Math.ceil(size / 12)).fill(["tEXt", ""]))],
  ["segments of nothing", "image/jpeg", (size) => jpeg("", filled(size, jpegSegment(0xe5, Buffer.alloc(0))))],
  ["turns", "image/jpeg", (size) => jpeg("", filled(size, jpegSegment(0xe1, latin(`Exif\0\0${exif(1)}`))))],
  ["filling", "image/jpeg", (size) => jpeg("", Buffer.alloc(size, 0xff))],
  ["scans", "image/jpeg", (size) => jpeg("", filled(size, Buffer.from([0xff, 0xda, 0, 3, 0, 1, 0xff, 0])))],
]

/** CPU time, the least of three runs: other load on this machine must not count. */
const milliseconds = (bytes: Buffer, type: FileType, times = 3) =>
  Math.min(
    ...Array.from({ length: times }, () => {
      const from = process.cpuUsage()
      judge(bytes, type)
      const { user, system } = process.cpuUsage(from)
      return (user + system) / 1000
    }),
  )
const sizes = [50, 100, 200, 400].map((kilobytes) => kilobytes * 1024)
/** CPU time in which a file of any accepted size is checked. The API's limit is twenty seconds. */
const cpuLimit = 5000

describe("the time a judgement takes", () => {
  it.each(slow)("grows as the file does, with %s", { timeout: 120_000 }, (_, type, made) => {
    const took = sizes.map((size) => milliseconds(Buffer.from(made(size)), type))
    const [first = 0, , , last = 0] = took
    // Eight times the bytes take eight times as long if linear, sixty-four times if quadratic.
    expect(last, took.map((each) => each.toFixed(1)).join(", ")).toBeLessThan(Math.max(first, 8) * 24)
    expect(milliseconds(Buffer.from(made(mostBytes - 4096)), type, 1)).toBeLessThan(cpuLimit)
  })
})
