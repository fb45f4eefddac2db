import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { Direction, ExceptionKind, Outcome, Said, Way, type Why } from "./contact.schema"

export const ContactEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "contact", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["contactID"], template: "contact#${contactID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "contact", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["casefileID"], template: "contacts#${casefileID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["at", "contactID"], template: "${at}#${contactID}", casing: "none" },
        },
      },
    }),
)
export type ContactRow = EntityItem<typeof ContactEntity>
