import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../store"
import { late } from "../util/late"
import { type Field, Given, Purpose } from "./consent.schema"

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
        /** The witness's name, when there was one. */
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

/** The ledger: written once, never changed. */
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
        /** Who may read it back for a while: the grant that was shown it. */
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
