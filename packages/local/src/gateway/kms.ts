import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto"
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"

type Context = Record<string, string>
type Kept = {
  id: string
  material: string
  tags: Record<string, string>
  policy: string
  rotation: boolean
  createdAt: string
  /** When it is destroyed; it opens nothing from now on. */
  deletionAt?: string
}
export type Key = { arn: string; tags: Record<string, string>; policy: object }
export type KmsRequest = {
  KeyId?: string
  TargetKeyId?: string
  AliasName?: string
  Plaintext?: string
  CiphertextBlob?: string
  EncryptionContext?: Context
  KeySpec?: string
  NumberOfBytes?: number
  Policy?: string
  PendingWindowInDays?: number
  Tags?: { TagKey: string; TagValue: string }[]
}
export type Kms = ReturnType<typeof createKms>

/** An error of KMS, by its own name. */
export class KmsRefusal extends Error {}

/** What AWS writes when nobody writes another: the account's policies decide. */
export const accountPolicy = (account: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  })

const bound = (context: Context = {}) => Buffer.from(JSON.stringify(Object.entries(context).sort()))
const idLength = 36
const ivLength = 12
const tagLength = 16

/**
 * The part of KMS that the product uses: keys that never leave, aliases, tags, AES-GCM bound to an encryption context. Kept
 * in `file` when it is given.
 */
export function createKms(options: { region: string; account: string; file?: string; now?: () => Date }) {
  const { region, account, file, now = () => new Date() } = options
  const place = `arn:aws:kms:${region}:${account}`
  const keys = new Map<string, Kept>()
  const aliases = new Map<string, string>()
  if (file && existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8")) as { keys: Kept[]; aliases: [string, string][] }
    for (const key of kept.keys) keys.set(key.id, key)
    for (const [alias, id] of kept.aliases) aliases.set(alias, id)
  }

  function keep() {
    if (!file) return
    writeFileSync(`${file}.next`, JSON.stringify({ keys: [...keys.values()], aliases: [...aliases] }), { mode: 0o600 })
    renameSync(`${file}.next`, file)
  }

  const named = (name: string) => name.replace(/^arn:aws:kms:[^:]*:[^:]*:/, "")
  function find(name = ""): Kept | undefined {
    const short = named(name)
    return keys.get(aliases.get(short) ?? short.replace(/^key\//, ""))
  }
  function found(name = ""): Kept {
    const key = find(name)
    if (!key) throw new KmsRefusal("NotFoundException")
    return key
  }
  function usable(name = ""): Kept {
    const key = found(name)
    // A key that waits for its end opens nothing.
    if (key.deletionAt) throw new KmsRefusal("KMSInvalidStateException")
    return key
  }

  const arnOf = ({ id }: Kept) => `${place}:key/${id}`
  const described = (key: Kept) => ({
    AWSAccountId: account,
    KeyId: key.id,
    Arn: arnOf(key),
    CreationDate: Date.parse(key.createdAt) / 1000,
    Enabled: !key.deletionAt,
    KeyState: key.deletionAt ? "PendingDeletion" : "Enabled",
    KeyUsage: "ENCRYPT_DECRYPT",
    KeySpec: "SYMMETRIC_DEFAULT",
    KeyManager: "CUSTOMER",
    Origin: "AWS_KMS",
    ...(key.deletionAt ? { DeletionDate: Date.parse(key.deletionAt) / 1000 } : {}),
  })

  function seal(key: Kept, plain: Buffer, context?: Context): string {
    const iv = randomBytes(ivLength)
    const cipher = createCipheriv("aes-256-gcm", Buffer.from(key.material, "base64"), iv).setAAD(bound(context))
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([Buffer.from(key.id), iv, cipher.getAuthTag(), sealed]).toString("base64")
  }

  const sealedBy = (blob = "") => Buffer.from(blob, "base64").subarray(0, idLength).toString()
  function unseal(key: Kept, blob: string, context?: Context): Buffer {
    const bytes = Buffer.from(blob, "base64").subarray(idLength)
    const rest = bytes.subarray(ivLength + tagLength)
    try {
      const decipher = createDecipheriv("aes-256-gcm", Buffer.from(key.material, "base64"), bytes.subarray(0, ivLength))
      decipher.setAAD(bound(context)).setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      return Buffer.concat([decipher.update(rest), decipher.final()])
    } catch {
      throw new KmsRefusal("InvalidCiphertextException")
    }
  }

  const tagsIn = (tags: KmsRequest["Tags"] = []) =>
    Object.fromEntries(tags.map(({ TagKey, TagValue }) => [TagKey, TagValue]))

  const acts: Record<string, (asked: KmsRequest) => object> = {
    CreateKey({ Tags, Policy }) {
      const createdAt = now().toISOString()
      const material = randomBytes(32).toString("base64")
      const key = { material, tags: tagsIn(Tags), policy: Policy ?? accountPolicy(account), rotation: false, createdAt }
      const made: Kept = { id: randomUUID(), ...key }
      keys.set(made.id, made)
      keep()
      return { KeyMetadata: described(made) }
    },
    TagResource({ KeyId, Tags }) {
      Object.assign(usable(KeyId).tags, tagsIn(Tags))
      keep()
      return {}
    },
    CreateAlias({ AliasName = "", TargetKeyId }) {
      if (aliases.has(AliasName)) throw new KmsRefusal("AlreadyExistsException")
      aliases.set(AliasName, usable(TargetKeyId).id)
      keep()
      return {}
    },
    DeleteAlias({ AliasName = "" }) {
      if (!aliases.delete(AliasName)) throw new KmsRefusal("NotFoundException")
      keep()
      return {}
    },
    DescribeKey: ({ KeyId }) => ({ KeyMetadata: described(found(KeyId)) }),
    ListKeys: () => ({ Keys: [...keys.values()].map((key) => ({ KeyId: key.id, KeyArn: arnOf(key) })) }),
    ListAliases: () => ({
      Aliases: [...aliases].map(([AliasName, TargetKeyId]) => ({
        AliasName,
        AliasArn: `${place}:${AliasName}`,
        TargetKeyId,
      })),
    }),
    ListResourceTags({ KeyId }) {
      return { Tags: Object.entries(found(KeyId).tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) }
    },
    GetKeyRotationStatus: ({ KeyId }) => ({ KeyRotationEnabled: found(KeyId).rotation }),
    EnableKeyRotation({ KeyId }) {
      usable(KeyId).rotation = true
      keep()
      return {}
    },
    ScheduleKeyDeletion({ KeyId, PendingWindowInDays = 30 }) {
      const key = usable(KeyId)
      key.deletionAt = new Date(now().getTime() + PendingWindowInDays * 86_400_000).toISOString()
      keep()
      const { DeletionDate } = described(key)
      return { KeyId: arnOf(key), DeletionDate, KeyState: "PendingDeletion", PendingWindowInDays }
    },
    GenerateDataKey({ KeyId, EncryptionContext, KeySpec, NumberOfBytes }) {
      const key = usable(KeyId)
      const plain = randomBytes(NumberOfBytes ?? (KeySpec === "AES_128" ? 16 : 32))
      const CiphertextBlob = seal(key, plain, EncryptionContext)
      return { KeyId: arnOf(key), Plaintext: plain.toString("base64"), CiphertextBlob }
    },
    Encrypt({ KeyId, Plaintext = "", EncryptionContext }) {
      const key = usable(KeyId)
      return { KeyId: arnOf(key), CiphertextBlob: seal(key, Buffer.from(Plaintext, "base64"), EncryptionContext) }
    },
    Decrypt({ CiphertextBlob = "", EncryptionContext }) {
      const key = usable(sealedBy(CiphertextBlob))
      return { KeyId: arnOf(key), Plaintext: unseal(key, CiphertextBlob, EncryptionContext).toString("base64") }
    },
  }

  return {
    offers: (action: string) => Object.hasOwn(acts, action),
    /** Throws a `KmsRefusal` whose message is the error's name. */
    act: (action: string, asked: KmsRequest): object => acts[action]?.(asked) ?? {},
    /** The key that a request is about, as policies see it: by id, ARN, alias, or the blob that it sealed. */
    keyOf(asked: Pick<KmsRequest, "KeyId" | "TargetKeyId" | "CiphertextBlob">): Key | undefined {
      const key = find(asked.KeyId ?? asked.TargetKeyId ?? sealedBy(asked.CiphertextBlob))
      return key && { arn: arnOf(key), tags: key.tags, policy: JSON.parse(key.policy) as object }
    },
  }
}
