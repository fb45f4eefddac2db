import { constants, inflateSync } from "node:zlib"
import type { Dict } from "./file.pdf.parse"
import type { Value } from "./file.pdf.read"

export const nameIn = (value: Value | undefined) => (value?.kind === "name" ? value.name : undefined)

/** The filters of a stream, outermost first; undefined when they are not plain names. */
export function filtersOf(dict: Dict): string[] | undefined {
  const filter = dict.get("Filter")
  if (filter === undefined || filter.kind === "other") return []
  const names = (filter.kind === "array" ? filter.items : [filter]).map(nameIn)
  return names.every((name) => name !== undefined) ? names : undefined
}

/** Without a predictor (rows stored as differences). */
export function isUnpredicted(parms: Value | undefined): boolean {
  if (parms === undefined || parms.kind === "other") return true
  if (parms.kind === "array") return parms.items.every(isUnpredicted)
  if (parms.kind !== "dict") return false
  const predictor = parms.of.get("Predictor")
  return predictor === undefined || (predictor.kind === "number" && predictor.value === 1)
}

/** How many bytes all streams together may still expand to. */
export type Budget = { left: number }
/** Deflate's maximum expansion of one byte. */
const mostOfAByte = 1032
const mostFilters = 3

/** The decoded bytes; undefined when they cannot be decoded here. */
export function opened(bytes: Buffer, filters: string[], budget: Budget): Buffer | "too_much" | undefined {
  if (filters.length > mostFilters) return undefined
  let inside: Buffer = bytes
  for (const filter of filters) {
    const next = openers[filter]?.(inside, budget.left)
    if (next === undefined || next === "too_much") {
      // A stream that breaks may have cost as much as a whole one.
      budget.left -= next === undefined && isFlate(filter) ? inside.length * mostOfAByte : 0
      return next
    }
    budget.left -= next.length
    if (budget.left < 0) return "too_much"
    inside = next
  }
  return inside
}

export const isFlate = (filter: string) => filter === "FlateDecode" || filter === "Fl"

type Opener = (bytes: Buffer, most: number) => Buffer | "too_much" | undefined
const flate: Opener = (bytes, most) => {
  if (most <= 0) return "too_much"
  if (bytes.length < 2 || ((bytes[0] ?? 0) & 0x0f) !== 8 || bytes.readUInt16BE(0) % 31 !== 0) return undefined
  try {
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too_much" : undefined
  }
}
const hexadecimal: Opener = (bytes) => {
  const [text = ""] = bytes.toString("latin1").split(">", 1)
  const digits = text.replace(/[^0-9A-Fa-f]/g, "")
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex")
}

const [zero, first, last, tilde] = [122, 33, 117, 126]

/** Five characters stand for four bytes, `z` for four zero bytes. */
const ascii85: Opener = (bytes) => {
  const made = Buffer.alloc(bytes.length * 4 + 4)
  let length = 0
  let group: number[] = []
  const flush = (signs: number[]) => {
    const whole = [...signs, ...Array<number>(5 - signs.length).fill(84)]
    const value = whole.reduce((sum, sign) => sum * 85 + sign, 0)
    made.writeUInt32BE(value % 2 ** 32, length)
    length += signs.length - 1
  }
  for (const byte of bytes) {
    if (byte === tilde) break
    if (byte === zero && group.length === 0) length += 4
    else if (byte >= first && byte <= last) group.push(byte - first)
    if (group.length < 5) continue
    flush(group)
    group = []
  }
  if (group.length > 1) flush(group)
  return made.subarray(0, length)
}

const openers: Record<string, Opener | undefined> = {
  ...{ FlateDecode: flate, Fl: flate },
  ...{ ASCIIHexDecode: hexadecimal, AHx: hexadecimal },
  ...{ ASCII85Decode: ascii85, A85: ascii85 },
}
