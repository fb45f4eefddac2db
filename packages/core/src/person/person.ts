import type { z } from "zod"
import { Act } from "../actor"
import { Audit } from "../audit"
import { VisibleError } from "../error"
import { commit, Store, type Write, Writes } from "../store"
import { Task } from "../task"
import { absent } from "../util/absent"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { createID } from "../util/id"
import { Vault } from "../vault"
import { PersonEntity, type PersonRow } from "./person.entity"
import { contactAskAt, contactIsStale } from "./person.rules"
import { ChangeInput, type CreateInput, FromIDInput, type Info } from "./person.schema"

type Sealed = Pick<Info, "names" | "preferredName" | "languages" | "safeContact">

/** A new person, sealed, for the transaction that opens her first case file. */
export async function write(
  person: z.output<typeof CreateInput>,
  casefileID: string,
): Promise<{ personID: string; write: Write; lock: Vault.Lock }> {
  const { table } = await Store.consulate()
  const personID = createID("person")
  const now = Clock.iso()
  const { wrapped: key, lock } = await Vault.createLock(personID)
  const sealed = await lock.seal(personID, person)
  const askAt = contactAskAt(now)
  const row = { personID, casefileID, sealed, key, contactConfirmedAt: now, askAt, createdAt: now, version: 1 }
  return { personID, write: Writes.put(PersonEntity.create(row).params({ table })), lock }
}

/** What seals and opens everything about her: her own key, which only her consulate's key opens. */
export async function lock(personID: string): Promise<Vault.Lock> {
  return lockOf(await row(personID))
}

const lockOf = (found: PersonRow) => Vault.lockOf(found.personID, found.key)

async function row(personID: string): Promise<PersonRow> {
  const handle = await Store.consulate()
  const { data } = await PersonEntity.get({ personID }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("not_found", "not_found")
  return data
}

/** Her record, opened. That it was read is written down first. */
export const fromID = fn(FromIDInput, async ({ personID }): Promise<Info> => {
  Act.assert("person.read")
  const found = await row(personID)
  await Audit.read({ action: "person.read", subjects: [personID] })
  return serialize(found)
})

/** Her record for a disclosure to a partner, whose ledger row and audit entry the caller has written. */
export const forDisclosure = async (personID: string): Promise<Info> => serialize(await row(personID))

/** How she can be reached, opened for another verb's judgement: the caller writes down that it was read. */
export async function safeContactOf(personID: string) {
  const found = await row(personID)
  const lock = await lockOf(found)
  const { safeContact, preferredName, languages } = await lock.open<Sealed>(personID, found.sealed)
  const stale = contactIsStale(found.contactConfirmedAt, Clock.iso())
  return { safeContact, preferredName, languages, confirmedAt: found.contactConfirmedAt, stale, lock }
}

/** Which languages she speaks, for a verb that has entered her case file. */
export async function languages(personID: string): Promise<string[]> {
  const found = await row(personID)
  const lock = await lockOf(found)
  return (await lock.open<Sealed>(personID, found.sealed)).languages
}

/** The write that says which languages she speaks; none when they are the same. */
export async function speaks(personID: string, languages: string[]): Promise<Write[]> {
  const { table } = await Store.consulate()
  const found = await row(personID)
  const lock = await lockOf(found)
  const opened = await lock.open<Sealed>(personID, found.sealed)
  if (JSON.stringify(opened.languages) === JSON.stringify(languages)) return []
  const sealed = await lock.seal(personID, { ...opened, languages })
  return [replace(table, found, { ...found, sealed, version: found.version + 1 })]
}

/** When her safe contact was last confirmed; nothing sealed is opened. */
export async function contactState(personID: string): Promise<{ confirmedAt: string; stale: boolean }> {
  const { contactConfirmedAt } = await row(personID)
  return { confirmedAt: contactConfirmedAt, stale: contactIsStale(contactConfirmedAt, Clock.iso()) }
}

/** Her safe contact as she says it now; confirms it anew. */
export const changeContact = fn(ChangeInput, async ({ personID, safeContact, version }) => {
  Act.assert("person.change")
  const { table } = await Store.consulate()
  const found = await row(personID)
  if (version !== undefined && version !== found.version) throw new VisibleError("conflict", "stale")
  const lock = await lockOf(found)
  const opened = await lock.open<Sealed>(personID, found.sealed)
  const sealed = await lock.seal(personID, { ...opened, safeContact })
  const now = Clock.iso()
  const { askTaskID, ...rest } = found
  const next = { ...rest, sealed, contactConfirmedAt: now, askAt: contactAskAt(now), version: found.version + 1 }
  return commit({
    writes: [replace(table, found, next), ...(askTaskID ? await Task.settle(askTaskID) : [])],
    audit: await Audit.entry({ action: "person.contact_confirmed", subjects: [personID] }),
    answer: { personID },
  })
})

/** Whose safe contact must be asked about again by now, longest waiting first; ids only. */
export async function toAsk(now: string): Promise<{ personID: string; casefileID: string }[]> {
  const handle = await Store.consulate()
  const { data } = await PersonEntity.query
    .byAsking({})
    .lte({ askAt: now })
    .go({ ...handle, limit: 100 })
  return data.flatMap(({ personID, casefileID }) => (casefileID ? [{ personID, casefileID }] : []))
}

/**
 * For the transaction that makes asking her again a task (`task`: everything of it but its id), or lets it be (none: her
 * case file is closed). Undefined when somebody was faster. A task that is already open is not made twice.
 */
export async function asked(personID: string, task: Parameters<typeof Task.write>[0] | undefined) {
  const found = await row(personID)
  if (!contactIsStale(found.contactConfirmedAt, Clock.iso()) || (found.askAt === undefined && found.askTaskID))
    return undefined
  const { table } = await Store.consulate()
  const { askAt, ...rest } = found
  const askTaskID = task && createID("task")
  const next = absent({ ...rest, askTaskID, version: found.version + 1 })
  return [replace(table, found, next), ...(task ? [await Task.write(task, askTaskID)] : [])]
}

const replace = (table: string, found: PersonRow, next: PersonRow): Write =>
  Writes.put(
    PersonEntity.put(next)
      .where(({ version }, { eq }) => eq(version, found.version))
      .params({ table }),
  )

async function serialize(found: PersonRow): Promise<Info> {
  const lock = await lockOf(found)
  const { names, preferredName, languages, safeContact } = await lock.open<Sealed>(found.personID, found.sealed)
  return {
    personID: found.personID,
    names,
    preferredName,
    languages,
    safeContact,
    contactConfirmedAt: found.contactConfirmedAt,
    contactStale: contactIsStale(found.contactConfirmedAt, Clock.iso()),
    createdAt: found.createdAt,
    version: found.version,
  }
}
