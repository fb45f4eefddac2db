import type { FileType } from "./attachment.schema"
import { hasMalware, marksOf } from "./file.marks"
import { judgePdf } from "./file.pdf"
import { type Judged, judgeJpeg, judgePng } from "./file.picture"

/**
 * Checks by its content that a file is what its type says and nothing else. Each check reads every byte a bounded
 * number of times, so the time grows linearly with the size. Every input gets an answer.
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

/** Some programs put a UTF-8 byte order mark before a PDF, where none belongs; offsets are counted from behind it. */
const mark = Buffer.from([0xef, 0xbb, 0xbf])
const withoutMark = (bytes: Buffer) => (bytes.subarray(0, 3).equals(mark) ? bytes.subarray(3) : bytes)

/** The default format of iPhone photos. */
const isHeic = (bytes: Buffer) => /^ftyp(hei[cfmsx]|hev[cmsx]|mif1|msf1)$/.test(bytes.toString("latin1", 4, 12))
