import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import type { Page } from "../../platform/util/schema"
import { NoteEntity } from "./note.entity"
import { correct } from "./note.rules"
import { AddInput, type Info, ListInput } from "./note.schema"

/** Adds a note, sealed with the woman's data key; `corrects` names the note that it replaces. */
export const add = verb("note.add", AddInput, async ({ casefileID, text, corrects }) => {
  const file = await CaseFile.enter(casefileID)
  const handle = await Store.consulate()
  const noteID = createID("note")
  const sealed = await (await Person.dataKey(file.personID)).seal(noteID, { text })
  const row = { noteID, casefileID, sealed, at: Clock.iso(), by: Act.label().id, version: 1 }
  const writes = [Writes.put(NoteEntity.create(row).params(handle))]
  if (corrects) {
    const { data: found } = await NoteEntity.get({ noteID: corrects }).go({ ...handle, consistent: true })
    if (!found) throw new VisibleError("not_found", "not_found")
    const put = NoteEntity.put(correct(found, casefileID, noteID))
    writes.push(Writes.put(put.where(({ version }, { eq }) => eq(version, found.version)).params(handle)))
  }
  return commit({
    writes,
    audit: await Audit.entry({ action: "note.added", subjects: [noteID, casefileID] }),
    answer: { noteID },
  })
})

/** The notes of one case file, newest first. */
export const list = verb("note.list", ListInput, async ({ casefileID, cursor, limit }): Promise<Page<Info>> => {
  const file = await CaseFile.enter(casefileID)
  await Audit.read({ action: "note.read", subjects: [casefileID] })
  const handle = await Store.consulate()
  const { data, cursor: next } = await Lists.page({ cursor, limit }, (at) =>
    NoteEntity.query.byCaseFile({ casefileID }).go({ ...handle, ...at, order: "desc" }),
  )
  const dataKey = data.length ? await Person.dataKey(file.personID) : undefined
  const items = await awaitAll(
    data.map(async ({ noteID, sealed, at, by, correctedBy }) => {
      const { text } = (await dataKey?.open<{ text: string }>(noteID, sealed)) ?? { text: "" }
      return { noteID, casefileID, text, at, by, correctedBy: correctedBy ?? null }
    }),
  )
  return { items, cursor: next }
})
