import { randomBytes } from "node:crypto"
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { KmsKeyringNode } from "@aws-crypto/kms-keyring-node"
import { RawAesKeyringNode, RawAesWrappingSuiteIdentifier } from "@aws-crypto/raw-aes-keyring-node"
import { credentialsOf } from "../store"
import * as Aws from "../util/aws"
import { Clock } from "../util/clock"
import { perProcess } from "../util/per-process"
import { hear } from "./heard"

type Keyring = KmsKeyringNode | RawAesKeyringNode
const keyrings = perProcess(() => new Map<string, Promise<Keyring>>())

/** Forgets every keyring and its client; for tests that change endpoints. */
export const forget = keyrings.forget

/** `raw:<dir>`: a 256-bit key per consulate in a file (local). `kms`: the key behind the consulate's alias. */
export function keyringFor(keys: string, tenantID: string): Promise<Keyring> {
  const name = `${keys}|${tenantID}`
  const mine = keyrings()
  const known = mine.get(name)
  if (known) return known
  const made = openKeyring(keys, tenantID)
  mine.set(name, made)
  made.catch(() => mine.delete(name))
  return made
}

const file = (keys: string, tenantID: string) => join(keys.slice("raw:".length), `${tenantID}.key`)
const aliasOf = (tenantID: string) => `alias/ventanilla-${process.env.VENTANILLA_STAGE ?? "local"}-${tenantID}`

async function openKeyring(keys: string, tenantID: string): Promise<Keyring> {
  const sdk = await import("./sdk")
  if (keys === "kms") {
    const { keyArn } = await import("./kms")
    const credentials = await credentialsOf(tenantID)
    // An alias can encrypt but not decrypt: the library compares the key's ARN with the one in the message.
    const generatorKeyId = await keyArn(aliasOf(tenantID), credentials)
    const provide = clients(sdk)(sdk.KMS, { ...Aws.settingsOf("kms"), credentials })
    const clientProvider: Provider = (region) => {
      const client = provide(region)
      return client && hear(Aws.watch(client, "kms"))
    }
    return new sdk.KmsKeyringNode({ generatorKeyId, clientProvider })
  }
  return raw("ventanilla-local", tenantID, await readFile(file(keys, tenantID)))
}

// The SDK requires the key in memory of its own: a pooled Buffer would share its pages.
const raw = (keyNamespace: string, keyName: string, key: Uint8Array) =>
  new RawAesKeyringNode({
    keyName,
    keyNamespace,
    unencryptedMasterKey: Uint8Array.from(key),
    wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
  })

/** The keyring of one person's data key, which was unwrapped with the consulate's. */
export const keyringOf = (key: Uint8Array, ownerID: string): RawAesKeyringNode => raw("ventanilla-person", ownerID, key)

type Sdk = typeof import("./sdk")
type Provider = NonNullable<NonNullable<ConstructorParameters<Sdk["KmsKeyringNode"]>[0]>["clientProvider"]>
// The library's types predate `exactOptionalPropertyTypes`: the same client with our types.
const clients = (sdk: Sdk) => sdk.getClient as unknown as (kms: Sdk["KMS"], options: object) => Provider

export async function ensureKey(keys: string, tenantID: string): Promise<void> {
  if (keys === "kms") return (await import("./kms")).ensureKmsKey(aliasOf(tenantID), tenantID)
  await mkdir(keys.slice("raw:".length), { recursive: true })
  try {
    await writeFile(file(keys, tenantID), randomBytes(32), { mode: 0o600, flag: "wx" })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  }
}

/** Returns when the key is deleted for good; null when there was none. */
export async function removeKey(keys: string, tenantID: string): Promise<string | null> {
  keyrings().delete(`${keys}|${tenantID}`)
  if (keys === "kms") return (await import("./kms")).scheduleKmsKeyDeletion(aliasOf(tenantID), tenantID)
  const { state } = await lookAtKey(keys, tenantID)
  await rm(file(keys, tenantID), { force: true })
  return state === "missing" ? null : Clock.iso()
}

/**
 * The actual state of a consulate's key. Local keys have no ARN and no rotation, and carry the consulate in their name.
 */
export type KeyFound = { arn: string | null; state: string; rotation: boolean; tenant: string | null; strays: number }

export async function lookAtKey(keys: string, tenantID: string): Promise<KeyFound> {
  if (keys === "kms") return (await import("./kms")).lookAtKmsKey(aliasOf(tenantID), tenantID)
  const local = { arn: null, rotation: true, tenant: tenantID, strays: 0 }
  try {
    const { size } = await stat(file(keys, tenantID))
    return { ...local, state: size === 32 ? "Enabled" : "broken" }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
    return { ...local, state: "missing" }
  }
}

/** Repairs what can be repaired of a key without creating another. */
export async function mendKey(keys: string, tenantID: string, inUse?: string): Promise<void> {
  keyrings().delete(`${keys}|${tenantID}`)
  if (keys === "kms") await (await import("./kms")).mendKmsKey(aliasOf(tenantID), tenantID, inUse)
}
