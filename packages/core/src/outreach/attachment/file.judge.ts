import type { FileType } from "./attachment.schema"
import { hasMalware, marksOf } from "./file.marks"
import { judgePdf } from "./file.pdf"
import { type Judged, judgeJpeg, judgePng } from "./file.picture"

/**
 * Is it what it says it is, and nothing else besides? By its content; its name has no say. Each judge looks at each byte a
 * fixed number of times: how long it takes grows as the file does. Whatever the bytes are, the answer is a judgement.
 */
export function judge(bytes: Buffer, type: FileType): Judged {
  if (hasMalware(bytes)) return "file_malware"
  if (isHeic(bytes)) return "file_heic"
  const judged = judgeAs(bytes, type)
  return typeof judged === "string" ? judged : (marksOf(judged.bytes) ?? judged)
}

function judgeAs(bytes: Buffer, type: FileType): Judged {
  switch (type) {
    case "application/pdf": {
      const document = withoutMark(bytes)
      return judgePdf(document) ?? { bytes: document }
    }
    case "image/png":
      return judgePng(bytes)
    case "image/jpeg":
      return judgeJpeg(bytes)
    default:
      return type satisfies never
  }
}

/** Some programs put a mark of UTF-8 before a document, which belongs to no PDF: places in it are counted from behind it. */
const mark = Buffer.from([0xef, 0xbb, 0xbf])
const withoutMark = (bytes: Buffer) => (bytes.subarray(0, 3).equals(mark) ? bytes.subarray(3) : bytes)

/** What iPhones write where they are not told otherwise. */
const isHeic = (bytes: Buffer) => /^ftyp(hei[cfmsx]|hev[cmsx]|mif1|msf1)$/.test(bytes.toString("latin1", 4, 12))
