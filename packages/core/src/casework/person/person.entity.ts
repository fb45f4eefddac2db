import { CustomAttributeType, type EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"
import { HoldReason, type Suspended } from "./person.schema"

/**
 * Whatever identifies the woman is inside `sealed`; the index reveals only whose safe contact is due to be confirmed.
 */
export const PersonEntity = entity("person", {
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
    byID: at(Keys.primary, "person#${personID}", "person"),
    /** Minors, by when their age must be checked. */
    byAge: {
      ...at(Keys.first, "persons#age", "${ageAt}"),
      condition: (person: { ageAt?: string }) => person.ageAt !== undefined,
    },
    /** Persons whose contact is due to be confirmed, soonest first; nobody else is in this index. */
    byAsking: {
      ...at(Keys.second, "persons#ask", "${askAt}"),
      condition: (person: { askAt?: string; mergedInto?: string }) =>
        person.askAt !== undefined && person.mergedInto === undefined,
    },
  },
})
export type PersonRow = EntityItem<typeof PersonEntity>
