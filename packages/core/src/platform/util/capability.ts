import { createHash, randomBytes, timingSafeEqual } from "node:crypto"

/** 256 random bits, base64url; only its hash is kept. */
export const createSecret = () => randomBytes(32).toString("base64url")
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("base64url")
export const secretMatches = (secret: string, hash: string) => {
  const given = Buffer.from(hashSecret(secret))
  const kept = Buffer.from(hash)
  return given.length === kept.length && timingSafeEqual(given, kept)
}

/**
 * `<tenantID>.<recordID>.<secret>`: says where to look, and proves that the bearer got the mail. Lives in URL fragments
 * only.
 */
export const formatCapability = (tenantID: string, recordID: string, secret: string) =>
  `${tenantID}.${recordID}.${secret}`

export function parseCapability(token: string): { tenantID: string; recordID: string; secret: string } | undefined {
  const match = /^(ten_[0-7][0-9A-HJKMNP-TV-Z]{25})\.([a-z]{3}_[0-9A-Z]{26})\.([A-Za-z0-9_-]{43})$/.exec(token)
  if (!match) return undefined
  const [, tenantID, recordID, secret] = match
  return tenantID && recordID && secret ? { tenantID, recordID, secret } : undefined
}
