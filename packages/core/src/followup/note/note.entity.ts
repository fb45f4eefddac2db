import { Entity, type EntityItem } from "electrodb"
import { Keys } from "../../platform/store"
import { late } from "../../platform/util/late"

export const NoteEntity = late(
  () =>
    new Entity({
      model: { service: "ventanilla", entity: "note", version: "1" },
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
        byID: {
          pk: { field: Keys.primary.pk, composite: ["noteID"], template: "note#${noteID}", casing: "none" },
          sk: { field: Keys.primary.sk, composite: [], template: "note", casing: "none" },
        },
        byCaseFile: {
          index: Keys.first.index,
          pk: { field: Keys.first.pk, composite: ["casefileID"], template: "notes#${casefileID}", casing: "none" },
          sk: { field: Keys.first.sk, composite: ["noteID"], template: "${noteID}", casing: "none" },
        },
      },
    }),
)
export type NoteRow = EntityItem<typeof NoteEntity>
