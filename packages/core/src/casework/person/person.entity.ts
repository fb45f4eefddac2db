import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { HoldReason, type Suspended } from "./person.schema"

/**
 * Whatever identifies the woman is inside `sealed`; the index reveals only whose safe contact is due to be confirmed.
 */
export const PersonEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "person", version: "1" },
      attributes: {
        personID: { type: "string", required: true, readOnly: true },
        /** Absent, like her data key, once the person was erased. */
        sealed: { type: "string" },
        /**
         * The woman's own data key, encrypted with the consulate's: everything about her is sealed with it, and is lost
         * when it is.
         */
        key: { type: "string" },
        minor: { type: "boolean" },
        /** When a minor's age must be checked: the first of the month in which she may come of age. */
        ageAt: { type: "string" },
        /** The surviving record of the same woman, which speaks for this one, and since when. */
        mergedInto: { type: "string" },
        mergedAt: { type: "string" },
        absorbed: { type: CustomAttributeType<{ personID: string; at: string }[]>("any") },
        /** Organisations for which one of the merged records had withdrawn its consent. */
        suspended: { type: CustomAttributeType<Suspended[]>("any") },
        heldAt: { type: "string" },
        holdReason: { type: HoldReason.options },
        erasedAt: { type: "string" },
        casefileID: { type: "string" },
        contactConfirmedAt: { type: "string", required: true },
        /** When a task to confirm the contact is due; absent once the task exists. */
        askAt: { type: "string" },
        /** The task of confirming the contact, while it may be open. */
        askTaskID: { type: "string" },
        createdAt: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["personID"], template: "person#${personID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "person", casing: "none" },
        },
        /** Minors, by when their age must be checked. */
        byAge: {
          index: Keys.first.index,
          condition: (person: { ageAt?: string }) => person.ageAt !== undefined,
          pk: { field: Keys.first.pk, composite: [], template: "persons#age", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["ageAt"], template: "${ageAt}", casing: "none" },
        },
        /** Persons whose contact is due to be confirmed, soonest first; nobody else is in this index. */
        byAsking: {
          index: Keys.second.index,
          condition: (person: { askAt?: string; mergedInto?: string }) =>
            person.askAt !== undefined && person.mergedInto === undefined,
          pk: { field: Keys.second.pk, composite: [], template: "persons#ask", casing: "none" },
          sk: { field: Keys.second.sk, composite: ["askAt"], template: "${askAt}", casing: "none" },
        },
      },
    }),
)
export type PersonRow = EntityItem<typeof PersonEntity>
