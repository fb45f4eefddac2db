import type { EntityItem } from "electrodb"
import { at, entity } from "../../platform/entity"
import { Keys } from "../../platform/store"

export const NoteEntity = entity("note", {
  attributes: {
    noteID: { type: "string", required: true, readOnly: true },
    casefileID: { type: "string", required: true },
    sealed: { type: "string", required: true },
    at: { type: "string", required: true },
    by: { type: "string", required: true },
    correctedBy: { type: "string" },
    version: { type: "number", required: true },
  },
  indexes: {
    byID: at(Keys.primary, "note#${noteID}", "note"),
    byCaseFile: at(Keys.first, "notes#${casefileID}", "${noteID}"),
  },
})
export type NoteRow = EntityItem<typeof NoteEntity>
