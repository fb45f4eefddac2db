import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, Store, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { draftOf, inForce, partition, versionKey } from "./protocol.editions"
import { DiscardInput, type Draft, DraftInput, type Edition, type Key, PublishInput } from "./protocol.schema"

/** Saves headquarters' draft. Throws `conflict/stale` when somebody saved or published since it was read. */
export const saveDraft = verb("protocol.draft", DraftInput, async ({ protocol, revision, base, content }) => {
  const [{ edition }, { revision: now }] = await awaitAll([inForce(protocol), draftOf(protocol)])
  // A publication changes the draft, too: a concurrent author gets this error first, and can merge both texts.
  assertAsRead(now, revision)
  if (edition.version !== base) throw new VisibleError("conflict", "protocol_base_old")
  const draft: Draft = { revision: revision + 1, base, content, savedAt: Clock.iso() }
  return commit({
    writes: [await draftWrite(protocol, revision, draft)],
    audit: await Audit.entry({ action: "protocol.drafted", subjects: [`protocol_${protocol}`] }),
    answer: { protocol, revision: draft.revision },
  })
})

/** Discards the draft. */
export const discard = verb("protocol.discard", DiscardInput, async ({ protocol, revision }) => {
  return commit({
    writes: [await draftWrite(protocol, revision, null)],
    audit: await Audit.entry({ action: "protocol.discarded", subjects: [`protocol_${protocol}`] }),
    answer: { protocol, revision: revision + 1 },
  })
})

/**
 * Publishes the saved draft as the next version. Consulates have it at once, open runs keep theirs, old versions stay.
 * Throws `conflict/stale` when another draft was saved meanwhile, `conflict/protocol_base_old` when another version was
 * published.
 */
export const publish = verb("protocol.publish", PublishInput, async ({ protocol, revision, said }) => {
  const [{ edition: before, versions }, { draft }] = await awaitAll([inForce(protocol), draftOf(protocol)])
  if (!draft) throw new VisibleError("conflict", "stale")
  assertAsRead(draft.revision, revision)
  if (draft.base !== before.version) throw new VisibleError("conflict", "protocol_base_old")
  const version = before.version + 1
  const edition: Edition = { ...draft.content, protocol, version, publishedAt: Clock.iso(), said }
  const { table: TableName } = await Store.registry()
  const pk = partition(protocol)
  return commit({
    writes: [
      {
        Put: {
          TableName,
          Item: { pk, sk: versionKey(version), edition },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      {
        Put: {
          TableName,
          Item: {
            pk,
            sk: "current",
            edition,
            versions: [...versions, { version, publishedAt: edition.publishedAt, said }],
          },
        },
      },
      await draftWrite(protocol, revision, null),
    ],
    audit: await Audit.entry({ action: "protocol.published", subjects: [`protocol_${protocol}_${version}`] }),
    answer: { protocol, version },
  })
})

async function draftWrite(protocol: Key, revision: number, draft: Draft | null): Promise<Write> {
  const { table: TableName } = await Store.registry()
  const Item = { pk: partition(protocol), sk: "draft", revision: revision + 1, ...(draft ? { draft } : {}) }
  if (revision === 0) return { Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" } }
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: "revision = :revision",
      ExpressionAttributeValues: { ":revision": revision },
    },
  }
}
