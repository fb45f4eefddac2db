import { deflateSync } from "node:zlib"
import { getDocumentProxy } from "unpdf"
import { describe, expect, it } from "vitest"
import { objectStream, packedPdf, pdf, pdfOf, stream } from "../../../../../tests/support/files"
import { judge } from "./file.judge"

const catalog = "<< /Type /Catalog /Pages 2 0 R >>"
const pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>"
const latin = (text: string) => Buffer.from(text, "latin1")
const content = stream("", latin("BT /F1 12 Tf (Acta) Tj ET"))
const opening = (action: string) => catalog.replace(">>", `/OpenAction ${action} >>`)
const plain = pdfOf(catalog, pages, page, content)
const opens = (action: string, ...more: (string | Buffer)[]) => pdfOf(opening(action), pages, page, content, ...more)
const rewritten = (bytes: Buffer, from: string | RegExp, to: string) =>
  latin(bytes.toString("latin1").replace(from, to))
const noise = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * 7919 + (index >> 3)) & 255))
const ascii85 = (bytes: Buffer) => {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
  const signs = Array.from({ length: padded.length / 4 }, (_, index) =>
    [85 ** 4, 85 ** 3, 85 ** 2, 85, 1]
      .map((unit) => String.fromCharCode(33 + (Math.floor(padded.readUInt32BE(index * 4) / unit) % 85)))
      .join(""),
  )
  return latin(`${signs.join("")}~>`)
}
/** An incremental update appended to a document. */
const updated = (bytes: Buffer, number: number, object: string) => {
  const before = bytes.toString("latin1").match(/startxref\s+(\d+)/)?.[1]
  const at = bytes.length
  const row = `${String(at).padStart(10, "0")} 00000 n \n`
  const body = `${number} 0 obj\n${object}\nendobj\n`
  return latin(
    `${bytes.toString("latin1")}${body}xref\n${number} 1\n${row}trailer\n<< /Size 9 /Root 1 0 R /Prev ${before} >>\nstartxref\n${at + body.length}\n%%EOF\n`,
  )
}

/** A way to write a script URL in a link. */
const linked = (string: string) =>
  pdfOf(
    catalog,
    pages,
    page.replace(">>", `/Annots [<< /Subtype /Link /A << /S /URI /URI ${string} >> >>] >>`),
    content,
  )
const program = "javascript:alert(1)"
const sixteen = (text: string, little = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le")
  return little ? bytes : bytes.swap16()
}
const octal = (bytes: Buffer) => `(${[...bytes].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("")})`
const spelled: [how: string, string: string][] = [
  ["one letter by its number", "(java\\163cript:alert\\(1\\))"],
  ["all letters by their numbers", octal(latin(program))],
  ["a number of two figures, and one too large", "(\\12javas\\543ript:x)"],
  ["a line that goes on", "(java\\\nscript:x)"],
  ["a line that goes on, of Windows", "(java\\\r\nscript:x)"],
  ["ends of lines and tabs, escaped", "(java\\nsc\\tri\\rpt:x)"],
  ["a tab as it is", "(java\tscript:x)"],
  ["a needless backslash", "(java\\script\\:x)"],
  ["blanks before it", `(${" ".repeat(500)}java\\163cript:x)`],
  ["control characters everywhere", octal(latin("\u0001j\u0002av\u0000a\u001Fscript:x"))],
  ["capitals", octal(latin("JaVaScRiPt:x"))],
  ["hexadecimal", `<${latin(program).toString("hex")}>`],
  ["hexadecimal with blanks, in capitals", `<${latin(program).toString("hex").toUpperCase().split("").join(" ")}>`],
  ["UTF-16BE", `<${sixteen(program).toString("hex")}>`],
  ["UTF-16BE by numbers", octal(sixteen(program))],
  ["UTF-16LE", `<${sixteen(program, true).toString("hex")}>`],
  ["UTF-8 with its mark", `<efbbbf${latin(program).toString("hex")}>`],
  ["another language", octal(latin("vbscript:x"))],
]

/** As office programs, print shops and scanners write them: different headers, compression, numbering and ends. */
const benign: [what: string, bytes: Buffer | Promise<Buffer>][] = [
  ["our own reports", pdf()],
  ["a long one of ours", pdf("Acuerdo", 60_000)],
  ["by hand", plain],
  [
    "a word processor that opens at the first page, with lengths said elsewhere",
    opens(
      "[3 0 R /XYZ null null 0]",
      rewritten(content, /\/Length \d+/, "/Length 6 0 R"),
      "33",
      "<< /Lang (es-MX) /Producer (Procesador) >>",
    ),
  ],
  ["a press that opens the width of the page", opens("[3 0 R /FitH null]")],
  ["a library that writes where it opens as an action", opens("<< /S /GoTo /D [3 0 R /Fit] >>")],
  ["one that names the place", opens("<< /Type /Action /S /GoTo /D (inicio) >>")],
  ["one that opens nothing", opens("null")],
  ["a typesetter, the action elsewhere", opens("5 0 R", "<< /S /GoTo /D [3 0 R /Fit] >>")],
  ["one that refers twice", opens("5 0 R", "6 0 R", "[3 0 R /Fit]")],
  [
    "a typesetter of today, the action in a stream of objects",
    packedPdf({ 2: pages, 3: page, 5: "<< /S /GoTo /D [3 0 R /Fit] >>" }, opening("5 0 R"), "null", "null", content),
  ],
  [
    "an office's with titles and colours that say how many they are",
    pdfOf(
      catalog.replace(">>", "/Outlines 5 0 R /Metadata 7 0 R >>"),
      pages,
      page,
      content,
      "<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>",
      "<< /Title (\\(1\\) Vigencia) /Parent 5 0 R /Dest [3 0 R /Fit] >>",
      stream("/Type /Metadata /Subtype /XML", latin('<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>'), ""),
      stream("/N 3 /Alternate /DeviceRGB", noise.subarray(0, 2000)),
      stream("/N 3", ascii85(deflateSync(noise.subarray(0, 2000))), "/Filter [/ASCII85Decode /FlateDecode]"),
    ),
  ],
  [
    "a scanner's, a picture a page, filled up with noughts",
    Buffer.concat([
      pdfOf(
        catalog,
        pages,
        page,
        content,
        stream("/Subtype /Image", noise, "/Filter /DCTDecode"),
        stream("/Subtype /Image", noise),
      ),
      Buffer.alloc(300),
    ]),
  ],
  [
    "a link to a page of the web",
    pdfOf(
      catalog,
      pages,
      page.replace(
        ">>",
        "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /F 4 /A << /S /URI /URI (https://example.org) >> >>] >>",
      ),
      content,
    ),
  ],
  [
    "one that speaks of pages of the web",
    pdfOf(catalog, pages, page, content, "<< /Title (Como usar <img src> y <meta charset>) >>"),
  ],
  [
    "a form to be filled in, without a script",
    pdfOf(
      catalog.replace(">>", "/AcroForm << /Fields [5 0 R] /DA (/Helv 0 Tf 0 g) /SigFlags 3 >> >>"),
      pages,
      page.replace(">>", "/Annots [5 0 R] >>"),
      content,
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Nombre \\(completo\\)) /V <feff004d0061> /Rect [0 0 90 20] /P 3 0 R >>",
    ),
  ],
  ["a title that speaks of it", pdfOf(catalog, pages, page, content, "<< /Title (Curso de JavaScript: uno) >>")],
  ["links to a telephone and to a mail", linked("(tel:+12155550101)")],
  ["one that was changed later", updated(plain, 3, page.replace("612 792", "595 842"))],
  ["one with the mark of UTF-8 before it", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain])],
  ["one with other ends of lines and comments", pdfOf(`% hecho a mano\r${catalog}`, pages, page, content)],
  ["one whose stream says that it ends before it begins", rewritten(plain, /\/Length \d+/, "/Length -9")],
  ["one whose stream says a wrong length", rewritten(plain, /\/Length \d+/, "/Length 07")],
  [
    "one whose name has a number sign",
    pdfOf(catalog, pages, page.replace(">>", "/Resources << /Font << /A#20B null >> >> >>"), content),
  ],
]

const js = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
const hex = (made: Buffer) => latin(`${made.toString("hex")}>`)
const hidden = (object: Buffer) => pdfOf(opening("6 0 R"), pages, page, content, object)
const unnamed = (objects: Record<number, string>, filter?: string, write?: (made: Buffer) => Buffer) =>
  objectStream(objects, `/N 1 /First ${"6 0 ".length}`, filter, write)
const uri = "<< /S /URI /URI (https://example.org/abrio) >>"

const hostile: [what: string, bytes: Buffer, refusal: string][] = [
  ["a script", pdfOf(catalog.replace(">>", "/Names << /JavaScript 5 0 R >> >>"), pages, page, content), "file_active"],
  ["a script when it is opened", opens(js), "file_active"],
  ["an address when it is opened", opens(uri), "file_active"],
  ["an address when it is opened, elsewhere", opens("5 0 R", uri), "file_active"],
  [
    "an address when it is opened, in a stream of objects",
    packedPdf({ 2: pages, 3: page, 5: uri }, opening("5 0 R"), "null", "null", content),
    "file_active",
  ],
  ["an opening that is nowhere", opens("9 0 R"), "file_active"],
  ["an opening that refers to itself", opens("5 0 R", "5 0 R"), "file_active"],
  ["a printer when it is opened", opens("<< /S /Named /N /Print >>"), "file_active"],
  ["a page, and then an address", opens(`<< /S /GoTo /D [3 0 R /Fit] /Next ${uri} >>`), "file_active"],
  [
    "an opening with an escape in its name",
    pdfOf(catalog.replace(">>", `/Open#41ction ${uri} >>`), pages, page, content),
    "file_active",
  ],
  [
    "an opening beside the objects",
    rewritten(plain, "/Root 1 0 R", `/Root << /Type /Catalog /Pages 2 0 R /OpenAction ${uri} >>`),
    "file_active",
  ],
  ["an opening that a later state puts in", updated(plain, 1, opening(uri)), "file_active"],
  ["an opening that a later state puts in elsewhere", updated(opens("5 0 R", "[3 0 R /Fit]"), 5, uri), "file_active"],
  ["two openings", pdfOf(opening(`[3 0 R /Fit] /OpenAction ${uri}`), pages, page, content), "file_damaged"],
  ["a program that it launches", pdfOf(catalog, pages, page, content, "<< /S /Launch /F (x) >>"), "file_active"],
  ["a form that it sends", pdfOf(catalog, pages, page, content, "<< /S /SubmitForm /F (x) >>"), "file_active"],
  ["data that it takes in", pdfOf(catalog, pages, page, content, "<< /S /ImportData /F (x) >>"), "file_active"],
  ["a film", pdfOf(catalog, pages, page, content, "<< /Subtype /RichMedia >>"), "file_active"],
  [
    "a figure in space that runs a script",
    pdfOf(catalog, pages, page, content, "<< /OnInstantiate 4 0 R >>"),
    "file_active",
  ],
  ["a sound", pdfOf(catalog, pages, page, content, "<< /S /Sound >>"), "file_active"],
  ["another document that it opens", pdfOf(catalog, pages, page, content, "<< /S /GoToR /F (x) >>"), "file_active"],
  ["an additional action", pdfOf(catalog, pages, page.replace(">>", "/AA << /O 5 0 R >> >>"), content), "file_active"],
  ["a short script name", pdfOf(catalog, pages, page, content, "<< /JS (app.alert) >>"), "file_active"],
  [
    "an address of the web's script",
    pdfOf(catalog, pages, page, content, "<< /S /URI /URI (JavaScript:x) >>"),
    "file_active",
  ],
  ["a name that is escaped", pdfOf(catalog, pages, page, content, "<< /S /J#61vaScr#69pt >>"), "file_active"],
  [
    "a form of another kind",
    pdfOf(catalog.replace(">>", "/AcroForm << /XFA 3 0 R >> >>"), pages, page, content),
    "file_active",
  ],
  ["a file inside", pdfOf(catalog, pages, page, content, "<< /Type /EmbeddedFile /Length 0 >>"), "file_embedded"],
  [
    "files in its table",
    pdfOf(catalog.replace(">>", "/Names << /EmbeddedFiles 5 0 R >> >>"), pages, page, content),
    "file_embedded",
  ],
  [
    "a file that says no type",
    pdfOf(catalog, pages, page, content, "<< /F (a.exe) /EF << /F 4 0 R >> >>"),
    "file_embedded",
  ],
  ["a model of three dimensions", pdfOf(catalog, pages, page, content, "<< /Subtype /3D /3DD 4 0 R >>"), "file_active"],
  ["a password", rewritten(plain, "/Root", "/Encrypt 9 0 R /Root"), "file_encrypted"],
  [
    "a script in a stream of objects",
    packedPdf({ 2: pages, 3: page, 5: js }, opening("[3 0 R]"), "null", "null", content),
    "file_active",
  ],
  [
    "a short name in a stream of objects",
    packedPdf({ 5: "<< /AA 4 0 R >>" }, catalog, pages, page, content),
    "file_active",
  ],
  [
    "an escaped name in a stream of objects",
    packedPdf({ 5: "<< /S /J#61vaScript >>" }, catalog, pages, page, content),
    "file_active",
  ],
  ["a stream of objects that does not say so", hidden(unnamed({ 6: js })), "file_active"],
  [
    "one that does not say so, twice compressed",
    hidden(unnamed({ 6: js }, "/Filter [/FlateDecode /FlateDecode]", (made) => deflateSync(deflateSync(made)))),
    "file_damaged",
  ],
  [
    "one that does not say so, in hexadecimal",
    hidden(unnamed({ 6: js }, "/Filter [/ASCIIHexDecode /FlateDecode]", (made) => hex(deflateSync(made)))),
    "file_damaged",
  ],
  [
    "one that says only how many",
    hidden(stream("/N 1", hex(latin(`6 0 ${js}`)), "/Filter /ASCIIHexDecode")),
    "file_active",
  ],
  [
    "one that says only how many, in eighty-fives",
    hidden(stream("/N 1 /Subtype /Image", ascii85(latin(`6 0 ${js}`)), "/Filter /A85")),
    "file_active",
  ],
  [
    "one in a way that is not read here",
    hidden(unnamed({ 6: js }, "/Filter /LZWDecode", () => latin("zz"))),
    "file_damaged",
  ],
  ["one whose way is said elsewhere", hidden(unnamed({ 6: js }, "/Filter 7 0 R", hex)), "file_damaged"],
  [
    "one whose way is said twice",
    hidden(unnamed({ 6: js }, "/Filter /FlateDecode /Filter /ASCIIHexDecode", hex)),
    "file_damaged",
  ],
  [
    "one with differences from row to row",
    hidden(unnamed({ 6: js }, "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>", deflateSync)),
    "file_damaged",
  ],
  ["one whose bytes are another file's", hidden(stream("/N 1 /First 4 /F (x)", latin(""))), "file_active"],
  [
    "one that cannot be read",
    hidden(objectStream({ 6: js }, undefined, "/Filter /FlateDecode", () => latin("nonsense"))),
    "file_damaged",
  ],
  [
    "one whose objects lie over one another",
    hidden(stream("/Type /ObjStm /N 2 /First 8", latin("6 0 7 0 << >>"))),
    "file_damaged",
  ],
  [
    "one whose object begins inside of a string",
    hidden(stream("/Type /ObjStm /N 1 /First 4", latin("6 9 (      << /S /Hide /AA 4 0 R >>)"))),
    "file_active",
  ],
  ["a stream that grows without end", hidden(objectStream({ 6: " ".repeat(80 * 1024 * 1024) })), "file_damaged"],
  [
    "a script in a stream that says nothing",
    pdfOf(catalog, pages, page, stream("", latin("<< /S /JavaScript >>"))),
    "file_active",
  ],
  [
    "an object inside of a string",
    pdfOf(catalog, pages, page, content, `(6 0 obj << /First 4 /N 1 >>)`),
    "file_damaged",
  ],
  [
    "an object inside of a stream",
    pdfOf(catalog, pages, page, stream("", latin("\n6 0 obj << >>"), "")),
    "file_damaged",
  ],
  [
    "an object inside of a stream, with comments between",
    pdfOf(catalog, pages, page, stream("", latin("\n6 0 % x\n% y\nobj << >>"), "")),
    "file_damaged",
  ],
  ["an object inside of a comment", pdfOf(catalog, `% 6 0 obj << >>\n${pages}`, page, content), "file_damaged"],
  [
    "a false end of a stream",
    pdfOf(catalog, pages, page, stream("", latin("x endstream endobj 3c3c"), "").subarray(0, -10)),
    "file_damaged",
  ],
  ["a key that is none", pdfOf(catalog, pages, page, content, "<< /Type (x) (y) >>"), "file_damaged"],
  ["lists in lists", pdfOf(catalog, pages, page, content, `${"[".repeat(5000)}${"]".repeat(5000)}`), "file_damaged"],
  [
    "a script behind a false stream",
    pdfOf(catalog, pages, page, content, "% stream\n<< /S /JavaScript >>\n% endstream"),
    "file_active",
  ],
  ["something between objects", rewritten(plain, "endobj\n2 0 obj", "endobj\nMZ\n2 0 obj"), "file_damaged"],
  ["something behind its end", Buffer.concat([plain, latin("MZ\x90")]), "file_polyglot"],
  ["something before its beginning", Buffer.concat([latin("\n\n"), plain]), "file_type"],
  ["no end", plain.subarray(0, plain.length - 8), "file_truncated"],
  ["a table that is elsewhere", rewritten(plain, /startxref\n\d+/, "startxref\n3"), "file_damaged"],
]

const pdfType = "application/pdf"

describe("a document as programs write it", () => {
  it.each(benign)("%s: is kept as it is", async (_, made) => {
    const bytes = await made
    const marked = bytes[0] === 0xef ? 3 : 0
    expect(judge(bytes, pdfType)).toEqual({ bytes: bytes.subarray(marked) })
    // The examples really are readable documents.
    expect((await getDocumentProxy(new Uint8Array(bytes))).numPages).toBeGreaterThan(0)
  })
})

describe("a document with", () => {
  it.each(spelled)("an address that is a program, by %s, is refused", (_, string) => {
    expect(judge(linked(string), pdfType)).toBe("file_active")
    const elsewhere = pdfOf(
      catalog,
      pages,
      page.replace(">>", "/Annots [<< /A << /S /URI /URI 5 0 R >> >>] >>"),
      content,
      string,
    )
    expect(judge(elsewhere, pdfType)).toBe("file_active")
    const packed = packedPdf({ 2: pages, 3: page, 5: `<< /S /URI /URI ${string} >>` }, catalog, "null", "null", content)
    expect(judge(packed, pdfType)).toBe("file_active")
  })

  it.each(hostile)("%s is refused", (_, bytes, refusal) => {
    expect(judge(bytes, pdfType)).toBe(refusal)
  })

  it("a stream that ends anywhere, before it begins too, is read to the end", () => {
    for (let length = -200; length <= 400; length++) {
      const second = rewritten(content, /\/Length \d+/, `/Length ${length}`)
      expect(judge(pdfOf(catalog, pages, page, content, second), pdfType), String(length)).toBeTypeOf("object")
    }
  })

  it("what runs would run: a reader finds the script that lies in a stream of objects without a type", async () => {
    const [, bytes] = hostile.find(([what]) => what === "a script in a stream of objects") as (typeof hostile)[number]
    const said = bytes
      .toString("latin1")
      .replace("/Type /ObjStm", " ".repeat(13))
      .replace("/OpenAction [3 0 R]", "/OpenAction 5 0 R  ")
    const document = await getDocumentProxy(new Uint8Array(latin(said)))
    expect(JSON.stringify(await document.getJSActions())).toContain("app.alert")
    expect(judge(latin(said), pdfType)).toBe("file_active")
  })
})
