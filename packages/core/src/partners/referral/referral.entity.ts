import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Urgency } from "../../casework/casefile/casefile.schema"
import { categoryKeys } from "../../platform/data/categories"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { type State, statuses, type TimelineEntry } from "./referral.schema"

export const ReferralEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "referral", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["referralID"], template: "referral#${referralID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "referral", casing: "none" },
        },
        byGroup: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["group"], template: "referrals#${group}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["referralID"], template: "${referralID}", casing: "none" },
        },
        ofMailbox: {
          index: Keys.second.index,
          pk: {
            field: Keys.second.pk,
            composite: ["mailboxID", "group"],
            template: "mailbox-referrals#${mailboxID}#${group}",
            casing: "none",
          },
          sk: { field: Keys.second.sk, composite: ["referralID"], template: "${referralID}", casing: "none" },
        },
      },
    }),
)
export type ReferralRow = EntityItem<typeof ReferralEntity>

/** A case file's referrals, found without an index of their own. */
export const CaseFileReferralEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "casefile-referral", version: "1" },
      attributes: {
        casefileID: { type: "string", required: true },
        referralID: { type: "string", required: true },
      },
      indexes: {
        ofCaseFile: {
          pk: { field: Keys.primary.pk, composite: ["casefileID"], template: "casefile#${casefileID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["referralID"], template: "referral#${referralID}", casing: "none" },
        },
      },
    }),
)

/** The one-time code of one referral; a new one replaces it. */
export const CodeEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "code", version: "1" },
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
        byReferral: {
          pk: { field: Keys.primary.pk, composite: ["referralID"], template: "code#${referralID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: ["mailboxID"], template: "${mailboxID}", casing: "none" },
        },
      },
    }),
)
export type CodeRow = EntityItem<typeof CodeEntity>
