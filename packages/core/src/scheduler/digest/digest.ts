import { Audit } from "../../audit/audit/inside"
import type { Mailbox } from "../../partners/alliance/alliance.schema"
import { Alliance } from "../../partners/alliance/inside"
import { Referral } from "../../partners/referral/inside"
import { Calendar } from "../../platform/calendar"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import { abreast, each } from "../../platform/util/guard"
import { Metric } from "../../platform/util/metric"
import { Statistics } from "../../statistics/statistics/inside"
import { claim, claims, type Part, release } from "./digest.claim"
import { DigestEntity, type DigestRow } from "./digest.entity"
import { mail } from "./digest.mail"
import { decideClaim, restrict, without } from "./digest.rules"
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
    abreast,
  )
  if (failures.length > 0) throw failures[0]
  return total
})

/** Of one digest; what is left waits for the next. */
const mostParts = 100

/** Sends every part of what one mailbox waits for, then sets its next instant. */
async function deliver(listed: Alliance.DueMailbox) {
  const done = { mails: 0, sent: 0, reminded: 0, busy: 0 }
  const { nextDigestAt } = listed
  const now = await Alliance.mailboxFromID(listed.mailboxID)
  // Paused or delivered since the list was read, or the index was behind.
  if (now.status !== "verified" || now.nextDigestAt !== nextDigestAt) return done
  const mailbox = { ...now, nextDigestAt }
  // The claims are read before anything is judged: what another worker sent under them is then seen as sent.
  const [found, due] = await awaitAll([claims(mailbox), Referral.due(mailbox)])
  const verdicts = found.map((one) => decideClaim(one, Clock.iso()))
  if (verdicts.includes("wait")) return { ...done, busy: 1 }
  let left = found.filter((_, index) => verdicts[index] === "take_over")
  const carried = new Set(left.flatMap(({ freshIDs, waitingIDs }) => [...freshIDs, ...waitingIDs]))
  let mine = due.filter((referralID) => carried.has(referralID))
  const others = due.filter((referralID) => !carried.has(referralID))
  let part = found.length
  while (left.length > 0 || (others.length > 0 && part < mostParts)) {
    const most = Math.max(0, Math.min(abreast - left.length, mostParts - part))
    const judged = await Referral.judge(mailbox, [...mine, ...others.splice(0, most * Referral.mostFresh)])
    const again = left.map((one) => ({ found: one, parcel: restrict(judged, one) }))
    const made = Referral.parcelsOf(without(judged, left))
    const parts = await claim(mailbox, again, made, part)
    if (!parts) return { ...done, busy: 1 }
    for (const counts of await awaitAll(parts.map((one) => sendAndRemember(mailbox, one)))) {
      done.mails++
      done.sent += counts.sent
      done.reminded += counts.reminded
    }
    part += made.length
    left = []
    mine = []
  }
  await retrying(() => advance(mailbox))
  return done
}

async function sendAndRemember(mailbox: Mailbox, { claimed, parcel }: Part) {
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
async function advance(delivered: Alliance.DueMailbox) {
  const mailbox = await Alliance.mailboxFromID(delivered.mailboxID)
  if (mailbox.nextDigestAt !== delivered.nextDigestAt) return
  const next = Calendar.nextDigestAt(mailbox.schedule, mailbox.timeZone, Clock.iso())
  await commit({
    writes: [await Alliance.writeAdvance(mailbox, next)],
    audit: await Audit.entry({ action: "mailbox.advanced", subjects: [mailbox.mailboxID] }),
    answer: {},
  })
}
