import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto"

/** An idempotent request: its key, which nobody else knows, and everything that was sent. */
export type Sent = { key: string; said: string }

/**
 * The stored answer of a request is named and encrypted by the key that the sender made, which is stored nowhere. A
 * repeat finds and decrypts it; without the request, neither the table nor the consulate's key reveals what was said.
 * `where`: the partition.
 */
export function memory({ key, said }: Sent, where: string) {
  const derived = (use: string, value: string) => createHmac("sha256", key).update(`${use}\u0000${value}`).digest()
  const sk = derived("place", where).subarray(0, 16).toString("base64url")
  const print = derived("said", said).subarray(0, 16)
  const lock = derived("lock", where)
  const aad = Buffer.from(`${where}#${sk}`)
  return {
    sk,
    /** The first answer, encrypted. */
    close(answer: string): string {
      const iv = randomBytes(12)
      const cipher = createCipheriv("aes-256-gcm", lock, iv).setAAD(aad)
      const closed = Buffer.concat([cipher.update(Buffer.concat([print, Buffer.from(answer)])), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), closed]).toString("base64")
    },
    /** The first answer; undefined when the key was used for another request. */
    open(kept: string): string | undefined {
      const bytes = Buffer.from(kept, "base64")
      const decipher = createDecipheriv("aes-256-gcm", lock, bytes.subarray(0, 12)).setAAD(aad)
      decipher.setAuthTag(bytes.subarray(12, 28))
      const opened = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
      return timingSafeEqual(opened.subarray(0, 16), print) ? opened.subarray(16).toString() : undefined
    },
  }
}
