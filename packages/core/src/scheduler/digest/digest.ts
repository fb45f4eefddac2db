import { Audit } from "../../audit/audit/inside"
import type { Mailbox } from "../../partners/alliance/alliance.schema"
import { Alliance } from "../../partners/alliance/inside"
import { type Parcel, Referral } from "../../partners/referral/inside"
import { Calendar } from "../../platform/calendar"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import { each } from "../../platform/util/guard"
import { Metric } from "../../platform/util/metric"
import { Statistics } from "../../statistics/statistics/inside"
import { claim, release } from "./digest.claim"
import { DigestEntity, type DigestRow } from "./digest.entity"
import { mail } from "./digest.mail"
import { type RunInfo, RunInput } from "./digest.schema"

/**
 * Sends every digest that is due in one consulate, in the partners' time zones. A failed mailbox does not stop the
 * others; its error is thrown at the end.
 */
export const run = fn(RunInput, async ({ tick }): Promise<RunInfo> => {
  const total: RunInfo = { mailboxes: 0, mails: 0, sent: 0, reminded: 0, busy: 0 }
  // A message that waited in its queue covers everything up to now.
  const until = [tick, Clock.iso()].sort()[1] ?? tick
  const due = await Alliance.due(until)
  const [oldest] = due.map(({ nextDigestAt }) => nextDigestAt).sort()
  // Measured before sending: a digest that fails repeatedly shows an ever longer lag.
  if (oldest) Metric.put({ DigestLag: Math.max(0, Math.round((Date.parse(until) - Date.parse(oldest)) / 1000)) })
  total.mailboxes = due.length
  const { failures } = await each(
    "digest.failed",
    due,
    ({ mailboxID }) => ({ mailboxID }),
    async (mailbox) => {
      const done = await deliver(mailbox)
      total.mails += done.mails
      total.sent += done.sent
      total.reminded += done.reminded
      total.busy += done.busy
      return done.mails > 0
    },
  )
  if (failures.length > 0) throw failures[0]
  return total
})

/** Sends every part of what one mailbox waits for, then sets its next instant. */
async function deliver(listed: Mailbox & { nextDigestAt: string }) {
  const done = { mails: 0, sent: 0, reminded: 0, busy: 0 }
  const { nextDigestAt } = listed
  const now = await Alliance.mailboxFromID(listed.mailboxID)
  // Paused or delivered since the list was read, or the index was behind.
  if (now.status !== "verified" || now.nextDigestAt !== nextDigestAt) return done
  const mailbox = { ...now, nextDigestAt }
  for (let part = 0; part < 100; part++) {
    const gathered = await Referral.gather(mailbox)
    if (gathered.fresh.length + gathered.waiting.length === 0) break
    const ids = idsOf(gathered)
    const claimed = await claim(mailbox, String(part).padStart(2, "0"), ids)
    if (claimed === "next_part") continue
    if (claimed === "wait") return { ...done, busy: 1 }
    if (claimed.freshIDs.length + claimed.waitingIDs.length > 0) {
      const counts = await sendAndRemember(mailbox, claimed, gathered)
      done.mails++
      done.sent += counts.sent
      done.reminded += counts.reminded
    }
    if (!gathered.more && claimed.complete) break
  }
  await retrying(() => advance(mailbox))
  return done
}

const idsOf = (parcel: Parcel) => ({
  freshIDs: parcel.fresh.map(({ referralID }) => referralID),
  waitingIDs: parcel.waiting.map(({ referralID }) => referralID),
})

async function sendAndRemember(mailbox: Mailbox, claimed: DigestRow, parcel: Parcel) {
  let messageID: string
  try {
    messageID = await mail(mailbox, claimed, parcel)
  } catch (error) {
    // Not sent, as far as is known: the next attempt need not wait for the lease to end.
    await release(claimed)
    throw error
  }
  return retrying(() => remember(mailbox, claimed, messageID), 20)
}

/** Records the digest, its referrals, the ledger, the counts and the audit entry as sent: one transaction. */
async function remember(mailbox: Mailbox, claimed: DigestRow, messageID: string) {
  const { table } = await Store.consulate()
  const { writes, count, month, sent, reminded } = await Referral.writesOfDigest(claimed, mailbox)
  const record = DigestEntity.put({ ...claimed, status: "sent", sentAt: Clock.iso(), messageID })
  await commit({
    writes: [
      Writes.put(
        record
          .where(({ leaseID, status }, { eq }) => `${eq(leaseID, claimed.leaseID)} AND ${eq(status, "claimed")}`)
          .params({ table }),
      ),
      ...writes,
    ],
    audit: await Audit.entry({ action: "digest.sent", subjects: [claimed.digestID, mailbox.mailboxID] }),
    count,
    answer: { digestID: claimed.digestID },
  })
  if (sent > 0) await Statistics.counted(month)
  return { sent, reminded }
}

/** Sets the mailbox's next instant, unless its schedule was changed meanwhile. */
async function advance(delivered: Mailbox & { nextDigestAt: string }) {
  const mailbox = await Alliance.mailboxFromID(delivered.mailboxID)
  if (mailbox.nextDigestAt !== delivered.nextDigestAt) return
  const next = Calendar.nextDigestAt(mailbox.schedule, mailbox.timeZone, Clock.iso())
  await commit({
    writes: [await Alliance.writeAdvance(mailbox, next)],
    audit: await Audit.entry({ action: "mailbox.advanced", subjects: [mailbox.mailboxID] }),
    answer: {},
  })
}
