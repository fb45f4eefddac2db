import { buildDecrypt } from "@aws-crypto/decrypt-node"
import { buildEncrypt } from "@aws-crypto/encrypt-node"
import { AlgorithmSuiteIdentifier, CommitmentPolicy } from "@aws-crypto/material-management-node"
import { listening } from "./heard"
import { keyringFor, keyringOf } from "./keyring"

// Key-committing but not signed: writer and reader are the same party, and a signature costs an elliptic-curve
// operation per record.
const suiteId = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY
const policy = { commitmentPolicy: CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT, maxEncryptedDataKeys: 2 }
const { encrypt } = buildEncrypt(policy)
const { decrypt } = buildDecrypt(policy)

type Value = Record<string, unknown>
type Keyring = Awaited<ReturnType<typeof keyringFor>>
type Context = { tenant: string; record: string; owner?: string }

async function close(keyring: Keyring, context: Context, plaintext: Buffer): Promise<string> {
  const { result } = await listening(() => encrypt(keyring, plaintext, { suiteId, encryptionContext: context }))
  return result.toString("base64")
}

async function read(keyring: Keyring, sealed: string): Promise<{ context: Partial<Context>; plaintext: Buffer }> {
  const { plaintext, messageHeader } = await listening(() => decrypt(keyring, Buffer.from(sealed, "base64")))
  return { context: messageHeader.encryptionContext as Partial<Context>, plaintext }
}

const toBytes = (value: Value) => Buffer.from(JSON.stringify(value))
const toValue = (plaintext: Buffer) => JSON.parse(plaintext.toString("utf8")) as Value

// The SDK authenticates the context in the message; the reader must check that it is the context of *this* record.
function assertContext(found: Partial<Context>, wanted: Context) {
  if (found.tenant !== wanted.tenant) throw new Error("Sealed for another consulate")
  if (found.record !== wanted.record || found.owner !== wanted.owner) throw new Error("Sealed for another record")
}

export async function encryptJson(keys: string, tenantID: string, recordID: string, value: Value): Promise<string> {
  return close(await keyringFor(keys, tenantID), { tenant: tenantID, record: recordID }, toBytes(value))
}

export async function decryptJson(keys: string, tenantID: string, recordID: string, sealed: string): Promise<Value> {
  const { context, plaintext } = await read(await keyringFor(keys, tenantID), sealed)
  assertContext(context, { tenant: tenantID, record: recordID })
  return toValue(plaintext)
}

/** For this consulate, whichever record it was sealed for. */
export async function decryptAny(
  keys: string,
  tenantID: string,
  sealed: string,
): Promise<{ record: string; value: Value }> {
  const { context, plaintext } = await read(await keyringFor(keys, tenantID), sealed)
  if (context.tenant !== tenantID || !context.record) throw new Error("Sealed for another consulate")
  return { record: context.record, value: toValue(plaintext) }
}

/** Wraps one person's 256-bit data key with the consulate's key. */
export const wrapKey = async (keys: string, tenantID: string, ownerID: string, key: Uint8Array): Promise<string> =>
  encryptJson(keys, tenantID, keyRecord(ownerID), { key: Buffer.from(key).toString("base64") })

export async function unwrapKey(keys: string, tenantID: string, ownerID: string, wrapped: string): Promise<Uint8Array> {
  const { key } = await decryptJson(keys, tenantID, keyRecord(ownerID), wrapped)
  return Uint8Array.from(Buffer.from(String(key), "base64"))
}

const keyRecord = (ownerID: string) => `key:${ownerID}`

export const sealWith = (key: Uint8Array, context: Required<Context>, value: Value): Promise<string> =>
  close(keyringOf(key, context.owner), context, toBytes(value))

/** Checks the record if one is given; otherwise accepts any. */
export async function openWith(
  key: Uint8Array,
  { tenant, owner, record }: Context & { owner: string },
  sealed: string,
): Promise<{ record: string; value: Value }> {
  const { context, plaintext } = await read(keyringOf(key, owner), sealed)
  assertContext(context, { tenant, owner, record: record || (context.record ?? "") })
  return { record: context.record ?? "", value: toValue(plaintext) }
}
