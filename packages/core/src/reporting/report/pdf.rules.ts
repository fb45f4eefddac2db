import PDFDocument from "pdfkit"
import { bold, regular } from "../../platform/data/noto.generated"
import { isWithheld, written } from "./document.rules"
import type { Document, Table } from "./document.schema"

const ink = "#241d2e"
const quiet = "#5a5266"
const violet = "#532d86"
const line = "#c9bfd3"
const margin = 54

type Pdf = InstanceType<typeof PDFDocument>

/**
 * A tagged PDF for screen readers: a title, headings, and tables whose cells refer to their heads. Ornaments are marked
 * as artifacts. `madeAt` is the file's date, so that the same document gives the same bytes.
 */
export function toPdf(document: Document, madeAt: Date): Promise<Buffer> {
  const wide = document.tables.some(({ heads }) => heads.length > 6)
  const pdf = new PDFDocument({
    size: "LETTER",
    layout: wide ? "landscape" : "portrait",
    margin,
    pdfVersion: "1.7",
    subset: "PDF/UA",
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: document.language === "es" ? "es-MX" : "en-US",
    font: Buffer.from(regular, "base64"),
    info: { Title: document.title, Creator: "Ventanilla", CreationDate: madeAt, ModDate: madeAt },
  } as unknown as PDFKit.PDFDocumentOptions)
  const done = collected(pdf)
  pdf.registerFont("regular", Buffer.from(regular, "base64"))
  pdf.registerFont("bold", Buffer.from(bold, "base64"))
  const whole = pdf.struct("Document")
  pdf.addStructure(whole)
  const say = (tag: string, words: string, font: string, size: number, color: string, after = 4) =>
    whole.add(
      pdf.struct(tag, {}, () => {
        pdf.font(font).fontSize(size).fillColor(color).text(words, margin)
        pdf.y += after
      }),
    )
  const pairs = (list: Document["about"]) => {
    for (const { term, text } of list) say("P", `${term}: ${text}`, "regular", 9.5, quiet, 2)
  }
  say("H1", document.title, "bold", 18, violet, 6)
  pairs(document.about)
  for (const table of document.tables) {
    const needed = 70
    if (pdf.y + needed > pdf.page.height - margin) pdf.addPage()
    pdf.y += 12
    say("H2", table.name, "bold", 12.5, ink)
    drawTable(pdf, whole, table, document.language)
    pdf.y += 4
    if (table.note) say("P", table.note, "regular", 8.5, quiet)
  }
  pdf.y += 12
  if (document.notes.length) {
    say("H2", document.language === "es" ? "Qué dice cada cifra" : "What each figure says", "bold", 12.5, ink)
    pairs(document.notes)
  }
  whole.end()
  number(pdf)
  pdf.end()
  return done
}

function drawTable(pdf: Pdf, parent: PDFKit.PDFStructureElement, { heads, rows }: Table, language: "es" | "en") {
  const width = pdf.page.width - 2 * margin
  const first = heads.length === 1 ? width : Math.max(width * 0.3, width - (heads.length - 1) * 92)
  const each = heads.length === 1 ? 0 : (width - first) / (heads.length - 1)
  const size = heads.length > 9 ? 7 : 9
  pdf.font("regular").fontSize(size).fillColor(ink)
  const align = (index: number) => (index ? ("right" as const) : ("left" as const))
  pdf.table({
    structParent: parent,
    position: { x: margin, y: pdf.y },
    columnStyles: heads.map((_, index) => ({ width: index ? each : first })),
    defaultStyle: { border: { top: 0, left: 0, right: 0, bottom: 0.5 }, borderColor: line, padding: 3, textColor: ink },
    data: [
      heads.map((text, index) => ({
        text,
        type: "TH" as const,
        scope: "Column" as const,
        font: { src: "bold", size },
        backgroundColor: "#f6f2fb",
        align: { x: align(index), y: "bottom" as const },
      })),
      ...rows.map(({ cells }) =>
        cells.map((cell, index) => ({
          text: written(cell, language),
          ...(index === 0 ? { type: "TH" as const, scope: "Row" as const } : { type: "TD" as const }),
          textColor: isWithheld(cell) ? quiet : ink,
          align: { x: align(index), y: "center" as const },
        })),
      ),
    ],
  } as unknown as PDFKit.Mixins.TableOptionsWithData)
  pdf.x = margin
}

/** The page number, as an artifact. */
function number(pdf: Pdf) {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0
    pdf.markContent("Artifact", { type: "Pagination" })
    pdf.font("regular").fontSize(8).fillColor(quiet)
    pdf.text(`${page + 1} / ${count}`, margin, pdf.page.height - 36, {
      width: pdf.page.width - 2 * margin,
      align: "right",
      lineBreak: false,
    })
    pdf.endMarkedContent()
  }
}

function collected(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on("data", (part: Buffer) => parts.push(part))
    pdf.on("end", () => resolve(Buffer.concat(parts)))
    pdf.on("error", reject)
  })
}
