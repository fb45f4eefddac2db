import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { PutCommand } from "@aws-sdk/lib-dynamodb"
import type { Mailbox } from "../../partners/alliance/alliance.schema"
import { Store } from "../../platform/store"
import { createSecret } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { randomFolio } from "../../platform/util/folio"
import { createID } from "../../platform/util/id"
import { DigestEntity, type DigestRow } from "./digest.entity"
import { decideClaim, leaseMinutes, numberOf, restrict } from "./digest.rules"

type Ids = { freshIDs: string[]; waitingIDs: string[] }
/** `complete`: the claim carries everything that was gathered. */
export type Claimed = DigestRow & { complete: boolean }

const leaseEnd = () => new Date(Clock.now().getTime() + leaseMinutes * 60_000).toISOString()

/**
 * Claims (mailbox, instant, part) for this worker; returns `wait` while another holds it and `next_part` when it is
 * done.
 */
export async function claim(
  mailbox: Mailbox & { nextDigestAt: string },
  part: string,
  ids: Ids,
): Promise<Claimed | "wait" | "next_part"> {
  const handle = await Store.consulate()
  const key = { mailboxID: mailbox.mailboxID, scheduledAt: mailbox.nextDigestAt, part }
  const { data: found } = await DigestEntity.get(key).go({ ...handle, consistent: true })
  const verdict = decideClaim(found, Clock.iso())
  if (verdict === "wait" || verdict === "next_part") return verdict
  const parcel = restrict(ids, found)
  const empty = parcel.freshIDs.length + parcel.waitingIDs.length === 0
  const next: DigestRow = {
    digestID: found?.digestID ?? createID("digest"),
    ...key,
    number: found?.number ?? numberOf(mailbox.nextDigestAt, mailbox.timeZone, randomFolio("CAN").slice(4)),
    status: empty ? "void" : "claimed",
    leaseID: createSecret(),
    leaseEndsAt: leaseEnd(),
    ...parcel,
  }
  const params = found
    ? DigestEntity.put(next)
        .where(({ leaseID, status }, { eq }) => `${eq(leaseID, found.leaseID)} AND ${eq(status, "claimed")}`)
        .params({ table: handle.table })
    : DigestEntity.create(next).params({ table: handle.table })
  try {
    await handle.client.send(new PutCommand(params as ConstructorParameters<typeof PutCommand>[0]))
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "wait"
    throw error
  }
  const complete = parcel.freshIDs.length === ids.freshIDs.length && parcel.waitingIDs.length === ids.waitingIDs.length
  return { ...next, complete }
}

/** Releases a claim before its lease ends. */
export async function release(claimed: DigestRow): Promise<void> {
  const handle = await Store.consulate()
  await DigestEntity.patch({ mailboxID: claimed.mailboxID, scheduledAt: claimed.scheduledAt, part: claimed.part })
    .set({ leaseEndsAt: Clock.iso() })
    .where(({ leaseID }, { eq }) => eq(leaseID, claimed.leaseID))
    .go(handle)
}
