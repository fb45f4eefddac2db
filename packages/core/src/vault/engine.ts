import { buildDecrypt } from "@aws-crypto/decrypt-node"
import { buildEncrypt } from "@aws-crypto/encrypt-node"
import { AlgorithmSuiteIdentifier, CommitmentPolicy } from "@aws-crypto/material-management-node"
import { listening } from "./heard"
import { keyringFor } from "./keyring"

// Committing, and not signed: writer and reader are the same party, and a signature costs an elliptic-curve operation a record.
const suiteId = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY
const policy = { commitmentPolicy: CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT, maxEncryptedDataKeys: 2 }
const { encrypt } = buildEncrypt(policy)
const { decrypt } = buildDecrypt(policy)

const contextOf = (tenantID: string, recordID: string) => ({ tenant: tenantID, record: recordID })

export async function encryptJson(
  keys: string,
  tenantID: string,
  recordID: string,
  value: Record<string, unknown>,
): Promise<string> {
  const keyring = await keyringFor(keys, tenantID)
  const { result } = await listening(() =>
    encrypt(keyring, Buffer.from(JSON.stringify(value)), {
      suiteId,
      encryptionContext: contextOf(tenantID, recordID),
    }),
  )
  return result.toString("base64")
}

export async function decryptJson(
  keys: string,
  tenantID: string,
  recordID: string,
  sealed: string,
): Promise<Record<string, unknown>> {
  const { record, value } = await decryptAny(keys, tenantID, sealed)
  // The SDK authenticates the context in the message; that it is *this* record's is for the caller to compare.
  if (record !== recordID) throw new Error("Sealed for another record")
  return value
}

/** Whichever record it was sealed for, and for this consulate. */
export async function decryptAny(
  keys: string,
  tenantID: string,
  sealed: string,
): Promise<{ record: string; value: Record<string, unknown> }> {
  const keyring = await keyringFor(keys, tenantID)
  const { plaintext, messageHeader } = await listening(() => decrypt(keyring, Buffer.from(sealed, "base64")))
  const { tenant, record } = messageHeader.encryptionContext
  if (tenant !== tenantID || !record) throw new Error("Sealed for another consulate")
  return { record, value: JSON.parse(plaintext.toString("utf8")) as Record<string, unknown> }
}
