import type { Document, Format } from "./document.schema"

/** A document as a file. What makes each kind is heavy: it comes with the first that is asked for. */
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
