import { randomBytes } from "node:crypto"
import { Act } from "../actor"
import { Config } from "../util/config"
import { perProcess } from "../util/per-process"
import type { Sealed } from "./vault"

/**
 * One person's data key, for sealing and opening. A sealed message says whose key it needs: `per_…:` and an AWS
 * Encryption SDK message, base64.
 */
export type DataKey = {
  seal: (recordID: string, value: Record<string, unknown>) => Promise<Sealed>
  open: <T extends Record<string, unknown>>(recordID: string, sealed: string) => Promise<T>
}

type Engine = typeof import("./engine")
let engine: Promise<Engine> | undefined
const loadEngine = () => {
  engine ??= import("./engine")
  return engine
}

// Decrypted data keys are cached per process: each is unwrapped once with the consulate's key, and serves all records
// of that person.
const most = 500
const keys = perProcess(() => new Map<string, Promise<Uint8Array>>())

const mark = (ownerID: string, message: string) => `${ownerID}:${message}` as Sealed
/** The owner of the data key that sealed a message; undefined for the consulate's key. */
export const ownerOf = (sealed: string): string | undefined => /^([a-z]{3}_[0-9A-Z]{26}):/.exec(sealed)?.[1]
const messageOf = (sealed: string, ownerID: string) => {
  if (ownerOf(sealed) !== ownerID) throw new Error("Sealed with another key")
  return sealed.slice(ownerID.length + 1)
}

/**
 * A new data key for one person, wrapped with the key of the actor's consulate; whatever is sealed with it is lost when
 * it is.
 */
export async function createDataKey(ownerID: string): Promise<{ wrapped: string; dataKey: DataKey }> {
  return { ...(await importDataKey(ownerID, randomBytes(32))) }
}

/** `createDataKey` for a known key: one read from an archive. */
export async function importDataKey(ownerID: string, key: Uint8Array): Promise<{ wrapped: string; dataKey: DataKey }> {
  const { wrapKey } = await loadEngine()
  const wrapped = await wrapKey(Config.keys(), Act.tenantID(), ownerID, key)
  remember(ownerID, wrapped, Promise.resolve(Uint8Array.from(key)))
  return { wrapped, dataKey: dataKeyWith(ownerID, Uint8Array.from(key)) }
}

/** The data key of a person whose wrapped key was read. Unwrapped once per process. */
export async function dataKeyOf(ownerID: string, wrapped: string): Promise<DataKey> {
  return dataKeyWith(ownerID, await keyOf(ownerID, wrapped))
}

/** One person's data key in plaintext: for an archive, which is encrypted as a whole. */
export function keyOf(ownerID: string, wrapped: string): Promise<Uint8Array> {
  const known = keys().get(name(ownerID, wrapped))
  return known ?? remember(ownerID, wrapped, unwrap(ownerID, wrapped))
}

async function unwrap(ownerID: string, wrapped: string): Promise<Uint8Array> {
  const { unwrapKey } = await loadEngine()
  return unwrapKey(Config.keys(), Act.tenantID(), ownerID, wrapped)
}

const name = (ownerID: string, wrapped: string) => `${Act.tenantID()}|${ownerID}|${wrapped}`

function remember(ownerID: string, wrapped: string, key: Promise<Uint8Array>): Promise<Uint8Array> {
  const mine = keys()
  const called = name(ownerID, wrapped)
  mine.set(called, key)
  key.catch(() => mine.delete(called))
  if (mine.size > most) mine.delete(mine.keys().next().value ?? "")
  return key
}

function dataKeyWith(ownerID: string, key: Uint8Array): DataKey {
  const tenant = Act.tenantID()
  return {
    async seal(recordID, value) {
      const { sealWith } = await loadEngine()
      return mark(ownerID, await sealWith(key, { tenant, owner: ownerID, record: recordID }, value))
    },
    async open<T extends Record<string, unknown>>(recordID: string, sealed: string) {
      const { openWith } = await loadEngine()
      const { value } = await openWith(key, { tenant, owner: ownerID, record: recordID }, messageOf(sealed, ownerID))
      return value as T
    },
  }
}

/** Seals with a plaintext data key: for importing an archive. */
export async function sealUnder(ownerID: string, key: Uint8Array, recordID: string, value: Record<string, unknown>) {
  return dataKeyWith(ownerID, key).seal(recordID, value)
}

/** Opens a message sealed with one person's data key, whichever record it belongs to; returns that record. */
export async function openUnder(ownerID: string, key: Uint8Array, sealed: string) {
  const { openWith } = await loadEngine()
  return openWith(key, { tenant: Act.tenantID(), owner: ownerID, record: "" }, messageOf(sealed, ownerID))
}

/** Forgets all unwrapped keys. */
export const forget = keys.forget
