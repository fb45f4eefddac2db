import { createHash } from "node:crypto"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, prior, Replay, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { createID } from "../../platform/util/id"
import type { Page } from "../../platform/util/schema"
import { Vault } from "../../platform/vault"
import { AttachmentEntity, type AttachmentRow } from "./attachment.entity"
import { judged as judgedApart } from "./attachment.judge"
import { assertHas, assertMay } from "./attachment.owner"
import { assembled, emptied, replace, row, serialize, split, writePart } from "./attachment.row"
import { arrivalHours, assertName, assertPart, assertPurpose } from "./attachment.rules"
import { BeginInput, FromIDInput, type Info, ListInput, PartInput, partsOf, type Refusal } from "./attachment.schema"

export { createDownloadToken, serve } from "./attachment.serve"

/** Announces a file: its type, size and checksum. Its parts follow. */
export const begin = verb(
  "attachment.begin",
  BeginInput,
  async ({ name, owner, ownerID, purpose, type, size, sha256 }) => {
    await assertHas("changes", owner, ownerID)
    assertName(name, type)
    assertPurpose(owner, purpose, type)
    const { table } = await Store.consulate()
    const attachmentID = createID("attachment")
    const made: AttachmentRow = {
      ...{ attachmentID, owner, ownerID, purpose, type, size, parts: partsOf(size), status: "receiving" },
      // Sealed, because whoever has a file could recognise it by its checksum.
      sealed: await Vault.seal(attachmentID, { sha256 }),
      ...{ createdAt: Clock.iso(), createdBy: Act.label().id, version: 1 },
    }
    return commit({
      writes: [Writes.put(AttachmentEntity.create(made).params({ table }))],
      audit: await Audit.entry({ action: "attachment.begin", subjects: [attachmentID, ownerID] }),
      answer: { attachmentID, parts: made.parts },
    })
  },
)

/** Receives one part and seals it. */
export const part = verb("attachment.part", PartInput, async ({ attachmentID, index, data }) => {
  const found = await row(attachmentID)
  assertMay("changes", found.owner)
  if (found.status !== "receiving") throw new VisibleError("conflict", "file_wrong_state")
  const bytes = Buffer.from(data, "base64")
  assertPart(found, index, bytes.length)
  return commit({
    writes: [await writePart(attachmentID, index, bytes)],
    audit: await Audit.entry({ action: "attachment.part", subjects: [attachmentID, found.ownerID] }),
    answer: { attachmentID, index },
  })
})

/** When all parts are here: the file is checked by its content and stored or refused. A refused file is emptied at once. */
export const finish = verb("attachment.finish", FromIDInput, async ({ attachmentID }) => {
  const found = await row(attachmentID)
  assertMay("changes", found.owner)
  if (found.status === "refused" && found.refusal) throw new VisibleError("validation", found.refusal, "file")
  if (found.status !== "receiving") {
    const first = await prior()
    throw first ? new Replay(first) : new VisibleError("conflict", "file_wrong_state")
  }
  const bytes = await assembled(found)
  const judged =
    createHash("sha256").update(bytes).digest("hex") === (await announced(found))
      ? await judgedApart(found, bytes)
      : "file_damaged"
  if (typeof judged === "string") return refuse(found, judged)
  const cleaned = judged.bytes.equals(bytes) ? [] : await rewritten(found, judged.bytes)
  return commit({
    writes: [
      await replace(found, {
        status: "kept",
        keptAt: Clock.iso(),
        size: judged.bytes.length,
        parts: partsOf(judged.bytes.length),
      }),
      ...cleaned,
    ],
    audit: await Audit.entry({ action: "attachment.kept", subjects: [attachmentID, found.ownerID] }),
    answer: { attachmentID, status: "kept" },
  })
})

/** The announced checksum; deleted when the file has arrived. */
const announced = async ({ attachmentID, sealed = "" }: AttachmentRow) =>
  (await Vault.open<{ sha256: string }>(attachmentID, sealed)).sha256

// So many parts fit into the 4 MB of a transaction.
const atOnce = 8

/**
 * Replaces the parts that were sent by those to be stored; the last of them are written in the transaction that
 * completes the file.
 */
async function rewritten(found: AttachmentRow, bytes: Buffer) {
  const { attachmentID, ownerID } = found
  const writes = [
    ...(await awaitAll(split(bytes).map((each, index) => writePart(attachmentID, index, each)))),
    ...(await emptied(found, partsOf(bytes.length))),
  ]
  while (writes.length > atOnce)
    await commit({
      writes: writes.splice(0, atOnce),
      audit: await Audit.entry({ action: "attachment.cleaned", subjects: [attachmentID, ownerID] }),
      answer: { attachmentID },
      remembered: false,
    })
  return writes
}

async function refuse(found: AttachmentRow, refusal: Refusal): Promise<never> {
  await commit({
    writes: [await replace(found, { status: "refused", refusal }), ...(await emptied(found))],
    audit: await Audit.entry({ action: "attachment.refused", subjects: [found.attachmentID, found.ownerID] }),
    answer: { attachmentID: found.attachmentID },
    remembered: false,
  })
  throw new VisibleError("validation", refusal, "file")
}

/** Removes a stored file for good, for example when a person in the picture asks for it. Its row stays as a record. */
export const remove = verb("attachment.remove", FromIDInput, async ({ attachmentID }) => {
  const found = await row(attachmentID)
  assertMay("changes", found.owner)
  if (found.status !== "kept") {
    const first = await prior()
    throw first ? new Replay(first) : new VisibleError("conflict", "file_wrong_state")
  }
  return commit({
    writes: [await replace(found, { status: "removed" }), ...(await emptied(found))],
    audit: await Audit.entry({ action: "attachment.removed", subjects: [attachmentID, found.ownerID] }),
    answer: { attachmentID, status: "removed" },
  })
})

/** Files of one alliance, activity or training, newest first. */
export const list = verb(
  "attachment.list",
  ListInput,
  async ({ owner, ownerID, cursor, limit }): Promise<Page<Info>> => {
    await assertHas("reads", owner, ownerID)
    const handle = await Store.consulate()
    const result = await Lists.page({ cursor, limit }, (at) =>
      AttachmentEntity.query.byOwner({ ownerID }).go({ ...handle, ...at, order: "desc" }),
    )
    return { items: result.data.map(serialize), cursor: result.cursor }
  },
)

/** When the oldest unfinished upload is a day old. */
export async function nextSweepAt(): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await AttachmentEntity.query.byArrival({}).go({ ...handle, limit: 1 })
  const [oldest] = data
  return oldest && new Date(Date.parse(oldest.createdAt) + arrivalHours * 3_600_000 + 1).toISOString()
}

/** Empties uploads that were begun a day ago and never finished. Runs at every tick. */
export async function sweep(): Promise<number> {
  const handle = await Store.consulate()
  const before = new Date(Clock.now().getTime() - arrivalHours * 3_600_000).toISOString()
  const { data } = await AttachmentEntity.query
    .byArrival({})
    .lt({ createdAt: before })
    .go({ ...handle, limit: 25 })
  await each(
    "attachment.not_swept",
    data,
    ({ attachmentID }) => ({ attachmentID }),
    async ({ attachmentID }) => {
      const found = await row(attachmentID)
      if (found.status !== "receiving") return false
      await commit({
        writes: [await replace(found, { status: "refused", refusal: "file_truncated" }), ...(await emptied(found))],
        audit: await Audit.entry({ action: "attachment.swept", subjects: [attachmentID, found.ownerID] }),
        answer: { attachmentID },
        remembered: false,
      })
      return true
    },
  )
  return data.length
}
