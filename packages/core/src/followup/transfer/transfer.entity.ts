import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Urgency } from "../../casework/casefile/casefile.schema"
import { Given } from "../../casework/consent/consent.schema"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { type Field, ReturnReason, Status } from "./transfer.schema"

/** One transfer in two tables: the sender's row and the receiver's, with the same id. */
export const TransferEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "transfer", version: "1" },
      attributes: {
        transferID: { type: "string", required: true, readOnly: true },
        side: { type: ["out", "in"] as const, required: true },
        stage: { type: ["open", "closed"] as const, required: true },
        status: { type: Status.options, required: true },
        /** The other consulate. */
        tenantID: { type: "string", required: true },
        officeCode: { type: "string", required: true },
        urgency: { type: Urgency.options, required: true },
        minor: { type: "boolean" },
        fields: { type: CustomAttributeType<Field[]>("any"), required: true },
        /** How the woman said yes, and in which language; the witness is sealed. */
        given: { type: Given.options, required: true },
        language: { type: "string", required: true },
        /** Sender: sealed with the woman's data key. Receiver: with the consulate's, until it is answered. */
        sealed: { type: "string" },
        /** Sender: the case file. Receiver: the case file that was opened from it. */
        casefileID: { type: "string" },
        /** The case file; the transfer itself while it has none. */
        about: { type: "string", required: true },
        personID: { type: "string" },
        folio: { type: "string" },
        taskID: { type: "string" },
        sentAt: { type: "string", required: true },
        endedAt: { type: "string" },
        returnReason: { type: ReturnReason.options },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["transferID"], template: "transfer#${transferID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "transfer", casing: "none" },
        },
        byStage: {
          index: Keys.first.index,
          pk: {
            field: Keys.first.pk,
            composite: ["side", "stage"],
            template: "transfers#${side}#${stage}",
            casing: "none",
          },
          sk: { field: Keys.first.sk, composite: ["transferID"], template: "${transferID}", casing: "none" },
        },
        byCaseFile: {
          index: Keys.second.index,
          pk: {
            field: Keys.second.pk,
            composite: ["about"],
            template: "transfers-of#${about}",
            casing: "none",
          },
          sk: { field: Keys.second.sk, composite: ["transferID"], template: "${transferID}", casing: "none" },
        },
      },
    }),
)
export type TransferRow = EntityItem<typeof TransferEntity>
