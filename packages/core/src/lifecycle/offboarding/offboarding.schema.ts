import * as z from "zod"
import { OfficeCode, Tally, TenantID } from "../../tenancy/tenant/tenant.schema"

export const RunInput = z.strictObject({
  tenantID: TenantID,
  /** The folder for the archive and the certificate. */
  dir: z.string().min(1),
  lock: z.union([
    z.strictObject({ recipients: z.tuple([z.string()], z.string()) }),
    z.strictObject({ passphrase: z.string().min(12) }),
  ]),
  /** `file:<path>`, an Ed25519 key as PEM; or `kms:<key ARN>`, a key of type ECC_NIST_EDWARDS25519. */
  signingKey: z.string().regex(/^(file|kms):.+/),
})

/** What is certified: ids, counts, hashes and dates. */
export const Statement = z.strictObject({
  certificate: z.literal("ventanilla-offboarding"),
  version: z.literal(1),
  tenantID: TenantID,
  officeCode: OfficeCode,
  product: z.string(),
  closedAt: z.string(),
  /** The rows when the consulate was closed, counted in its table and again in the archive that was read back. */
  before: Tally,
  archive: z.strictObject({ at: z.string(), sha256: z.string(), bytes: z.number().int(), tally: Tally }),
  dismissedAt: z.string(),
  tablesDeletedAt: z.string(),
  after: z.strictObject({ tables: z.literal(0), rows: z.literal(0) }),
  /** From this moment nobody can decrypt what backups may still hold. */
  keyGoneAt: z.string(),
  endedAt: z.string(),
})
export type Statement = z.infer<typeof Statement>

export const Certificate = z.strictObject({
  statement: Statement,
  signature: z.strictObject({
    algorithm: z.literal("Ed25519"),
    /** The key's id: the SHA-256 of its public half (SPKI, DER). */
    keyID: z.string(),
    /** Base64; signs the statement as JSON with sorted names and no white space. */
    value: z.string(),
  }),
})
export type Certificate = z.infer<typeof Certificate>
