import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"

// The alphabet of ids, five bits each; 26 letters hold 128 bits.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const prefix = "per_"
/** Ids begin with the time of their creation: nobody was recorded in 1970. */
const nobody = "0".repeat(10)

function toBytes(id: string): Buffer {
  let value = 0n
  for (const letter of id.slice(prefix.length)) value = value * 32n + BigInt(letters.indexOf(letter))
  return Buffer.from(value.toString(16).padStart(32, "0"), "hex")
}

function toID(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString("hex")}`)
  let id = ""
  for (let count = 0; count < 26; count++) {
    id = (letters[Number(value % 32n)] ?? "") + id
    value /= 32n
  }
  return prefix + id
}

/**
 * The index entry of a person under one token: her id, one block, encrypted with a key of that token alone. So a table
 * shows how many people are under a token, but not who, nor who is under another one, too. A decoy looks like any other
 * entry.
 */
export function indexEntries(key: Uint8Array) {
  const cipher = createCipheriv("aes-256-ecb", key, null).setAutoPadding(false)
  const decipher = createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false)
  return {
    of: (personID: string): string => cipher.update(toBytes(personID)).toString("base64url"),
    nobodys: (): string => cipher.update(Buffer.concat([Buffer.alloc(6), randomBytes(10)])).toString("base64url"),
    /** The person of an entry; undefined for a decoy. */
    who(entry: string): string | undefined {
      const id = toID(decipher.update(Buffer.from(entry, "base64url")))
      return id.startsWith(prefix + nobody) ? undefined : id
    },
  }
}
