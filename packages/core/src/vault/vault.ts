import { Act } from "../actor"
import { Config } from "../util/config"

/** A record's sealed fields: an AWS Encryption SDK message, base64. Nothing reads it but `open`. */
export type Sealed = string & { readonly __sealed: true }

type Engine = typeof import("./engine")
let engine: Promise<Engine> | undefined
const late = () => {
  engine ??= import("./engine")
  return engine
}

/** Seals a record's fields with the acting consulate's key; the consulate and the record are bound in as encryption context. */
export async function seal(recordID: string, value: Record<string, unknown>): Promise<Sealed> {
  const { encryptJson } = await late()
  return (await encryptJson(Config.keys(), Act.tenantID(), recordID, value)) as Sealed
}

/** Opens what `seal` closed; fails for another consulate's key, another record's id or a changed byte. */
export async function open<T extends Record<string, unknown>>(recordID: string, sealed: string): Promise<T> {
  const { decryptJson } = await late()
  return (await decryptJson(Config.keys(), Act.tenantID(), recordID, sealed)) as T
}

/** Makes the acting consulate's key if it is not there yet. Idempotent. */
export async function createKey(): Promise<void> {
  const { ensureKey } = await import("./keyring")
  await ensureKey(Config.keys(), Act.tenantID())
}

/** Destroys the acting consulate's key: at once locally, after KMS's waiting period on AWS. */
export async function destroyKey(): Promise<void> {
  const { removeKey } = await import("./keyring")
  await removeKey(Config.keys(), Act.tenantID())
}
