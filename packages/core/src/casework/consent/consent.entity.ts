import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import {
  type Channel,
  Copy,
  Decision,
  type Field,
  Given,
  type Info,
  Purpose,
  type Question,
  ReadBy,
} from "./consent.schema"

export const ConsentEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "consent", version: "1" },
      attributes: {
        consentID: { type: "string", required: true, readOnly: true },
        personID: { type: "string", required: true },
        casefileID: { type: "string", required: true },
        organizationID: { type: "string", required: true },
        purpose: { type: Purpose.options, required: true },
        fields: { type: CustomAttributeType<Field[]>("any"), required: true },
        startsAt: { type: "string", required: true },
        endsAt: { type: "string", required: true },
        language: { type: "string", required: true },
        given: { type: Given.options, required: true },
        /** Absent in consents from before the question existed: then the partner's page only. */
        channels: { type: CustomAttributeType<Channel[]>("any") },
        readBy: { type: ReadBy.options },
        talked: { type: CustomAttributeType<Question[]>("any") },
        copy: { type: Copy.options },
        minor: { type: CustomAttributeType<NonNullable<Info["minor"]>>("any") },
        /** The names of witness, interpreter and caregiver, if any. */
        sealed: { type: "string" },
        explainedBy: { type: "string", required: true },
        revokedAt: { type: "string" },
        createdAt: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["consentID"], template: "consent#${consentID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "consent", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["casefileID"], template: "consents#${casefileID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["consentID"], template: "${consentID}", casing: "none" },
        },
      },
    }),
)
export type ConsentRow = EntityItem<typeof ConsentEntity>

/** The disclosure ledger: written once, never changed. */
export const DisclosureEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "disclosure", version: "1" },
      attributes: {
        disclosureID: { type: "string", required: true, readOnly: true },
        casefileID: { type: "string", required: true },
        personID: { type: "string", required: true },
        organizationID: { type: "string", required: true },
        referralID: { type: "string", required: true },
        consentID: { type: "string", required: true },
        /** The grant that was shown the data, whose holder may read it back for a while. */
        grantID: { type: "string" },
        fields: { type: CustomAttributeType<Field[]>("any"), required: true },
        channel: { type: ["digest_mail", "partner_page", "phone"] as const, required: true },
        at: { type: "string", required: true },
        by: { type: "string", required: true },
      },
      indexes: {
        byID: {
          pk: {
            field: Keys.primary.pk,
            composite: ["disclosureID"],
            template: "disclosure#${disclosureID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "disclosure", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: {
            field: Keys.first.pk,
            composite: ["casefileID"],
            template: "disclosures#${casefileID}",
            casing: "none",
          },
          sk: { field: Keys.first.sk, composite: ["disclosureID"], template: "${disclosureID}", casing: "none" },
        },
      },
    }),
)
export type DisclosureRow = EntityItem<typeof DisclosureEntity>

/** A refusal. No reason, no fields, no language: only that the question was asked. */
export const RefusalEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "refusal", version: "1" },
      attributes: {
        refusalID: { type: "string", required: true, readOnly: true },
        casefileID: { type: "string", required: true },
        organizationID: { type: "string" },
        at: { type: "string", required: true },
        by: { type: "string", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["refusalID"], template: "refusal#${refusalID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "refusal", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["casefileID"], template: "refusals#${casefileID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["refusalID"], template: "${refusalID}", casing: "none" },
        },
      },
    }),
)

/** One row per person: her current decision about statistics. Earlier ones are in the audit. */
export const StatisticsEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "statistics-consent", version: "1" },
      attributes: {
        personID: { type: "string", required: true, readOnly: true },
        decision: { type: Decision.options, required: true },
        at: { type: "string", required: true },
        by: { type: "string", required: true },
        /** Only for a yes; a no is kept without details. */
        language: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        byPerson: {
          pk: {
            field: Keys.primary.pk,
            composite: ["personID"],
            template: "statistics-consent#${personID}",
            casing: "none",
          },
          sk: { field: Keys.primary.sk, composite: [], template: "statistics-consent", casing: "none" },
        },
      },
    }),
)
