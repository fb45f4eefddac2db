import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { Direction, ExceptionKind, Outcome, Said, Way, type Why } from "./contact.schema"

export const ContactEntity = entity("contact", {
  attributes: {
    contactID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    personID: { type: "string", required: true },
    status: { type: ["started", "done"] as const, required: true },
    direction: { type: Direction.options, required: true },
    channel: { type: Way.options, required: true },
    way: { type: "number" },
    at: { type: "string", required: true },
    outcome: { type: Outcome.options },
    said: { type: Said.options },
    /** What spoke against the contact when it was begun or recorded. */
    why: { type: CustomAttributeType<Why[]>("any"), required: true },
    exception: { type: ExceptionKind.options },
    danger: { type: "boolean" },
    /** What was said, and the words of the reason. */
    sealed: { type: "string" },
    by: { type: "string", required: true },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "contact#${contactID}", "contact"),
    byCaseFile: at(Keys.first, "contacts#${casefileID}", "${at}#${contactID}"),
  },
})
export type ContactRow = EntityItem<typeof ContactEntity>
