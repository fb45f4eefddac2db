import { VisibleError } from "../../platform/error"

type Note = { casefileID: string; correctedBy?: string | undefined; version: number }

/** A note is never rewritten: another one corrects it, once, in the same case file. */
export function correct<N extends Note>(note: N, casefileID: string, by: string) {
  if (note.casefileID !== casefileID) throw new VisibleError("not_found", "not_found")
  if (note.correctedBy) throw new VisibleError("conflict", "note_corrected")
  return { ...note, correctedBy: by, version: note.version + 1 }
}
