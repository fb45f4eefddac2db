import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb"
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import type { Alliance } from "../../partners/alliance/inside"
import type { Parcel } from "../../partners/referral/inside"
import { Store, Writes } from "../../platform/store"
import { createSecret } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { randomFolio } from "../../platform/util/folio"
import { createID } from "../../platform/util/id"
import { DigestEntity, type DigestRow } from "./digest.entity"
import { leaseMinutes, numberOf } from "./digest.rules"

/** One mail of a digest: its claim, and what it says. */
export type Part = { claimed: DigestRow; parcel: Parcel }

const leaseEnd = () => new Date(Clock.now().getTime() + leaseMinutes * 60_000).toISOString()

/** Every part of the digest of this mailbox and instant that a worker ever claimed. */
export async function claims({ mailboxID, nextDigestAt: scheduledAt }: Alliance.DueMailbox): Promise<DigestRow[]> {
  const handle = await Store.consulate()
  const query = DigestEntity.query.byInstant({ mailboxID }).begins({ scheduledAt })
  return (await query.go({ ...handle, consistent: true, pages: "all" })).data
}

/**
 * Claims these parcels for this worker, all or none: the parts that another worker left, with their numbers, and new ones
 * from `part` on. What is claimed must have been judged after `claims` was read. Undefined when another was faster.
 */
export async function claim(
  mailbox: Alliance.DueMailbox,
  left: readonly { found: DigestRow; parcel: Parcel }[],
  made: readonly Parcel[],
  part: number,
): Promise<Part[] | undefined> {
  const { table, client } = await Store.consulate()
  const again = left.map(({ found, parcel }) => ({ claimed: leased(found, parcel), parcel }))
  const anew = made.map((parcel, index) => ({
    claimed: leased(
      { digestID: createID("digest"), ...keyOf(mailbox, part + index), number: numbered(mailbox) },
      parcel,
    ),
    parcel,
  }))
  const writes = [
    ...again.map(({ claimed }, index) =>
      DigestEntity.put(claimed)
        .where(
          ({ leaseID, status }, { eq }) =>
            `${eq(leaseID, left[index]?.found.leaseID ?? "")} AND ${eq(status, "claimed")}`,
        )
        .params({ table }),
    ),
    ...anew.map(({ claimed }) => DigestEntity.create(claimed).params({ table })),
  ]
  if (writes.length === 0) return []
  try {
    await client.send(
      new TransactWriteCommand({ TransactItems: writes.map((params) => Writes.plain(Writes.put(params))) }),
    )
  } catch (error) {
    if (error instanceof TransactionCanceledException && error.CancellationReasons?.some(isTaken)) return undefined
    throw error
  }
  return [...again, ...anew].filter(({ claimed }) => claimed.status === "claimed")
}

const keyOf = ({ mailboxID, nextDigestAt }: Alliance.DueMailbox, part: number) => ({
  ...{ mailboxID, scheduledAt: nextDigestAt },
  part: String(part).padStart(2, "0"),
})

const numbered = ({ nextDigestAt, timeZone }: Alliance.DueMailbox) =>
  numberOf(nextDigestAt, timeZone, randomFolio("CAN").slice(4))

/** A claim under a new lease; void when nothing of it may be sent any more. */
const leased = (
  known: Pick<DigestRow, "digestID" | "mailboxID" | "scheduledAt" | "part" | "number">,
  { fresh, waiting }: Parcel,
): DigestRow => ({
  ...known,
  status: fresh.length + waiting.length === 0 ? "void" : "claimed",
  leaseID: createSecret(),
  leaseEndsAt: leaseEnd(),
  freshIDs: fresh.map(({ referralID }) => referralID),
  waitingIDs: waiting.map(({ referralID }) => referralID),
})

const isTaken = ({ Code }: CancellationReason) => Code === "ConditionalCheckFailed" || Code === "TransactionConflict"

/** Releases a claim before its lease ends. */
export async function release(claimed: DigestRow): Promise<void> {
  const handle = await Store.consulate()
  await DigestEntity.patch({ mailboxID: claimed.mailboxID, scheduledAt: claimed.scheduledAt, part: claimed.part })
    .set({ leaseEndsAt: Clock.iso() })
    .where(({ leaseID }, { eq }) => eq(leaseID, claimed.leaseID))
    .go(handle)
}
