import { CaseFile } from "../../casework/casefile/inside"
import type { Field } from "../../casework/consent/consent.schema"
import { Consent } from "../../casework/consent/inside"
import type { Both } from "../../platform/calendar"
import { retrying, Store, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { Statistics } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import type { Mailbox } from "../alliance/alliance.schema"
import { Alliance } from "../alliance/inside"
import { ReferralEntity, type ReferralRow } from "./referral.entity"
import { hold } from "./referral.hold"
import { deadlines, rungOf } from "./referral.ladder"
import { moved, row, write } from "./referral.row"
import { holdReason, isQueued, isUnanswered, mostReminders, send, wasReminded } from "./referral.rules"
import type { HoldReason } from "./referral.schema"

/** The content of one digest: referrals sent for the first time, and those sent again as a reminder. */
export type Parcel = { fresh: ReferralRow[]; waiting: ReferralRow[] }

// A transaction holds 100 items; a new referral takes two and a reminder one.
const mostFresh = 30
const mostWaiting = 20

/**
 * Decides for everything that waits for a mailbox: what may be sent now, what is held and reported to staff, what is
 * due for a reminder. `more`: another parcel remains.
 */
export async function gather(mailbox: Mailbox): Promise<Parcel & { more: boolean }> {
  const now = Clock.iso()
  const handle = await Store.consulate()
  const { data } = await ReferralEntity.query
    .ofMailbox({ mailboxID: mailbox.mailboxID, group: "open" })
    .go({ ...handle, pages: "all" })
  const fresh: ReferralRow[] = []
  const waiting: ReferralRow[] = []
  async function look(listed: ReferralRow): Promise<boolean> {
    const { referralID } = listed
    if (isQueued(listed.state)) {
      const found = await row(referralID)
      if (!isQueued(found.state)) return false
      const reason = await reasonToHold(found, mailbox, now)
      if (!reason) fresh.push(found)
      else await retrying(() => hold(referralID, reason))
      return !reason
    }
    if (!mayRemind(listed, mailbox, now)) return false
    const found = await row(referralID)
    // No reminder of what might not be sent now: consent revoked, case file closed, alliance ended.
    const goes = mayRemind(found, mailbox, now) && !(await reasonToHold(found, mailbox, now))
    if (goes) waiting.push(found)
    return goes
  }
  // A referral whose facts cannot be read stays behind; the others of its mailbox are sent.
  await each("referral.not_gathered", data, ({ referralID }) => ({ referralID }), look)
  const more = fresh.length > mostFresh || waiting.length > mostWaiting
  return { fresh: fresh.slice(0, mostFresh), waiting: waiting.slice(0, mostWaiting), more }
}

const mayRemind = (found: ReferralRow, { nextDigestAt }: Mailbox, now: string) =>
  isUnanswered(found.state) &&
  found.state.reminders < mostReminders &&
  rungOf(found, now) !== "wait" &&
  !wasReminded(found.timeline, nextDigestAt ?? now)

async function reasonToHold(found: ReferralRow, mailbox: Mailbox, now: string): Promise<HoldReason | undefined> {
  const [consent, casefile, allianceInForce] = await awaitAll([
    Consent.fromID(found.consentID),
    CaseFile.factsOf(found.casefileID),
    Alliance.inForce(found.organizationID, now),
  ])
  const mailboxReady = mailbox.status === "verified"
  return holdReason({
    consent: consent.status,
    allianceInForce,
    mailboxReady,
    casefileOpen: casefile.status === "open",
  })
}

/**
 * The writes that record a parcel as sent, from fresh reads: a referral that was withdrawn or answered while the mail
 * was on its way keeps its state. `month` is the month in which the sent ones count.
 */
export async function writesOfDigest(
  parcel: { scheduledAt: string; freshIDs: string[]; waitingIDs: string[] },
  mailbox: Mailbox,
) {
  const now = Clock.iso()
  const { timeZone, country, state, settings } = await Tenant.current()
  const both: Both = {
    consulate: { timeZone, hours: settings.workingHours, country, state, extraHolidays: settings.extraHolidays },
    partner: { timeZone: mailbox.timeZone, hours: mailbox.hours, country: mailbox.country, state: mailbox.state },
  }
  const ends = await deadlines(now, settings, both)
  const fresh = (await awaitAll(parcel.freshIDs.map(row))).filter(({ state }) => isQueued(state))
  const waiting = (await awaitAll(parcel.waitingIDs.map(row))).filter(({ state }) => isUnanswered(state))
  const writes: Write[] = []
  for (const found of fresh) {
    writes.push(
      await write(found, moved(found, send(found.state, now), "sent", now, { ...ends, digestAt: parcel.scheduledAt })),
    )
    const { casefileID, personID, organizationID, referralID, consentID } = found
    const shown = {
      casefileID,
      personID,
      organizationID,
      referralID,
      consentID,
      // What its page shows before an answer; the mail itself carries no fields.
      fields: await beforeAnswer(consentID),
      channel: "digest_mail" as const,
    }
    writes.push((await Consent.writeDisclosure(shown)).write)
  }
  for (const found of waiting) writes.push(await write(found, moved(found, send(found.state, now), "reminded", now)))
  const month = Statistics.monthOf(now, timeZone)
  const count = await Statistics.count(
    month,
    fresh.map(() => "referral.sent" as const),
  )
  return { writes, count, month, sent: fresh.length, reminded: waiting.length }
}

const nameless: readonly Field[] = ["languages", "needs"]

/** Of the fields that the woman agreed to share with the organisation on its page: those that identify nobody. */
async function beforeAnswer(consentID: string): Promise<Field[]> {
  const consent = await Consent.row(consentID)
  return Consent.travels(consent, "partner_page") ? consent.fields.filter((field) => nameless.includes(field)) : []
}
