import type { FileType } from "./attachment.schema"
import { marksOf } from "./file.marks"
import { judgePdf } from "./file.pdf"
import { type Judged, judgeJpeg, judgePng } from "./file.picture"

/** Is it what it says it is, to its last byte, and nothing else besides? By its content; its name has no say. */
export async function judge(bytes: Buffer, type: FileType): Promise<Judged> {
  const { fileTypeFromBuffer } = await import("file-type")
  const marked = marksOf(bytes)
  if (marked) return marked
  const found = await fileTypeFromBuffer(bytes)
  if (found?.mime !== type) return "file_type"
  switch (type) {
    case "application/pdf":
      return judgePdf(bytes) ?? { bytes }
    case "image/png":
      return judgePng(bytes)
    case "image/jpeg":
      return judgeJpeg(bytes)
    default:
      return type satisfies never
  }
}
