import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
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

export const ConsentEntity = entity("consent", {
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
    byID: at(Keys.primary, "consent#${consentID}", "consent"),
    byCaseFile: at(Keys.first, "consents#${casefileID}", "${consentID}"),
  },
})
export type ConsentRow = EntityItem<typeof ConsentEntity>

/** The disclosure ledger: written once, never changed. */
export const DisclosureEntity = entity("disclosure", {
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
    byID: at(Keys.primary, "disclosure#${disclosureID}", "disclosure"),
    byCaseFile: at(Keys.first, "disclosures#${casefileID}", "${disclosureID}"),
  },
})
export type DisclosureRow = EntityItem<typeof DisclosureEntity>

/** A refusal. No reason, no fields, no language: only that the question was asked. */
export const RefusalEntity = entity("refusal", {
  attributes: {
    refusalID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    organizationID: { type: "string" },
    at: { type: "string", required: true },
    by: { type: "string", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "refusal#${refusalID}", "refusal"),
    byCaseFile: at(Keys.first, "refusals#${casefileID}", "${refusalID}"),
  },
})

/** One row per person: her current decision about statistics. Earlier ones are in the audit. */
export const StatisticsEntity = entity("statistics-consent", {
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
    byPerson: at(Keys.primary, "statistics-consent#${personID}", "statistics-consent"),
  },
})
