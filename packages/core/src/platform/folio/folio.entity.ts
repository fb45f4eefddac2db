import { Entity } from "electrodb"
import { Keys } from "../store"
import { late } from "../util/late"

/** A folio is assigned once: its own row enforces that, and answers a search by folio. */
export const FolioEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "folio", version: "1" },
      attributes: {
        folio: { type: "string", required: true },
        recordID: { type: "string", required: true },
        /** For a record that expires: its folio expires with it. */
        expiresAt: { type: "number" },
      },
      indexes: {
        byFolio: {
          pk: { field: Keys.primary.pk, composite: ["folio"], template: "folio#${folio}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "folio", casing: "none" },
        },
      },
    }),
)
