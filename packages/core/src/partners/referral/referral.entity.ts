import { CustomAttributeType, type EntityItem } from "electrodb"
import { Urgency } from "../../casework/casefile/casefile.schema"
import { categoryKeys } from "../../platform/data/categories"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { type State, statuses, type TimelineEntry } from "./referral.schema"

export const ReferralEntity = entity("referral", {
  attributes: {
    referralID: { type: "string", required: true, readOnly: true },
    folio: { type: "string", required: true },
    casefileID: { type: "string", required: true },
    casefileFolio: { type: "string", required: true },
    personID: { type: "string", required: true },
    organizationID: { type: "string", required: true },
    organizationName: { type: "string", required: true },
    serviceID: { type: "string", required: true },
    category: { type: categoryKeys, required: true },
    mailboxID: { type: "string", required: true },
    consentID: { type: "string", required: true },
    consentEndsAt: { type: "string", required: true },
    urgency: { type: Urgency.options, required: true },
    /** Open referrals are listed, queued and escalated; closed ones only listed. */
    group: { type: ["open", "closed"] as const, required: true },
    /** A copy of `state.status`, where a filter can see it. */
    status: { type: statuses, required: true },
    state: { type: CustomAttributeType<State>("any"), required: true },
    /** The instant of the digest that first carried it. */
    digestAt: { type: "string" },
    callRequestedAt: { type: "string" },
    remindAt: { type: "string" },
    escalateAt: { type: "string" },
    escalatedAt: { type: "string" },
    timeline: { type: CustomAttributeType<TimelineEntry[]>("any"), required: true },
    createdAt: { type: "string", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "referral#${referralID}", "referral"),
    byGroup: at(Keys.first, "referrals#${group}", "${referralID}"),
    ofMailbox: at(Keys.second, "mailbox-referrals#${mailboxID}#${group}", "${referralID}"),
  },
})
export type ReferralRow = EntityItem<typeof ReferralEntity>

/** A case file's referrals, found without an index of their own. */
export const CaseFileReferralEntity = entity("casefile-referral", {
  attributes: {
    casefileID: { type: "string", required: true },
    referralID: { type: "string", required: true },
  },
  indexes: {
    ofCaseFile: at(Keys.primary, "casefile#${casefileID}", "referral#${referralID}"),
  },
})

/** The one-time code of one referral; a new one replaces it. */
export const CodeEntity = entity("code", {
  attributes: {
    referralID: { type: "string", required: true },
    mailboxID: { type: "string", required: true },
    codeID: { type: "string", required: true },
    salt: { type: "string", required: true },
    hash: { type: "string", required: true },
    sentAt: { type: "string", required: true },
    endsAt: { type: "string", required: true },
    tries: { type: "number", required: true },
    used: { type: "boolean", required: true },
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    byReferral: at(Keys.primary, "code#${referralID}", "${mailboxID}"),
  },
})
export type CodeRow = EntityItem<typeof CodeEntity>
