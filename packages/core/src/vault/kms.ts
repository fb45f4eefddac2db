import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  type KMSClientConfig,
  NotFoundException,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms"
import { kept } from "../util/kept"

/** Makes and unmakes keys; what is sealed with them is opened with a consulate's credentials. */
const kms = kept((own) => new KMSClient(own))

async function keyBehind(client: KMSClient, alias: string): Promise<string | undefined> {
  try {
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: alias }))
    return KeyMetadata?.KeyId
  } catch (error) {
    if (error instanceof NotFoundException) return undefined
    throw error
  }
}

/** The ARN of the key behind an alias, asked with the credentials of the consulate whose key it is. */
export async function keyArn(alias: string, credentials: NonNullable<KMSClientConfig["credentials"]>): Promise<string> {
  const { KeyMetadata } = await new KMSClient({ credentials }).send(new DescribeKeyCommand({ KeyId: alias }))
  if (!KeyMetadata?.Arn) throw new Error("KMS answered without an ARN")
  return KeyMetadata.Arn
}

/** A symmetric key tagged with its consulate, behind an alias built from the consulate's id. */
export async function ensureKmsKey(alias: string, tenantID: string): Promise<void> {
  const client = kms()
  if (await keyBehind(client, alias)) return
  const { KeyMetadata } = await client.send(new CreateKeyCommand({ Tags: [{ TagKey: "tenant", TagValue: tenantID }] }))
  if (!KeyMetadata?.KeyId) throw new Error("KMS answered without a key id")
  await client.send(new EnableKeyRotationCommand({ KeyId: KeyMetadata.KeyId }))
  await client.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: KeyMetadata.KeyId }))
}

export async function scheduleKmsKeyDeletion(alias: string): Promise<void> {
  const client = kms()
  const keyID = await keyBehind(client, alias)
  if (!keyID) return
  await client.send(new ScheduleKeyDeletionCommand({ KeyId: keyID, PendingWindowInDays: 30 }))
  // Last: while it stands, a repetition finds the key by it.
  await client.send(new DeleteAliasCommand({ AliasName: alias }))
}
