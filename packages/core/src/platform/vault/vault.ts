import { Act } from "../actor"
import { Config } from "../util/config"
import { type Blind, type BlindKind, blindWith, forget as forgetBlind } from "./blind"
import { forget as forgetDataKeys } from "./data-key"
import type { KeyFound } from "./keyring"

export type { Blind, BlindKind } from "./blind"
export { createDataKey, type DataKey, dataKeyOf, importDataKey, keyOf, openUnder, ownerOf, sealUnder } from "./data-key"

/** A record's sealed fields: an AWS Encryption SDK message, base64. Only `open` reads it. */
export type Sealed = string & { readonly __sealed: true }

type Engine = typeof import("./engine")
let engine: Promise<Engine> | undefined
const late = () => {
  engine ??= import("./engine")
  return engine
}

/**
 * Encrypts a record's fields with the key of the actor's consulate; the consulate and the record are bound in as
 * encryption context.
 */
export async function seal(recordID: string, value: Record<string, unknown>): Promise<Sealed> {
  const { encryptJson } = await late()
  return (await encryptJson(Config.keys(), Act.tenantID(), recordID, value)) as Sealed
}

/** Decrypts what `seal` encrypted; fails for another consulate's key, another record's id or a changed byte. */
export async function open<T extends Record<string, unknown>>(recordID: string, sealed: string): Promise<T> {
  const { decryptJson } = await late()
  return (await decryptJson(Config.keys(), Act.tenantID(), recordID, sealed)) as T
}

/**
 * Decrypts a message of the actor's consulate, whichever record it belongs to, and returns that record: for code that
 * transfers all records at once.
 */
export async function openAny(sealed: string): Promise<{ record: string; value: Record<string, unknown> }> {
  const { decryptAny } = await late()
  return decryptAny(Config.keys(), Act.tenantID(), sealed)
}

/** Forgets all unwrapped keys; for tests that change endpoints. */
export async function forget(): Promise<void> {
  const { forget: forgetKeyrings } = await import("./keyring")
  forgetKeyrings()
  forgetDataKeys()
  forgetBlind()
}

/**
 * The blind index of the actor's consulate (see `blind.ts`). `make: false`: undefined when nothing was ever written to
 * it.
 */
export const blind = (options: { make: boolean }): Promise<Blind | undefined> => blindWith({ seal, open }, options)

/**
 * A value's token in the actor's consulate: equal values give equal tokens, which are meaningless without the
 * consulate's key.
 */
export async function token(kind: BlindKind, value: string): Promise<string> {
  const blinded = await blind({ make: true })
  if (!blinded) throw new Error("The blind index was not made")
  return blinded(kind, value)
}

/** Creates the key of the actor's consulate if it does not exist. Idempotent. */
export async function createKey(): Promise<void> {
  const { ensureKey } = await import("./keyring")
  await ensureKey(Config.keys(), Act.tenantID())
}

/**
 * Destroys the key of the actor's consulate: at once locally, after KMS's waiting period on AWS. Idempotent. Returns
 * when it is gone for good; null when there was no key any more.
 */
export async function destroyKey(): Promise<string | null> {
  const { removeKey } = await import("./keyring")
  return removeKey(Config.keys(), Act.tenantID())
}

/** The actual state of the consulate's key. */
export async function lookAtKey(): Promise<KeyFound> {
  const { lookAtKey: look } = await import("./keyring")
  return look(Config.keys(), Act.tenantID())
}

/** Restores alias, rotation and tag as provisioning creates them; never replaces a lost key by another. */
export async function mendKey(inUse?: string): Promise<void> {
  const { mendKey: mend } = await import("./keyring")
  await mend(Config.keys(), Act.tenantID(), inUse)
}
