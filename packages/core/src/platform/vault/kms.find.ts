import {
  DescribeKeyCommand,
  type KeyMetadata,
  type KMSClient,
  KMSServiceException,
  ListAliasesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  NotFoundException,
} from "@aws-sdk/client-kms"

async function* pages<T>(page: (marker: string | undefined) => Promise<{ items: T[]; next: string | undefined }>) {
  let marker: string | undefined
  do {
    const { items, next } = await page(marker)
    yield* items
    marker = next
  } while (marker)
}

const keyIDs = (client: KMSClient) =>
  pages(async (Marker) => {
    const answer = await client.send(new ListKeysCommand({ Marker, Limit: 1000 }))
    return { items: (answer.Keys ?? []).map(({ KeyId = "" }) => KeyId), next: answer.NextMarker }
  })
const named = (client: KMSClient) =>
  pages(async (Marker) => {
    const answer = await client.send(new ListAliasesCommand({ Marker, Limit: 100 }))
    return { items: (answer.Aliases ?? []).map(({ TargetKeyId = "" }) => TargetKeyId), next: answer.NextMarker }
  })

/**
 * The keys with this consulate's tag and without an alias, oldest first. KMS cannot find a key by tag, so all keys are
 * listed, and the tags are read of the few that no alias names.
 */
export async function strayKeys(client: KMSClient, tenantID: string): Promise<KeyMetadata[]> {
  const aliased = new Set<string>()
  for await (const keyID of named(client)) aliased.add(keyID)
  const found: KeyMetadata[] = []
  for await (const keyID of keyIDs(client)) {
    if (aliased.has(keyID) || !(await bears(client, keyID, tenantID))) continue
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: keyID }))
    if (KeyMetadata) found.push(KeyMetadata)
  }
  return found.sort((a, b) => Number(a.CreationDate ?? 0) - Number(b.CreationDate ?? 0))
}

async function bears(client: KMSClient, KeyId: string, tenantID: string): Promise<boolean> {
  try {
    const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId }))
    return Tags.some(({ TagKey, TagValue }) => TagKey === "tenant" && TagValue === tenantID)
  } catch (error) {
    // The role may read tags only of consulates' keys: a key that refuses is not one of them.
    if (error instanceof NotFoundException) return false
    if (error instanceof KMSServiceException && error.name === "AccessDeniedException") return false
    throw error
  }
}
