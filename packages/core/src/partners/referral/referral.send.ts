import { CaseFile } from "../../casework/casefile/inside"
import type { Field, Info } from "../../casework/consent/consent.schema"
import { Consent } from "../../casework/consent/inside"
import type { Both } from "../../platform/calendar"
import { VisibleError } from "../../platform/error"
import { retrying, Store, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { groupsOf } from "../../platform/util/groups"
import { abreast, each } from "../../platform/util/guard"
import { failureName, Log } from "../../platform/util/log"
import { Statistics } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import type { Mailbox } from "../alliance/alliance.schema"
import { Alliance } from "../alliance/inside"
import { ReferralEntity, type ReferralRow } from "./referral.entity"
import { hold } from "./referral.hold"
import { deadlines, rungOf } from "./referral.ladder"
import { moved, rowsOf, write } from "./referral.row"
import { holdReason, isQueued, isUnanswered, mostReminders, send, wasReminded } from "./referral.rules"
import type { HoldReason, State } from "./referral.schema"

/** The content of one digest: referrals sent for the first time, and those sent again as a reminder. */
export type Parcel = { fresh: ReferralRow[]; waiting: ReferralRow[] }

// A transaction holds 100 items: besides a digest's referrals the digest itself, its audit entry and its counter. A new
// referral takes two, a reminder one.
const room = 96
/** As many referrals as one digest certainly holds, if all are new. */
export const mostFresh = room / 2
/** Referrals that DynamoDB reads in one call. */
const perRead = 100

/** What may be due for a mailbox, as its list shows it, the new ones first; `judge` decides. */
export async function due(mailbox: Mailbox): Promise<string[]> {
  const now = Clock.iso()
  const handle = await Store.consulate()
  const { data } = await ReferralEntity.query
    .ofMailbox({ mailboxID: mailbox.mailboxID, group: "open" })
    .go({ ...handle, pages: "all" })
  const fresh: string[] = []
  const waiting: string[] = []
  await each("referral.not_gathered", data, about, (listed) => {
    if (isQueued(listed.state)) fresh.push(listed.referralID)
    else if (mayRemind(listed, mailbox, now)) waiting.push(listed.referralID)
    return true
  })
  return [...fresh, ...waiting]
}

/**
 * Decides about these referrals of a mailbox from consistent reads: what may be sent now, what is held and reported to
 * staff, what is due for a reminder. The reads are the same few for a hundred referrals as for one.
 */
export async function judge(mailbox: Mailbox, referralIDs: readonly string[]): Promise<Parcel> {
  const judged = await awaitAll(groupsOf(referralIDs, perRead).map((some) => judgeSome(mailbox, some)))
  return { fresh: judged.flatMap(({ fresh }) => fresh), waiting: judged.flatMap(({ waiting }) => waiting) }
}

async function judgeSome(mailbox: Mailbox, referralIDs: readonly string[]): Promise<Parcel> {
  const now = Clock.iso()
  const parcel: Parcel = { fresh: [], waiting: [] }
  const facts = await factsOf(referralIDs, now)
  async function look(referralID: string): Promise<boolean> {
    // What could not be read for all is read for each: only those whose own facts are unreadable stay behind.
    const known = facts ?? (await readFacts([referralID], now))
    const found = known.rows.get(referralID)
    if (!found) throw new VisibleError("not_found", "not_found")
    if (isQueued(found.state)) {
      const reason = reasonToHold(found, mailbox, known)
      if (reason) await retrying(() => hold(referralID, reason))
      else parcel.fresh.push(found)
      return !reason
    }
    // No reminder of what might not be sent now: consent revoked, case file closed, alliance ended.
    const goes = mayRemind(found, mailbox, now) && !reasonToHold(found, mailbox, known)
    if (goes) parcel.waiting.push(found)
    return goes
  }
  // A referral whose facts cannot be read stays behind; the others of its mailbox are sent.
  const records = referralIDs.map((referralID) => ({ referralID }))
  await each("referral.not_gathered", records, about, ({ referralID }) => look(referralID), abreast)
  return { fresh: parcel.fresh.sort(byID), waiting: parcel.waiting.sort(byID) }
}

const about = ({ referralID }: { referralID: string }) => ({ referralID })
const byID = (one: ReferralRow, other: ReferralRow) => (one.referralID < other.referralID ? -1 : 1)

/** The same referrals in as few digests as their transactions allow. */
export function parcelsOf({ fresh, waiting }: Parcel): Parcel[] {
  const parcels: Parcel[] = groupsOf(fresh, mostFresh).map((some) => ({ fresh: some, waiting: [] }))
  const last = parcels.at(-1)
  const left = last ? room - 2 * last.fresh.length : 0
  last?.waiting.push(...waiting.slice(0, left))
  return [...parcels, ...groupsOf(waiting.slice(left), room).map((some) => ({ fresh: [], waiting: some }))]
}

const mayRemind = (found: ReferralRow, { nextDigestAt }: Mailbox, now: string) =>
  isUnanswered(found.state) &&
  found.state.reminders < mostReminders &&
  rungOf(found, now) !== "wait" &&
  !wasReminded(found.timeline, nextDigestAt ?? now)

type Facts = Awaited<ReturnType<typeof readFacts>>

/** Undefined when they cannot be read. */
async function factsOf(referralIDs: readonly string[], now: string): Promise<Facts | undefined> {
  try {
    return await readFacts(referralIDs, now)
  } catch (error) {
    Log.warn("referral.facts_not_read", { failure: failureName(error) })
    return undefined
  }
}

async function readFacts(referralIDs: readonly string[], now: string) {
  const rows = await rowsOf(referralIDs)
  const found = [...rows.values()]
  const organizationIDs = [...new Set(found.map(({ organizationID }) => organizationID))]
  const [consents, casefiles, allied] = await awaitAll([
    Consent.fromIDs(found.map(({ consentID }) => consentID)),
    CaseFile.factsOfAll(found.map(({ casefileID }) => casefileID)),
    awaitAll(organizationIDs.map((organizationID) => Alliance.inForce(organizationID, now))),
  ])
  return {
    rows,
    consents,
    casefiles: new Map(casefiles.map((casefile) => [casefile.casefileID, casefile])),
    allied: new Map(organizationIDs.map((organizationID, index) => [organizationID, allied[index]])),
  }
}

function reasonToHold(found: ReferralRow, mailbox: Mailbox, facts: Facts): HoldReason | undefined {
  const consent = facts.consents.get(found.consentID)
  const casefile = facts.casefiles.get(found.casefileID)
  if (!consent || !casefile) throw new VisibleError("not_found", "not_found")
  return holdReason({
    consent: consent.status,
    allianceInForce: facts.allied.get(found.organizationID) === true,
    mailboxReady: mailbox.status === "verified",
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
  const found = await rowsOf([...parcel.freshIDs, ...parcel.waitingIDs])
  const still = (ids: readonly string[], is: (state: State) => boolean) =>
    ids.flatMap((referralID) => {
      const one = found.get(referralID)
      if (!one) throw new VisibleError("not_found", "not_found")
      return is(one.state) ? [one] : []
    })
  const fresh = still(parcel.freshIDs, isQueued)
  const waiting = still(parcel.waitingIDs, isUnanswered)
  const consents = await Consent.rows(fresh.map(({ consentID }) => consentID))
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
      fields: beforeAnswer(consents.get(consentID)),
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
function beforeAnswer(consent: { fields: Field[]; channels?: Info["channels"] } | undefined): Field[] {
  if (!consent) throw new VisibleError("not_found", "not_found")
  return Consent.travels(consent, "partner_page") ? consent.fields.filter((field) => nameless.includes(field)) : []
}
