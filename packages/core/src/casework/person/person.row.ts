import { VisibleError } from "../../platform/error"
import { mustFind, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { safer } from "./contact.rules"
import { PersonEntity, type PersonRow } from "./person.entity"
import { contactIsStale } from "./person.rules"
import type { Identity, Info, SafeContact } from "./person.schema"

/**
 * The sealed part of one record. `spots`: its index rows, kept so that they can be removed whatever rules made them.
 */
export type Sealed = Identity & { safeContact: SafeContact; spots?: readonly string[] }

/** The record itself, even if merged or erased. */
export async function row(personID: string): Promise<PersonRow> {
  return mustFind(PersonEntity.get({ personID }))
}

/** Many records themselves, a hundred per call; missing ones are left out. */
export async function rows(personIDs: readonly string[]): Promise<Map<string, PersonRow>> {
  const keys = [...new Set(personIDs)].map((personID) => ({ personID }))
  if (keys.length === 0) return new Map()
  const handle = await Store.consulate()
  const { data, unprocessed } = await PersonEntity.get(keys).go({ ...handle, consistent: true, concurrent: 4 })
  const late = await awaitAll(unprocessed.map(({ personID }) => row(personID)))
  return new Map([...data, ...late].map((found) => [found.personID, found]))
}

/** The record that speaks for the woman: itself, or the one it was merged into. Refuses (410) when she was erased. */
export async function surviving(personID: string): Promise<PersonRow> {
  const found = await row(personID)
  const speaks = found.mergedInto ? await row(found.mergedInto) : found
  if (speaks.erasedAt) throw new VisibleError("gone", "person_erased")
  return speaks
}

/** The data key that seals and opens everything about this woman; only her consulate's key decrypts it. */
export async function dataKey(personID: string): Promise<Vault.DataKey> {
  return dataKeyOf(await row(personID))
}

export async function dataKeyOf({ personID, key }: PersonRow): Promise<Vault.DataKey> {
  if (key === undefined) throw new VisibleError("gone", "person_erased")
  return Vault.dataKeyOf(personID, key)
}

/** The sealed part of the record itself. Fields added after it was sealed read as not given. */
export async function opened(found: PersonRow): Promise<Sealed> {
  const dataKey = await dataKeyOf(found)
  if (found.sealed === undefined) throw new VisibleError("gone", "person_erased")
  const none = { otherNames: [], birth: null, documents: [], originState: null }
  return { ...none, ...(await dataKey.open<Sealed>(found.personID, found.sealed)) }
}

export const replace = (table: string, found: PersonRow, next: PersonRow): Write =>
  Writes.replace(PersonEntity.put(next), found.version, table)

/** The contact in force: what all her records allow, unless the woman was asked since they were merged. */
async function contactOf(found: PersonRow, own: SafeContact): Promise<{ safeContact: SafeContact; stale: boolean }> {
  const since = (found.absorbed ?? []).filter(({ at }) => found.contactConfirmedAt <= at)
  const others = await awaitAll(since.map(async ({ personID }) => opened(await row(personID))))
  return {
    safeContact: others.reduce((contact, other) => safer(contact, other.safeContact), own),
    stale: isStale(found, Clock.iso()),
  }
}

/** Not confirmed for 30 days, or not since another record was merged into this one. */
export const isStale = ({ contactConfirmedAt, absorbed = [] }: PersonRow, now: string): boolean =>
  contactIsStale(contactConfirmedAt, now) || absorbed.some(({ at }) => contactConfirmedAt <= at)

export async function serialize(found: PersonRow): Promise<Info> {
  const { safeContact: own, spots: _, ...identity } = await opened(found)
  const { safeContact, stale } = await contactOf(found, own)
  return {
    ...identity,
    personID: found.personID,
    minor: found.minor ?? false,
    safeContact,
    contactConfirmedAt: found.contactConfirmedAt,
    contactStale: stale,
    absorbed: found.absorbed ?? [],
    heldAt: found.heldAt ?? null,
    createdAt: found.createdAt,
    version: found.version,
  }
}
