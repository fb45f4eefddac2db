import { inflateSync } from "node:zlib"
import { parse } from "csv-parse/sync"
import fc from "fast-check"
import { unzipSync } from "fflate"
import readXlsx from "read-excel-file/node"
import { extractText, getDocumentProxy } from "unpdf"
import { describe, expect, it } from "vitest"
import { harmless } from "../../platform/util/spreadsheet"
import { toCsv } from "./csv.rules"
import type { Cell, Document } from "./document.schema"
import { toFile } from "./export"

const row = (...cells: Cell[]) => ({ key: null, cells, about: null })
const at = new Date("2026-03-09T15:00:00.000Z")
/** A realistic document: names that contain formulas, a hidden cell, more rows than fit on a page. */
const document: Document = {
  language: "es",
  title: "Informe mensual VAIM",
  about: [{ term: "Consulado", text: "Consulado de México en Filadelfia" }],
  tables: [
    {
      name: "Comunidad",
      heads: ["Cifra", "ene 2026", "feb 2026"],
      rows: [
        row("Actividades realizadas", 1234, 5678),
        row('=HYPERLINK("https://mal.example")', { withheld: "hidden" }, 0),
        row("Origen: Puebla", { withheld: "hidden" }, { withheld: "hidden" }),
        row("Sin dato", null, 3),
      ],
      note: "Nada menor que 11.",
    },
    {
      name: "Larga: [1/2]",
      heads: ["Fila", "Valor"],
      rows: Array.from({ length: 80 }, (_, index) => [`Renglón ${index} ñandú`, index * 1000]).map((cells) =>
        row(...cells),
      ),
      note: null,
    },
  ],
  notes: [{ term: "Frescura", text: "9 de marzo de 2026" }],
}

/** All text of a PDF outside the page streams: its objects, decompressed. */
function inside(pdf: Buffer): string {
  const raw = pdf.toString("latin1")
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body ?? "", "latin1")).toString("latin1")
    } catch {
      return ""
    }
  })
  return [raw, ...streams].join("\n")
}

describe("words that a spreadsheet could take for a formula", () => {
  it("never begin as one, with whatever before it", () => {
    for (const words of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "|calc", "%0A=1"])
      expect(harmless(words), words).toBe(`'${words}`)
    for (const words of ["Puebla", "oculto", "12-17", "¿qué?", ""]) expect(harmless(words)).toBe(words)
  })

  it("stay words in CSV and XLSX, and nothing is lost", async () => {
    const names = fc.array(fc.stringMatching(/^[=+\-@\t a-zñ"',;\r\n]{1,12}$/), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(names, async (list) => {
        const one: Document = {
          ...document,
          tables: [{ name: "t", heads: ["n", "v"], rows: list.map((name, index) => row(name, index)), note: null }],
        }
        const cells = (parse(toCsv(one), { bom: true, relax_column_count: true }) as string[][]).flat()
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/)
        for (const name of list) expect(cells).toContain(harmless(name))
        const archive = unzipSync(new Uint8Array(await toFile(one, "xlsx", at)))
        const sheets = Object.entries(archive).filter(([path]) => path.startsWith("xl/worksheets/sheet"))
        expect(sheets.length).toBe(2)
        for (const [, sheet] of sheets) expect(Buffer.from(sheet).toString("utf8")).not.toMatch(/<f[ >]/)
      }),
      { numRuns: 40 },
    )
  })
})

describe("a document as a file", () => {
  it("is CSV that begins with the mark of UTF-8", async () => {
    const csv = await toFile(document, "csv", at)
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][]
    expect(rows).toContainEqual(["Actividades realizadas", "1234", "5678"])
    expect(rows).toContainEqual(["Origen: Puebla", "oculto", "oculto"])
    expect(rows).toContainEqual(["Frescura", "9 de marzo de 2026"])
    expect(rows).toContainEqual(["Renglón 79 ñandú", "79000"])
  })

  it("is XLSX, a sheet a table, figures as figures", async () => {
    const sheets = await readXlsx(await toFile(document, "xlsx", at))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Acerca de", "1 Comunidad", "2 Larga   1 2"])
    const data = sheets[1]?.data ?? []
    expect(data[2]).toEqual(["Actividades realizadas", 1234, 5678])
    expect(data[3]?.slice(0, 3)).toEqual(['\'=HYPERLINK("https://mal.example")', "oculto", 0])
  })

  it("is PDF with its text, its language, its title and tables that know their heads", async () => {
    const pdf = await toFile(document, "pdf", at)
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
    expect(totalPages).toBeGreaterThan(1)
    for (const words of [
      "Informe mensual VAIM",
      "Actividades realizadas",
      "1,234",
      "oculto",
      "Renglón 79 ñandú",
      "Frescura",
    ])
      expect(text).toContain(words)
    const said = inside(pdf)
    expect(said).toMatch(/\/Marked true/)
    expect(said).toMatch(/\/Lang \(es-MX\)/)
    expect(said).toMatch(/\/DisplayDocTitle true/)
    expect(said).toMatch(/pdfuaid:part/)
    const tags = (tag: string) => said.match(new RegExp(`/S /${tag}\\b`, "g"))?.length ?? 0
    expect(tags("H1")).toBe(1)
    expect(tags("H2")).toBe(3)
    expect(tags("Table")).toBe(2)
    expect(tags("TR")).toBe(86)
    expect(tags("TH")).toBe(3 + 2 + 84)
    expect(tags("TD")).toBe(4 * 2 + 80)
    expect(said.match(/\/Scope \/(Row|Column)/g)?.length).toBe(89)
    // Fonts are embedded as subsets.
    expect(said).toMatch(/\/FontFile2/)
    expect(said).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSans/)
    expect(said).not.toMatch(/Helvetica/)
  })

  it("is the same bytes when it is the same document", async () => {
    expect((await toFile(document, "csv", at)).equals(await toFile(document, "csv", at))).toBe(true)
  })
})
