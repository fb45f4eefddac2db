import {
  AlreadyExistsException,
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  GetKeyRotationStatusCommand,
  type KeyMetadata,
  KMSClient,
  type KMSClientConfig,
  KMSInvalidStateException,
  ListResourceTagsCommand,
  NotFoundException,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
} from "@aws-sdk/client-kms"
import { awaitAll } from "../util/await-all"
import * as Aws from "../util/aws"
import { perProcess } from "../util/per-process"
import { strayKeys } from "./kms.find"
import { keyPolicy, waitingDays } from "./kms.policy"

/** Creates and deletes keys; data is encrypted and decrypted with the consulate's credentials. */
const kms = perProcess((own) => Aws.open(KMSClient, "kms", own))
/** One attempt only: the SDK would repeat a request whose answer was lost, and create a second key. */
const kmsOnce = perProcess((own) => Aws.open(KMSClient, "kms", { ...own, maxAttempts: 1 }))

/** The key of an alias or id; undefined when there is none. */
async function described(client: KMSClient, KeyId: string): Promise<KeyMetadata | undefined> {
  try {
    return (await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata
  } catch (error) {
    if (error instanceof NotFoundException) return undefined
    throw error
  }
}

/** The ARN of the key behind an alias, read with the credentials of the consulate that owns the key. */
export async function keyArn(alias: string, credentials: NonNullable<KMSClientConfig["credentials"]>): Promise<string> {
  const client = Aws.open(KMSClient, "kms", { credentials })
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: alias }))
  if (!KeyMetadata?.Arn) throw new Error("KMS answered without an ARN")
  return KeyMetadata.Arn
}

/**
 * Creates a symmetric key tagged with its consulate, with yearly rotation, behind an alias built from the consulate's
 * id. KMS creates a new key for every request, and a process may die before the alias exists: so a key with this
 * consulate's tag and no alias is adopted before another is created, oldest first.
 */
export async function ensureKmsKey(alias: string, tenantID: string): Promise<void> {
  const client = kms()
  const keyID = (await described(client, alias))?.KeyId ?? (await behindNewAlias(client, alias, tenantID))
  await client.send(new EnableKeyRotationCommand({ KeyId: keyID }))
}

async function behindNewAlias(client: KMSClient, alias: string, tenantID: string): Promise<string> {
  const usable = (await strayKeys(client, tenantID)).filter(({ KeyState }) => KeyState === "Enabled")
  const keyID = usable[0]?.KeyId ?? (await createKey(tenantID))
  try {
    await client.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: keyID }))
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error
  }
  // Another worker may have been faster: the alias decides which key is used.
  return (await described(client, alias))?.KeyId ?? keyID
}

async function createKey(tenantID: string): Promise<string> {
  const { KeyMetadata } = await kmsOnce().send(
    new CreateKeyCommand({
      Description: `Ventanilla, the data of ${tenantID}`,
      Policy: keyPolicy(tenantID),
      Tags: [{ TagKey: "tenant", TagValue: tenantID }],
    }),
  )
  if (!KeyMetadata?.KeyId) throw new Error("KMS answered without a key id")
  return KeyMetadata.KeyId
}

/**
 * Schedules the deletion of every key of this consulate after KMS's waiting period: the one behind the alias and any
 * that a crash left. The alias is deleted last: while it exists, a repetition finds the key. Returns the last deletion
 * date, null if there was no key.
 */
export async function scheduleKmsKeyDeletion(alias: string, tenantID: string): Promise<string | null> {
  const client = kms()
  const named = await described(client, alias)
  const keys = [...(named ? [named] : []), ...(await strayKeys(client, tenantID))]
  const days = await awaitAll(keys.map((key) => schedule(client, key)))
  if (named) await client.send(new DeleteAliasCommand({ AliasName: alias })).catch(unlessGone)
  return days.sort().at(-1) ?? null
}

async function schedule(client: KMSClient, { KeyId, DeletionDate }: KeyMetadata): Promise<string> {
  if (DeletionDate) return DeletionDate.toISOString()
  try {
    const answer = await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: waitingDays }))
    if (answer.DeletionDate) return answer.DeletionDate.toISOString()
  } catch (error) {
    if (!(error instanceof KMSInvalidStateException)) throw error
  }
  const now = KeyId ? await described(client, KeyId) : undefined
  if (!now?.DeletionDate) throw new Error("KMS answered without a day of deletion")
  return now.DeletionDate.toISOString()
}

function unlessGone(error: unknown): void {
  if (!(error instanceof NotFoundException)) throw error
}

/** The properties of a key that are checked. `strays` are keys with this consulate's tag that no alias names. */
export async function lookAtKmsKey(alias: string, tenantID: string) {
  const client = kms()
  const key = await described(client, alias)
  const strays = (await strayKeys(client, tenantID)).filter(({ KeyState }) => KeyState !== "PendingDeletion").length
  if (!key?.KeyId) return { arn: null, state: "missing", rotation: false, tenant: null, strays }
  const [rotation, { Tags = [] }] = await awaitAll([
    client.send(new GetKeyRotationStatusCommand({ KeyId: key.KeyId })),
    client.send(new ListResourceTagsCommand({ KeyId: key.KeyId })),
  ])
  return {
    arn: key.Arn ?? null,
    state: String(key.KeyState),
    rotation: rotation.KeyRotationEnabled === true,
    tenant: Tags.find(({ TagKey }) => TagKey === "tenant")?.TagValue ?? null,
    strays,
  }
}

/**
 * Restores alias, rotation and tag. A lost key is never replaced by another, and a key that is disabled or pending
 * deletion is left for a person to decide. `inUse` is the key that encrypts the table: the alias belongs to it.
 */
export async function mendKmsKey(alias: string, tenantID: string, inUse?: string): Promise<void> {
  const client = kms()
  let key = await described(client, alias)
  if (!key) {
    const strays = await strayKeys(client, tenantID)
    key = inUse ? strays.find(({ Arn }) => Arn === inUse) : strays[0]
    if (!key) return
    await client.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: key.KeyId }))
  }
  const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId: key.KeyId }))
  // Nobody may change a tag that is set.
  if (!Tags.some(({ TagKey }) => TagKey === "tenant"))
    await client.send(new TagResourceCommand({ KeyId: key.KeyId, Tags: [{ TagKey: "tenant", TagValue: tenantID }] }))
  if (key.KeyState === "Enabled") await client.send(new EnableKeyRotationCommand({ KeyId: key.KeyId }))
}
