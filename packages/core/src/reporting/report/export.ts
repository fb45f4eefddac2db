import type { Document, Format } from "./document.schema"

/** A document as a file. The library for each format is heavy and is loaded when it is first needed. */
export async function toFile(document: Document, format: Format, madeAt: Date): Promise<Buffer> {
  switch (format) {
    case "csv":
      return (await import("./csv.rules")).toCsv(document)
    case "xlsx":
      return (await import("./xlsx.rules")).toXlsx(document)
    case "pdf":
      return (await import("./pdf.rules")).toPdf(document, madeAt)
    default:
      return format satisfies never
  }
}
