import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Consent } from "../../casework/consent/inside"
import { Sheet } from "../../casework/sheet/inside"
import { Directory } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Folio } from "../../platform/folio"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { randomFolio } from "../../platform/util/folio"
import { createID } from "../../platform/util/id"
import { Statistics } from "../../statistics/statistics/inside"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Alliance } from "../alliance/inside"
import { CaseFileReferralEntity, ReferralEntity, type ReferralRow } from "./referral.entity"
import { moved, row, serialize, write } from "./referral.row"
import {
  checkConsent,
  complete as completed,
  release as released,
  start as started,
  withdraw as withdrawn,
} from "./referral.rules"
import {
  CalledInput,
  CompleteInput,
  FromIDInput,
  type Info,
  MakeInput,
  type State,
  type TimelineEntry,
  WithdrawInput,
} from "./referral.schema"

export { consents, decideStatistics, declineConsent, giveConsent, ledger, revokeConsent } from "./referral.consent"
export { escalateDue, nextEscalationAt } from "./referral.ladder"
export { facts, list, ofCaseFile, openOf } from "./referral.list"
export { accept, call, decline, receive, unconfirmed, undo } from "./referral.partner"
export { due, judge, mostFresh, type Parcel, parcelsOf, writesOfDigest } from "./referral.send"
export { sendCode, show, shown } from "./referral.show"
export { takenOnBy } from "./referral.taken"
export { waiting } from "./referral.waiting"

/**
 * Refers the woman to one service. Her consent must be live, given by her and for that organisation; the alliance must
 * be in force and its mailbox verified. An urgent referral first asks for a warm hand-over by phone, as a task due now.
 */
export const make = verb("referral.make", MakeInput, async (input) => {
  const { casefileID, serviceID, organizationID, consentID, urgency, urgentReason, draft } = input
  const now = Clock.iso()
  const [casefile, consent, service, organization, tenant] = await awaitAll([
    CaseFile.enter(casefileID),
    Consent.fromID(consentID),
    Directory.service(organizationID, serviceID),
    Directory.organization(organizationID),
    Tenant.current(),
  ])
  CaseFile.assertOpen(casefile)
  await Sheet.assertMayServe(casefileID, { urgent: urgency === "urgent", reason: urgentReason })
  if (consent.casefileID !== casefileID || consent.organizationID !== organizationID) {
    throw new VisibleError("conflict", "consent_other", "consentID")
  }
  if (consent.status !== "live") throw new VisibleError("conflict", "consent_missing", "consentID")
  if (!(await Alliance.inForce(organizationID, now)))
    throw new VisibleError("conflict", "alliance_missing", "organizationID")
  const mailbox = await Alliance.readyMailbox(organizationID)
  if (!mailbox) throw new VisibleError("conflict", "mailbox_missing", "organizationID")
  if (service.status !== "active") throw new VisibleError("conflict", "service_inactive", "serviceID")
  const { table } = await Store.consulate()
  const month = Statistics.monthOf(now, tenant.timeZone)
  return retrying(async () => {
    const referralID = createID("referral")
    const folio = randomFolio("CAN")
    const state: State = draft ? { status: "draft" } : { status: "ready", readyAt: now }
    const record: ReferralRow = {
      referralID,
      folio,
      casefileID,
      casefileFolio: casefile.folio,
      personID: casefile.personID,
      organizationID,
      organizationName: organization.name,
      serviceID,
      category: service.category,
      mailboxID: mailbox.mailboxID,
      consentID,
      consentEndsAt: consent.endsAt,
      urgency,
      group: "open",
      status: state.status,
      state,
      timeline: [{ at: now, what: "made", by: `${Act.label().type}:${Act.label().id}`, note: urgentReason }],
      createdAt: now,
      version: 1,
    }
    const handover = {
      kind: "warm_handover" as const,
      urgent: true,
      dueAt: now,
      folio,
      casefileID,
      referralID,
      organizationID,
    }
    const answer = await commit({
      writes: [
        Writes.put(ReferralEntity.create(record).params({ table })),
        Writes.put(CaseFileReferralEntity.create({ casefileID, referralID }).params({ table })),
        await Folio.write(folio, referralID),
        await CaseFile.unchanged(casefile),
        ...(urgency === "urgent" ? [await Task.write(handover)] : []),
      ],
      audit: await Audit.entry({
        action: "referral.made",
        subjects: [referralID, casefileID, organizationID, consentID],
      }),
      count: await Statistics.count(month, ["referral.made", `referral.category.${service.category}`]),
      answer: { referralID, folio, status: state.status },
    })
    await Statistics.counted(month)
    return answer
  })
})

/** One referral with its timeline. The read is audited first. */
export const fromID = verb("referral.read", FromIDInput, async ({ referralID }): Promise<Info> => {
  const found = await row(referralID)
  await CaseFile.enter(found.casefileID)
  await Audit.read({ action: "referral.read", subjects: [referralID, found.casefileID] })
  return serialize(found, (await Consent.fromID(found.consentID)).status)
})

/** Puts a draft into the next digest. */
export const release = verb("referral.release", FromIDInput, ({ referralID }) =>
  move("released", referralID, (state, now) => released(state, now)),
)

export const withdraw = verb("referral.withdraw", WithdrawInput, ({ referralID, reason }) =>
  move("withdrawn", referralID, (state, now) => withdrawn(state, reason, now), reason),
)

/** Records that the woman is being served. */
export const start = verb("referral.start", FromIDInput, ({ referralID }) => move("started", referralID, started))

/** Records the outcome as the woman tells it at follow-up; a partner is never pressed for it. */
export const complete = verb("referral.complete", CompleteInput, async ({ referralID, outcome }) => {
  const what = outcome === "unknown_by_confidentiality" ? "unconfirmed" : "completed"
  return move(what, referralID, (state, now) => completed(state, outcome, now), outcome)
})

/** Records in the timeline that staff spoke with the organisation, and ends the task that asked for the call. */
export const called = verb("referral.called", CalledInput, ({ referralID, about }) =>
  retrying(async () => {
    const found = await row(referralID)
    await CaseFile.enter(found.casefileID)
    const next = moved(found, found.state, "called", Clock.iso(), { note: about })
    const { callRequestedAt, ...answered } = next
    return commit({
      writes: [
        await write(found, about === "please_call" ? answered : next),
        ...(await Task.settleOf(found.casefileID, [about], { referralID })),
      ],
      audit: await Audit.entry({ action: "referral.called", subjects: [referralID, found.casefileID] }),
      answer: { referralID, status: next.status },
    })
  }),
)

async function move(
  what: TimelineEntry["what"],
  referralID: string,
  decide: (state: State, now: string) => State,
  note?: string,
) {
  const { timeZone } = await Tenant.current()
  const found = await row(referralID)
  // Withdrawing is allowed without access to the case file: it shows nothing and protects the woman.
  if (what !== "withdrawn") await CaseFile.enter(found.casefileID)
  const now = Clock.iso()
  if (what !== "withdrawn") {
    // The outcome may be recorded after the consent has run out: it is for the woman to tell, and shows nothing to
    // anybody.
    const ended = what === "completed" || what === "unconfirmed" ? "allowed" : "refused"
    checkConsent(found.state, (await Consent.fromID(found.consentID)).status, ended)
  }
  const state = decide(found.state, now)
  const next = moved(found, state, what, now, note ? { note } : {})
  const month = Statistics.monthOf(now, timeZone)
  const answer = await commit({
    writes: [await write(found, next)],
    audit: await Audit.entry({ action: `referral.${what}`, subjects: [referralID, found.casefileID] }),
    count: what === "completed" ? await Statistics.count(month, ["referral.completed"]) : [],
    answer: { referralID, status: state.status },
  })
  if (what === "completed") await Statistics.counted(month)
  return answer
}
