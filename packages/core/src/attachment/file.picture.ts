import { crc32 } from "node:zlib"
import type { Refusal } from "./attachment.schema"

/** A picture as it is kept, without where and with what it was taken; or why it is none. */
export type Judged = { bytes: Buffer } | Refusal

const mostPixels = 50_000_000
const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What a PNG needs to look as it does; text, time and place are left out. */
const needed = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"])

export function judgePng(bytes: Buffer): Judged {
  if (!bytes.subarray(0, 8).equals(pngHead)) return "file_type"
  const kept: Buffer[] = [pngHead]
  for (let at = 8, first = true; ; first = false) {
    if (at + 12 > bytes.length) return "file_truncated"
    const length = bytes.readUInt32BE(at)
    const next = at + 12 + length
    if (next > bytes.length) return "file_truncated"
    const kind = bytes.toString("latin1", at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, next - 4)) !== bytes.readUInt32BE(next - 4)) return "file_damaged"
    if (first !== (kind === "IHDR")) return "file_damaged"
    if (first && bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12) > mostPixels) return "file_too_large"
    if (needed.has(kind)) kept.push(bytes.subarray(at, next))
    at = next
    if (kind !== "IEND") continue
    return at === bytes.length ? { bytes: Buffer.concat(kept) } : "file_polyglot"
  }
}

const frames = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/** JFIF and Adobe's colours stay; Exif (place, device, a small copy), comments and all other applications' segments go. */
const stays = (marker: number) => marker === 0xe0 || marker === 0xee || marker < 0xe0 || marker > 0xef

export function judgeJpeg(bytes: Buffer): Judged {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return "file_type"
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let framed = false
  for (let at = 2; ; ) {
    if (at + 2 > bytes.length) return "file_truncated"
    if (bytes[at] !== 0xff) return "file_damaged"
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2))
      if (!framed) return "file_damaged"
      return at + 2 === bytes.length ? { bytes: Buffer.concat(kept) } : "file_polyglot"
    }
    if (at + 4 > bytes.length) return "file_truncated"
    const next = at + 2 + bytes.readUInt16BE(at + 2)
    if (next > bytes.length) return "file_truncated"
    if (frames.has(marker)) {
      framed = true
      if (bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7) > mostPixels) return "file_too_large"
    }
    if (stays(marker) && marker !== 0xfe) kept.push(bytes.subarray(at, next))
    at = next
    if (marker !== 0xda) continue
    const from = at
    at = endOfScan(bytes, at)
    kept.push(bytes.subarray(from, at))
  }
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length - 1; at++) {
    const after = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && after !== 0 && !(after >= 0xd0 && after <= 0xd7)) return at
  }
  return bytes.length
}
