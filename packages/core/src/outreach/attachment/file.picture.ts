import { crc32 } from "node:zlib"
import type { Refusal } from "./attachment.schema"
import { exifOf, orientationOf } from "./file.exif"

/**
 * The bytes to store, or why the file is refused. A picture is written anew up to its own end: with its orientation,
 * without location and device data, and without what follows it (a second picture, a video, cropped parts).
 */
export type Judged = { bytes: Buffer } | Refusal

const mostPixels = 50_000_000
const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** The chunks that a PNG needs to look the same; text, time and location are left out. */
const needed = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"])

export function judgePng(bytes: Buffer): Judged {
  if (!bytes.subarray(0, 8).equals(pngHead)) return "file_type"
  const kept: Buffer[] = [pngHead]
  let turned = false
  for (let at = 8, first = true; ; first = false) {
    if (at + 12 > bytes.length) return "file_truncated"
    const length = bytes.readUInt32BE(at)
    const next = at + 12 + length
    if (next > bytes.length) return "file_truncated"
    const kind = bytes.toString("latin1", at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, next - 4)) !== bytes.readUInt32BE(next - 4)) return "file_damaged"
    if (first !== (kind === "IHDR") || (first && length !== 13)) return "file_damaged"
    if (first && bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12) > mostPixels) return "file_too_large"
    if (needed.has(kind)) kept.push(bytes.subarray(at, next))
    const orientation = kind === "eXIf" && !turned ? orientationOf(bytes.subarray(at + 8, next - 4)) : undefined
    if (orientation !== undefined) {
      turned = true
      kept.push(chunk("eXIf", exifOf(orientation)))
    }
    at = next
    if (kind === "IEND") return { bytes: Buffer.concat(kept) }
  }
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const frames = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
/** Tables and scans: what a JPEG needs besides its frame. */
const drawn = new Set([0xc4, 0xcc, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf])
const [begin, end, scan] = [0xd8, 0xd9, 0xda]

export function judgeJpeg(bytes: Buffer): Judged {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return "file_type"
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let framed = false
  let turned = false
  for (let at = 2; ; ) {
    if (at + 2 > bytes.length) return "file_truncated"
    if (bytes[at] !== 0xff) return "file_damaged"
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === begin) return "file_damaged"
    if (marker === end) {
      kept.push(bytes.subarray(at, at + 2))
      return framed ? { bytes: Buffer.concat(kept) } : "file_damaged"
    }
    if (at + 4 > bytes.length) return "file_truncated"
    const length = bytes.readUInt16BE(at + 2)
    const next = at + 2 + length
    if (length < 2) return "file_damaged"
    if (next > bytes.length) return "file_truncated"
    if (frames.has(marker)) {
      framed = true
      if (length < 8) return "file_damaged"
      if (bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7) > mostPixels) return "file_too_large"
    }
    if (frames.has(marker) || drawn.has(marker)) kept.push(bytes.subarray(at, next))
    else {
      const said = saidOf(marker, bytes.subarray(at + 4, next), turned)
      turned ||= marker === exif && said !== undefined
      if (said) kept.push(segment(marker, said))
    }
    at = next
    if (marker !== scan) continue
    const from = at
    at = endOfScan(bytes, at)
    kept.push(bytes.subarray(from, at))
  }
}

const [jfif, exif, adobe] = [0xe0, 0xe1, 0xee]
const startsWith = (data: Buffer, text: string) => data.toString("latin1", 0, text.length) === text

/** What stays of a segment that draws nothing: JFIF without its thumbnail, Adobe's colour transform, the orientation. */
function saidOf(marker: number, data: Buffer, turned: boolean): Buffer | undefined {
  if (marker === jfif && startsWith(data, "JFIF\0") && data.length >= 14)
    return Buffer.concat([data.subarray(0, 12), Buffer.alloc(2)])
  if (marker === adobe && startsWith(data, "Adobe") && data.length >= 12) return data.subarray(0, 12)
  if (marker === exif && !turned && startsWith(data, "Exif\0")) {
    const orientation = orientationOf(data.subarray(6))
    return orientation === undefined
      ? undefined
      : Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exifOf(orientation)])
  }
  return undefined
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** The next marker that is neither a stuffed byte nor a restart marker. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length - 1; at++) {
    const after = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && after !== 0 && !(after >= 0xd0 && after <= 0xd7)) return at
  }
  return bytes.length
}
