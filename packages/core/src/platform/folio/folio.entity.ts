import { at, entity } from "../entity"
import { Keys } from "../store"

/** A folio is assigned once: its own row enforces that, and answers a search by folio. */
export const FolioEntity = entity("folio", {
  attributes: {
    folio: { type: "string", required: true },
    recordID: { type: "string", required: true },
    /** For a record that expires: its folio expires with it. */
    expiresAt: { type: "number" },
  },
  indexes: {
    byFolio: at(Keys.primary, "folio#${folio}", "folio"),
  },
})
