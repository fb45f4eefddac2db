import { Clock } from "../../platform/util/clock"
import { contentTypes, type Document, type Format } from "./document.schema"
import { toFile } from "./export"
import type { File } from "./report.schema"

/** A document as a file for a browser. Its name says what it is and for which months, and names nobody. */
export async function asFile(document: Document, format: Format, name: string): Promise<File> {
  const bytes = await toFile(document, format, Clock.now())
  return { name, type: contentTypes[format], content: bytes.toString("base64") }
}
