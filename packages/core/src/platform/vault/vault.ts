import { Act } from "../actor"
import { Config } from "../util/config"
import { type Blind, type BlindKind, blindWith, forget as forgetBlind } from "./blind"
import type { KeyFound } from "./keyring"
import { forget as forgetLocks } from "./lock"

export type { Blind, BlindKind } from "./blind"
export { createLock, importLock, keyOf, type Lock, lockOf, openUnder, ownerOf, sealUnder } from "./lock"

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

/** Opens a message of the acting consulate whichever its record is, and says which: for what carries all records at once. */
export async function openAny(sealed: string): Promise<{ record: string; value: Record<string, unknown> }> {
  const { decryptAny } = await late()
  return decryptAny(Config.keys(), Act.tenantID(), sealed)
}

/** Forgets every key that was opened; for tests that change endpoints. */
export async function forget(): Promise<void> {
  const { forget: forgetKeyrings } = await import("./keyring")
  forgetKeyrings()
  forgetLocks()
  forgetBlind()
}

/** The acting consulate's blind index (see `blind.ts`). `make: false`: undefined when nothing was ever written to it. */
export const blind = (options: { make: boolean }): Promise<Blind | undefined> => blindWith({ seal, open }, options)

/** A value's token in the acting consulate: the same for the same value, and nothing without the consulate's key. */
export async function token(kind: BlindKind, value: string): Promise<string> {
  const blinded = await blind({ make: true })
  if (!blinded) throw new Error("The blind index was not made")
  return blinded(kind, value)
}

/** Makes the acting consulate's key if it is not there yet. Idempotent. */
export async function createKey(): Promise<void> {
  const { ensureKey } = await import("./keyring")
  await ensureKey(Config.keys(), Act.tenantID())
}

/**
 * Destroys the acting consulate's key: at once locally, after KMS's waiting period on AWS. Idempotent. Answers with the
 * moment from which it is gone for good; null when there was none any more.
 */
export async function destroyKey(): Promise<string | null> {
  const { removeKey } = await import("./keyring")
  return removeKey(Config.keys(), Act.tenantID())
}

/** The acting consulate's key as it is found. */
export async function lookAtKey(): Promise<KeyFound> {
  const { lookAtKey: look } = await import("./keyring")
  return look(Config.keys(), Act.tenantID())
}

/** Alias, rotation and tag as provisioning makes them; never another key in the place of one that is lost. */
export async function mendKey(inUse?: string): Promise<void> {
  const { mendKey: mend } = await import("./keyring")
  await mend(Config.keys(), Act.tenantID(), inUse)
}
