import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import type { Hours, Schedule } from "../../tenancy/tenant/settings.schema"
import type { Reminded } from "./alliance.rules"
import { Kind, type Opinion, type Terms } from "./alliance.schema"
import type { State } from "./mailbox.rules"

/** An organisation's alliances share a partition: whether one is in force is one consistent query. */
export const AllianceEntity = entity("alliance", {
  attributes: {
    allianceID: { type: "string", required: true, readOnly: true },
    organizationID: { type: "string", required: true, readOnly: true },
    kind: { type: Kind.options, required: true },
    startsOn: { type: "string", required: true },
    endsOn: { type: "string" },
    endedAt: { type: "string" },
    autoRenewMonths: { type: "number" },
    /** Absent means signed: older rows have no stages. */
    stage: { type: ["draft", "in_opinion", "signed"] as const },
    signedOn: { type: "string" },
    opinionAskedOn: { type: "string" },
    opinion: { type: CustomAttributeType<Opinion>("any") },
    terms: { type: CustomAttributeType<Terms>("any") },
    supersedes: { type: "string" },
    successorID: { type: "string" },
    /** The end of which staff were last reminded, how near it was, and the task. */
    reminded: { type: CustomAttributeType<Reminded>("any") },
    createdAt: { type: "string", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byOrganization: at(Keys.primary, "alliances#${organizationID}", "${allianceID}"),
    byID: at(Keys.first, "alliance#${allianceID}", "alliance"),
    byStart: at(Keys.second, "alliances", "${startsOn}#${allianceID}"),
  },
})

/** What a verification link must match; the secret itself is in the mail only. */
export type Check = { hash: string; expiresAt: string }

export const MailboxEntity = entity("mailbox", {
  attributes: {
    mailboxID: { type: "string", required: true, readOnly: true },
    organizationID: { type: "string", required: true, readOnly: true },
    email: { type: "string", required: true, readOnly: true },
    language: { type: ["es", "en"] as const, required: true },
    timeZone: { type: "string", required: true },
    country: { type: "string", required: true },
    state: { type: "string" },
    schedule: { type: CustomAttributeType<Schedule>("any"), required: true },
    hours: { type: CustomAttributeType<Hours>("any"), required: true },
    standing: { type: CustomAttributeType<State>("any"), required: true },
    check: { type: CustomAttributeType<Check>("any") },
    /** The hash of the last link that was used, to tell a used one from a wrong one. */
    usedHash: { type: "string" },
    /** Links made up to this instant open nothing. */
    linksClosedAt: { type: "string" },
    tendAt: { type: "string" },
    createdAt: { type: "string", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "mailbox#${mailboxID}", "mailbox"),
    byOrganization: at(Keys.first, "mailboxes", "${organizationID}#${mailboxID}"),
    /** Mailboxes that the periodic job must look at, soonest first; the others are not in this index. */
    byTending: {
      ...at(Keys.second, "mailboxes#tend", "${tendAt}"),
      condition: (mailbox: { tendAt?: string }) => mailbox.tendAt !== undefined,
    },
  },
})

/** Makes an address unique within an organisation. */
export const AddressEntity = entity("mailbox-address", {
  attributes: {
    organizationID: { type: "string", required: true },
    email: { type: "string", required: true },
    mailboxID: { type: "string", required: true },
  },
  indexes: {
    byAddress: at(Keys.primary, "mailbox-addresses#${organizationID}", "${email}"),
  },
})

/** A handled bounce or complaint: mail services report the same one more than once. */
export const MailEventEntity = entity("mail-event", {
  attributes: {
    mailboxID: { type: "string", required: true },
    reason: { type: "string", required: true },
    messageID: { type: "string", required: true },
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    byMessage: at(Keys.primary, "mail-events#${mailboxID}", "${reason}#${messageID}"),
  },
})

export type AllianceRow = EntityItem<typeof AllianceEntity>
export type MailboxRow = EntityItem<typeof MailboxEntity>
