import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../store"
import { late } from "../util/late"

/** Whatever names her is inside `sealed`; the one index says only whose safe contact must be asked about next. */
export const PersonEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "person", version: "1" },
      attributes: {
        personID: { type: "string", required: true, readOnly: true },
        sealed: { type: "string", required: true },
        /** Her own key, closed with the consulate's: everything about her is sealed with it, and is lost when it is. */
        key: { type: "string", required: true },
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
        /** Persons the clock must look at, soonest first; the others are not in it. */
        byAsking: {
          index: Keys.second.index,
          condition: (person: { askAt?: string }) => person.askAt !== undefined,
          pk: { field: Keys.second.pk, composite: [], template: "persons#ask", casing: "none" },
          sk: { field: Keys.second.sk, composite: ["askAt"], template: "${askAt}", casing: "none" },
        },
      },
    }),
)
export type PersonRow = EntityItem<typeof PersonEntity>
