import { v5 } from "uuid"

/** Ventanilla's own namespace: an id that is not a UUID is mapped to a UUID under it, always the same. */
export const namespace = "6f0f2a3e-7d0b-5b8c-9c41-2f5b9a7d1e60"

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isUuid = (value: string): boolean => shape.test(value)

export const uuidOf = (...name: string[]): string => v5(name.join("\u0000"), namespace)

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** A UUID's 128 bits written as a ULID: an imported record always gets the same id of ours. */
export function bitsOf(uuid: string): string {
  let left = BigInt(`0x${uuid.replaceAll("-", "")}`)
  let text = ""
  for (let at = 0; at < 26; at++) {
    text = alphabet[Number(left & 31n)] + text
    left >>= 5n
  }
  return text
}
