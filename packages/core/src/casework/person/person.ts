import type { z } from "zod"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { assertAsRead } from "../../platform/error"
import { commit, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Vault } from "../../platform/vault"
import { Access } from "../../tenancy/access/inside"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { assertBorn, isMinor, lookAtAge } from "./birth.rules"
import { PersonEntity, type PersonRow } from "./person.entity"
import { hitsOf, type Shown } from "./person.find"
import { dataKey, dataKeyOf, isStale, opened, replace, type Sealed, serialize, surviving } from "./person.row"
import { contactAskAt } from "./person.rules"
import { ChangeInput, type CreateInput, FromIDInput, type IdentifyInput, type Info } from "./person.schema"
import { renew, spotsOf } from "./person.tokens"

export { birthYear, isMinor } from "./birth.rules"
export { takenBackIn } from "./merge.rules"
export { type Alike, alike } from "./person.alike"
export { asked, nextToAskAt, toAsk, turnTo } from "./person.asking"
export { eraseAgain, erased, remainsOfErased, writeErased } from "./person.erase"
export { type Candidates, candidates, type Hit, hitsOf, noOne, type Shown } from "./person.find"
export {
  hold,
  nextToLookAtAgeAt,
  suspends,
  suspendsEach,
  toLookAtAge,
  writeAge,
  writeMerge,
  writeUnmerge,
} from "./person.merge"
export { dataKey, opened, row, serialize, surviving } from "./person.row"
export { needsAnother, type Query, toQuery } from "./query.rules"

/** A new person, sealed, with her search tokens, for the transaction that opens her first case file. */
export async function write(
  input: z.output<typeof CreateInput>,
  casefileID: string,
  saidMinor = false,
): Promise<{ personID: string; writes: Write[]; dataKey: Vault.DataKey; minor: boolean }> {
  const { table } = await Store.consulate()
  const personID = createID("person")
  const now = Clock.iso()
  const today = dayIn(now, (await Tenant.current()).timeZone)
  assertBorn(input.birth, today, "person.birth")
  const { wrapped: key, dataKey } = await Vault.createDataKey(personID)
  const spots = await spotsOf(personID, input)
  const sealed = await dataKey.seal(personID, { ...input, spots })
  const minor = isMinor(input.birth, saidMinor, today)
  const row = omitNil({
    personID,
    casefileID,
    sealed,
    key,
    minor: minor || undefined,
    ageAt: lookAtAge(input.birth, today),
    contactConfirmedAt: now,
    askAt: contactAskAt(now),
    createdAt: now,
    version: 1,
  })
  const writes = [Writes.put(PersonEntity.create(row).params({ table })), ...(await renew(spots))]
  return { personID, writes, dataKey, minor }
}

/** A minor's record is open only to staff who have that duty, like her case file. */
export const assertSeen = (found: PersonRow): Promise<void> =>
  Access.assert(Act.part(), { casefileID: found.casefileID ?? found.personID, minor: found.minor })

/** The filter that shows only people whose record the actor may know of. */
export async function known(): Promise<Shown> {
  const knows = await Access.knowsOfMany()
  return {
    knows: ({ speaks: { casefileID, personID, minor } }) => knows({ casefileID: casefileID ?? personID, minor }),
    ...atOnce(),
  }
}
/** Where something may be hidden, reads as many records as one call allows. */
export const atOnce = () => (Access.mayHide() ? { atOnce: 100 } : {})

/** The woman's record, decrypted; for a merged record, the one that speaks for her. The read is audited first. */
export const fromID = verb("person.read", FromIDInput, async ({ personID }): Promise<Info> => {
  const found = await surviving(personID)
  await assertSeen(found)
  const subjects: [string, ...string[]] = found.personID === personID ? [personID] : [personID, found.personID]
  await Audit.read({ action: "person.read", subjects })
  return serialize(found)
})

/** The woman's record for a disclosure to a partner; the caller has written the ledger row and the audit entry. */
export const forDisclosure = async (personID: string): Promise<Info> => serialize(await surviving(personID))

/**
 * The woman's safe contact, decrypted for another verb's decision; the caller audits the read. For a merged record,
 * what the surviving record says; `dataKey` is the data key of the record itself.
 */
export async function safeContactOf(personID: string) {
  const found = await surviving(personID)
  const { safeContact, preferredName, languages, contactStale: stale } = await serialize(found)
  return {
    safeContact,
    preferredName,
    languages,
    confirmedAt: found.contactConfirmedAt,
    stale,
    dataKey: await dataKey(personID),
  }
}

/** The woman's languages, for a verb that has entered her case file. */
export const languages = async (personID: string): Promise<string[]> =>
  (await opened(await surviving(personID))).languages

/**
 * Languages of many people, for a disclosure to which each of them agreed, keyed by the record asked for; nothing for
 * erased people.
 */
export async function languagesOf(personIDs: readonly string[]): Promise<Map<string, string[]>> {
  const hits = personIDs.length > 0 ? await hitsOf(personIDs) : []
  const living = hits.filter(({ speaks }) => !speaks.erasedAt)
  const known = await awaitAll(
    living.map(async ({ found, speaks }) => [found.personID, (await opened(speaks)).languages] as const),
  )
  return new Map(known)
}

/** The write that sets the woman's languages; none when they are unchanged. */
export async function speaks(personID: string, languages: string[]): Promise<Write[]> {
  const { table } = await Store.consulate()
  const found = await surviving(personID)
  const known = await opened(found)
  if (JSON.stringify(known.languages) === JSON.stringify(languages)) return []
  const own = await dataKeyOf(found)
  const sealed = await own.seal(found.personID, { ...known, languages })
  return [replace(table, found, { ...found, sealed, version: found.version + 1 })]
}

/** When the safe contact was last confirmed; nothing sealed is opened. */
export async function contactState(personID: string): Promise<{ confirmedAt: string; stale: boolean }> {
  const found = await surviving(personID)
  return { confirmedAt: found.contactConfirmedAt, stale: isStale(found, Clock.iso()) }
}

/** Replaces the safe contact with what the woman says now, and confirms it. */
export const changeContact = verb("person.change", ChangeInput, async ({ personID, safeContact, version }) => {
  const { table } = await Store.consulate()
  const found = await surviving(personID)
  await assertSeen(found)
  assertAsRead(found.version, version)
  const now = Clock.iso()
  const { next, writes } = await resealed(found, { ...(await opened(found)), safeContact })
  const { askTaskID, ...rest } = next
  const confirmed = { ...rest, contactConfirmedAt: now, askAt: contactAskAt(now) }
  return commit({
    writes: [replace(table, found, confirmed), ...writes, ...(askTaskID ? await Task.settle(askTaskID) : [])],
    audit: await Audit.entry({ action: "person.contact_confirmed", subjects: [found.personID] }),
    answer: { personID: found.personID },
  })
})

/** The person row with new sealed content, and the index rows that then find it. */
async function resealed(found: PersonRow, { spots: before, ...known }: Sealed) {
  const dataKey = await dataKeyOf(found)
  const spots = await spotsOf(found.personID, known)
  const next = { ...found, sealed: await dataKey.seal(found.personID, { ...known, spots }) }
  return {
    next: { ...next, version: found.version + 1 },
    writes: await renew(spots, before),
  }
}

/**
 * For the transaction that corrects a person's identity. `minor`: by her date of birth or, if unknown, by what was
 * recorded before; her case files must be changed to match.
 */
export async function writeIdentity(
  found: PersonRow,
  identity: Omit<z.output<typeof IdentifyInput>, "personID" | "version">,
): Promise<{ writes: Write[]; minor: boolean }> {
  const { table } = await Store.consulate()
  const today = dayIn(Clock.iso(), (await Tenant.current()).timeZone)
  assertBorn(identity.birth, today, "birth")
  const { safeContact, spots = [] } = await opened(found)
  const minor = isMinor(identity.birth, found.minor ?? false, today)
  const { next, writes } = await resealed(found, { ...identity, safeContact, spots })
  const { ageAt: _, ...rest } = next
  const aged = omitNil({ ...rest, minor: minor || undefined, ageAt: lookAtAge(identity.birth, today) })
  return { writes: [replace(table, found, aged), ...writes], minor }
}
