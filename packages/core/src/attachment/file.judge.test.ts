import { deflateSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { jpeg, pdf, pdfOf, png } from "../../../../tests/support/files"
import { assertName } from "./attachment.rules"
import type { FileType } from "./attachment.schema"
import { judge } from "./file.judge"

const catalog = "<< /Type /Catalog /Pages 2 0 R >>"
const pages = "<< /Type /Pages /Kids [] /Count 0 >>"
const plain = pdfOf(catalog, pages)
const latin = (text: string) => Buffer.from(text, "latin1")
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("")
/** An object stream, in which `inside` lies compressed. */
const objectStream = (inside: string, filter = "/FlateDecode", bytes = deflateSync(latin(inside))) =>
  Buffer.concat([
    latin(`<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    latin("\nendstream"),
  ])
const zip = latin(`PK\x03\x04\x14\x00${"x".repeat(40)}PK\x05\x06${"\0".repeat(18)}`)

const refused: [string, Buffer, string, FileType?][] = [
  ["a script", pdfOf(`${catalog.slice(0, -2)} /Names << /JavaScript 3 0 R >> >>`, pages), "file_active"],
  ["an action when it is opened", pdfOf("<< /Type /Catalog /OpenAction 3 0 R /Pages 2 0 R >>", pages), "file_active"],
  ["a program that it launches", pdfOf(catalog, pages, "<< /S /Launch /F (x) >>"), "file_active"],
  ["a name that is escaped", pdfOf(catalog, pages, "<< /S /J#61vaScr#69pt >>"), "file_active"],
  ["an additional action", pdfOf(catalog, pages, "<< /Type /Page /AA << /O 4 0 R >> >>"), "file_active"],
  ["a short script name", pdfOf(catalog, pages, "<< /JS (app.alert) >>"), "file_active"],
  ["a form of another kind", pdfOf("<< /Type /Catalog /AcroForm << /XFA 3 0 R >> >>", pages), "file_active"],
  ["a file inside", pdfOf(catalog, pages, "<< /Type /EmbeddedFile /Length 0 >>"), "file_embedded"],
  [
    "a password",
    Buffer.from(plain.toString("latin1").replace("/Root", "/Encrypt 9 0 R /Root"), "latin1"),
    "file_encrypted",
  ],
  ["a script in a compressed stream", pdfOf(catalog, pages, objectStream("3 0 << /S /JavaScript >>")), "file_active"],
  ["a short name in a compressed stream", pdfOf(catalog, pages, objectStream("3 0 << /JS 4 0 R >>")), "file_active"],
  [
    "a stream that cannot be read",
    pdfOf(catalog, pages, objectStream("x", "[/ASCIIHexDecode /FlateDecode]")),
    "file_damaged",
  ],
  [
    "a stream that is no stream",
    pdfOf(catalog, pages, objectStream("x", "/FlateDecode", latin("nonsense"))),
    "file_damaged",
  ],
  [
    "a stream that grows without end",
    pdfOf(catalog, pages, objectStream("", "/FlateDecode", deflateSync(Buffer.alloc(130 * 1024 * 1024)))),
    "file_damaged",
  ],
  [
    "a script in a stream that says nothing of objects",
    pdfOf(
      catalog,
      pages,
      Buffer.concat([
        latin("<< /Filter /FlateDecode >>\nstream\n"),
        deflateSync(latin("<< /S /JavaScript >>")),
        latin("\nendstream"),
      ]),
    ),
    "file_active",
  ],
  [
    "a stream of objects that a string hides",
    pdfOf(
      catalog,
      pages,
      Buffer.concat([
        latin("<< /Type /ObjStm (x obj) /Filter /LZWDecode >>\nstream\n"),
        latin("zz"),
        latin("\nendstream"),
      ]),
    ),
    "file_damaged",
  ],
  [
    "a script behind a false stream",
    pdfOf(catalog, pages, "% stream\n<< /S /JavaScript >>\n% endstream"),
    "file_active",
  ],
  ["another program's archive behind it", Buffer.concat([plain, zip]), "file_polyglot"],
  ["an archive before it", Buffer.concat([zip, plain]), "file_polyglot"],
  ["a page of the web in it", pdfOf(catalog, pages, "(<html><body>)"), "file_polyglot"],
  ["a script of the web in it", pdfOf(catalog, pages, "(<SCRIPT >alert)"), "file_polyglot"],
  ["something behind its end", Buffer.concat([plain, latin("MZ\x90")]), "file_polyglot"],
  ["something before its beginning", Buffer.concat([latin("\n\n"), plain]), "file_type"],
  ["the mark of a harmful program", pdfOf(catalog, pages, `(${eicar})`), "file_malware"],
  ["no end", plain.subarray(0, plain.length - 8), "file_truncated"],
  [
    "a table that is elsewhere",
    latin(plain.toString("latin1").replace(/startxref\n\d+/, "startxref\n3")),
    "file_damaged",
  ],
  ["a picture's content", png(), "file_type"],
  ["a program's content", latin(`MZ${"\0".repeat(200)}`), "file_type"],
  ["plain text", latin("Memorándum"), "file_type"],
]
const pictures: [string, Buffer, string, FileType][] = [
  ["a picture with a document's content", plain, "file_type", "image/png"],
  ["a picture with something behind its end", Buffer.concat([png(), latin("x")]), "file_polyglot", "image/png"],
  ["a picture with a script in its text", png([["tEXt", "Comment\0<script>x</script>"]]), "file_polyglot", "image/png"],
  ["a picture that is cut off", png().subarray(0, 60), "file_truncated", "image/png"],
  [
    "a picture with a wrong sum",
    Buffer.from(png().map((byte, at) => (at === 45 ? byte ^ 1 : byte))),
    "file_damaged",
    "image/png",
  ],
  ["a picture too large to show", png([], 60_000), "file_too_large", "image/png"],
  ["a photo with an archive behind it", Buffer.concat([jpeg(), zip]), "file_polyglot", "image/jpeg"],
  ["a photo with a script", jpeg("<?php system('x') ?>"), "file_polyglot", "image/jpeg"],
  ["a photo that is cut off", jpeg().subarray(0, jpeg().length - 2), "file_truncated", "image/jpeg"],
  ["a photo with something behind its end", Buffer.concat([jpeg(), latin("x")]), "file_polyglot", "image/jpeg"],
]

describe("a file with", () => {
  it.each([...refused, ...pictures])("%s is refused", async (_, bytes, refusal, type = "application/pdf") => {
    expect(await judge(bytes, type)).toBe(refusal)
  })
})

describe("a file that is what it says it is", () => {
  it.each([
    ["a document of a few lines", pdf()],
    ["a document of many pages", pdf("Acuerdo", 60_000)],
    ["a document by hand", Promise.resolve(plain)],
    [
      "a document with objects in a stream",
      Promise.resolve(pdfOf(catalog, pages, objectStream("3 0 << /Type /Page >>"))),
    ],
  ])("%s is kept as it is", async (_, made) => {
    const bytes = await made
    expect(await judge(bytes, "application/pdf")).toEqual({ bytes })
  })

  it("a picture is kept without where and with what it was taken", async () => {
    const judged = await judge(jpeg("GPSLatitude 39.95"), "image/jpeg")
    if (typeof judged === "string") throw new Error(judged)
    expect(judged.bytes.toString("latin1")).not.toMatch(/GPS|Exif|comment/)
    expect(judged.bytes.toString("latin1")).toContain("JFIF")
    expect(await judge(judged.bytes, "image/jpeg")).toEqual(judged)
    const drawn = await judge(
      png([
        ["tEXt", "Author\0Nombre"],
        ["eXIf", "GPSLatitude"],
      ]),
      "image/png",
    )
    expect(drawn).toEqual({ bytes: png() })
  })
})

describe("a name", () => {
  it.each(["acuerdo.pdf.exe", "acuerdo.exe.pdf", "acuerdo.html.pdf", "acuerdo", "acuerdo.png", "fdp.\u202Eexe.pdf"])(
    "%s is none of a document",
    (name) => {
      expect(() => assertName(name, "application/pdf")).toThrow("file_name")
    },
  )
  it("with points and capitals is one", () => {
    for (const name of ["MoU v1.2 firmado.PDF", "a.b.pdf"])
      expect(() => assertName(name, "application/pdf")).not.toThrow()
    expect(() => assertName("foto.JPG", "image/jpeg")).not.toThrow()
  })
})
