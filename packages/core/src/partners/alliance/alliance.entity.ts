import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import type { Hours, Schedule } from "../../tenancy/tenant/settings.schema"
import type { Reminded } from "./alliance.rules"
import { Kind, type Opinion, type Terms } from "./alliance.schema"
import type { State } from "./mailbox.rules"

/** An organisation's alliances share a partition: whether one is in force is one consistent query. */
export const AllianceEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "alliance", version: "1" },
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
        byOrganization: {
          pk: {
            field: Keys.primary.pk,
            composite: ["organizationID"],
            template: "alliances#${organizationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: ["allianceID"], template: "${allianceID}", casing: "none" },
        },
        byID: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["allianceID"], template: "alliance#${allianceID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: [], template: "alliance", casing: "none" },
        },
        byStart: {
          index: Keys.second.index,
          pk: { field: Keys.second.pk, composite: [], template: "alliances", casing: "none" },
          sk: {
            field: Keys.second.sk,
            composite: ["startsOn", "allianceID"],
            template: "${startsOn}#${allianceID}",
            casing: "none",
          },
        },
      },
    }),
)

/** What a verification link must match; the secret itself is in the mail only. */
export type Check = { hash: string; expiresAt: string }

export const MailboxEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "mailbox", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["mailboxID"], template: "mailbox#${mailboxID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "mailbox", casing: "none" },
        },
        byOrganization: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: [], template: "mailboxes", casing: "none" },
          sk: {
            field: Keys.first.sk,
            composite: ["organizationID", "mailboxID"],
            template: "${organizationID}#${mailboxID}",
            casing: "none",
          },
        },
        /** Mailboxes that the periodic job must look at, soonest first; the others are not in this index. */
        byTending: {
          index: Keys.second.index,
          condition: (mailbox: { tendAt?: string }) => mailbox.tendAt !== undefined,
          pk: { field: Keys.second.pk, composite: [], template: "mailboxes#tend", casing: "none" },
          sk: { field: Keys.second.sk, composite: ["tendAt"], template: "${tendAt}", casing: "none" },
        },
      },
    }),
)

/** Makes an address unique within an organisation. */
export const AddressEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "mailbox-address", version: "1" },
      attributes: {
        organizationID: { type: "string", required: true },
        email: { type: "string", required: true },
        mailboxID: { type: "string", required: true },
      },
      indexes: {
        byAddress: {
          pk: {
            field: Keys.primary.pk,
            composite: ["organizationID"],
            template: "mailbox-addresses#${organizationID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: ["email"], template: "${email}", casing: "none" },
        },
      },
    }),
)

/** A handled bounce or complaint: mail services report the same one more than once. */
export const MailEventEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "mail-event", version: "1" },
      attributes: {
        mailboxID: { type: "string", required: true },
        reason: { type: "string", required: true },
        messageID: { type: "string", required: true },
        expiresAt: { type: "number", required: true },
      },
      indexes: {
        byMessage: {
          pk: {
            field: Keys.primary.pk,
            composite: ["mailboxID"],
            template: "mail-events#${mailboxID}",
            casing: "none",
          },
          sk: {
            field: Keys.primary.sk,
            composite: ["reason", "messageID"],
            template: "${reason}#${messageID}",
            casing: "none",
          },
        },
      },
    }),
)

export type AllianceRow = EntityItem<typeof AllianceEntity>
export type MailboxRow = EntityItem<typeof MailboxEntity>
