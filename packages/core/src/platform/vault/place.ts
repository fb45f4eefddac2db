import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"

// The letters of ids, each five bits; 26 of them hold 128.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const prefix = "per_"
/** Ids begin with the moment at which they were made: nobody was recorded in 1970. */
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
 * A person's place under one token: her id, which is one block, under a key of that token alone. So a table shows how many are
 * under a token, and not who, nor who is under another one too. Nobody's place looks like anybody's.
 */
export function places(key: Uint8Array) {
  const cipher = createCipheriv("aes-256-ecb", key, null).setAutoPadding(false)
  const decipher = createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false)
  return {
    of: (personID: string): string => cipher.update(toBytes(personID)).toString("base64url"),
    nobodys: (): string => cipher.update(Buffer.concat([Buffer.alloc(6), randomBytes(10)])).toString("base64url"),
    /** Whose it is; undefined for nobody's. */
    who(place: string): string | undefined {
      const id = toID(decipher.update(Buffer.from(place, "base64url")))
      return id.startsWith(prefix + nobody) ? undefined : id
    },
  }
}
