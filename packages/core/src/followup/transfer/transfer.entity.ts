import { CustomAttributeType, type EntityItem } from "electrodb"
import { Urgency } from "../../casework/casefile/casefile.schema"
import { Given } from "../../casework/consent/consent.schema"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { type Field, ReturnReason, Status } from "./transfer.schema"

/** One transfer in two tables: the sender's row and the receiver's, with the same id. */
export const TransferEntity = entity("transfer", {
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
    byID: at(Keys.primary, "transfer#${transferID}", "transfer"),
    byStage: at(Keys.first, "transfers#${side}#${stage}", "${transferID}"),
    byCaseFile: at(Keys.second, "transfers-of#${about}", "${transferID}"),
  },
})
export type TransferRow = EntityItem<typeof TransferEntity>
