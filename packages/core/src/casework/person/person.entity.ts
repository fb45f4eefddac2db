import { CustomAttributeType, Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"
import { HoldReason, type Suspended } from "./person.schema"

/** Whatever names her is inside `sealed`; the one index says only whose safe contact must be asked about next. */
export const PersonEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "person", version: "1" },
      attributes: {
        personID: { type: "string", required: true, readOnly: true },
        /** Absent, as her key is, when she was erased. */
        sealed: { type: "string" },
        /** Her own key, closed with the consulate's: everything about her is sealed with it, and is lost when it is. */
        key: { type: "string" },
        minor: { type: "boolean" },
        /** When a minor's age must be looked at again: the first of the month in which she may come of age. */
        ageAt: { type: "string" },
        /** The record of the same woman that speaks for this one, and since when. */
        mergedInto: { type: "string" },
        mergedAt: { type: "string" },
        absorbed: { type: CustomAttributeType<{ personID: string; at: string }[]>("any") },
        /** Organisations to which one of her records had said no again when both became one. */
        suspended: { type: CustomAttributeType<Suspended[]>("any") },
        heldAt: { type: "string" },
        holdReason: { type: HoldReason.options },
        erasedAt: { type: "string" },
        casefileID: { type: "string" },
        contactConfirmedAt: { type: "string", required: true },
        /** When the clock makes it a task to ask her again; absent once it has. */
        askAt: { type: "string" },
        /** The task that asks her again, while it may be open. */
        askTaskID: { type: "string" },
        createdAt: { type: "string", required: true },
        version: { type: "number", required: true },
      },
      indexes: {
        byID: {
          pk: { field: Keys.primary.pk, composite: ["personID"], template: "person#${personID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "person", casing: "none" },
        },
        /** Minors, by when their age must be looked at. */
        byAge: {
          index: Keys.first.index,
          condition: (person: { ageAt?: string }) => person.ageAt !== undefined,
          pk: { field: Keys.first.pk, composite: [], template: "persons#age", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["ageAt"], template: "${ageAt}", casing: "none" },
        },
        /** Persons the clock must look at, soonest first; the others are not in it. */
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
