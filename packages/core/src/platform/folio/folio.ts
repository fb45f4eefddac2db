import { Store, type Write, Writes } from "../store"
import { FolioEntity } from "./folio.entity"

/**
 * Gives a folio to a record, for the transaction that makes the record; `stale` when it was already given. `expiresAt`
 * (epoch seconds): the folio of a record that vanishes by itself.
 */
export async function write(folio: string, recordID: string, expiresAt?: number): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(FolioEntity.create({ folio, recordID, ...(expiresAt ? { expiresAt } : {}) }).params({ table }))
}

/** A folio that would have vanished stays, for the transaction after which its record does. */
export async function keep(folio: string, recordID: string): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(FolioEntity.put({ folio, recordID }).params({ table }))
}

/** The record a folio was given to. */
export async function find(folio: string): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await FolioEntity.get({ folio }).go(handle)
  return data?.recordID
}
