import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { createKms, KmsRefusal } from "./kms"

const place = { region: "us-east-1", account: "111122223333" }
const tenant = "ten_01J00000000000000000000000"
type Made = { KeyMetadata: { KeyId: string; Arn: string; KeyState: string } }
type Data = { Plaintext: string; CiphertextBlob: string }

function made(kms: ReturnType<typeof createKms>) {
  const { KeyMetadata } = kms.act("CreateKey", { Tags: [{ TagKey: "tenant", TagValue: tenant }] }) as Made
  kms.act("CreateAlias", { AliasName: "alias/v-a", TargetKeyId: KeyMetadata.KeyId })
  return KeyMetadata
}

describe("a key of the local KMS", () => {
  test("opens what it sealed, in the same encryption context and in no other", () => {
    const kms = createKms(place)
    const { KeyId } = made(kms)
    const EncryptionContext = { tenant, record: "per_a" }
    const { Plaintext, CiphertextBlob } = kms.act("GenerateDataKey", { KeyId, EncryptionContext }) as Data
    expect(Buffer.from(Plaintext, "base64")).toHaveLength(32)
    expect(kms.act("Decrypt", { CiphertextBlob, EncryptionContext })).toMatchObject({ Plaintext })
    const reordered = { record: "per_a", tenant }
    expect(kms.act("Decrypt", { CiphertextBlob, EncryptionContext: reordered })).toMatchObject({ Plaintext })
    for (const other of [{ tenant, record: "per_b" }, { tenant }, {}])
      expect(() => kms.act("Decrypt", { CiphertextBlob, EncryptionContext: other })).toThrow(
        "InvalidCiphertextException",
      )
    const sealed = kms.act("Encrypt", { KeyId: "alias/v-a", Plaintext, EncryptionContext }) as Data
    expect(kms.act("Decrypt", { CiphertextBlob: sealed.CiphertextBlob, EncryptionContext })).toMatchObject({
      Plaintext,
    })
  })

  test("opens nothing once its end is scheduled, and its alias may be given to another", () => {
    const kms = createKms(place)
    const { KeyId } = made(kms)
    const { CiphertextBlob } = kms.act("GenerateDataKey", { KeyId }) as Data
    expect(() => kms.act("CreateAlias", { AliasName: "alias/v-a", TargetKeyId: KeyId })).toThrow(
      "AlreadyExistsException",
    )
    kms.act("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 30 })
    expect(() => kms.act("Decrypt", { CiphertextBlob })).toThrow(KmsRefusal)
    expect((kms.act("DescribeKey", { KeyId: "alias/v-a" }) as Made).KeyMetadata.KeyState).toBe("PendingDeletion")
    kms.act("DeleteAlias", { AliasName: "alias/v-a" })
    expect(() => kms.act("DescribeKey", { KeyId: "alias/v-a" })).toThrow("NotFoundException")
    expect(made(kms).KeyId).not.toBe(KeyId)
  })

  test("is found by id, ARN, alias and what it sealed, with its tags and its policy", () => {
    const kms = createKms(place)
    const { KeyId, Arn } = made(kms)
    const { CiphertextBlob } = kms.act("GenerateDataKey", { KeyId }) as Data
    for (const asked of [{ KeyId }, { KeyId: Arn }, { KeyId: "alias/v-a" }, { CiphertextBlob }, { TargetKeyId: KeyId }])
      expect(kms.keyOf(asked)).toMatchObject({ arn: Arn, tags: { tenant }, policy: { Version: "2012-10-17" } })
    expect(kms.keyOf({ KeyId: "alias/v-b" })).toBeUndefined()
  })

  test("is there again after a restart, in a file that its owner alone reads", async () => {
    const dir = await mkdtemp(join(tmpdir(), "ventanilla-kms-"))
    const file = join(dir, "kms.json")
    const { KeyId } = made(createKms({ ...place, file }))
    const again = createKms({ ...place, file })
    expect((again.act("DescribeKey", { KeyId: "alias/v-a" }) as Made).KeyMetadata.KeyId).toBe(KeyId)
    expect(await readFile(file, "utf8")).toContain(KeyId)
    await rm(dir, { recursive: true })
  })
})
