import { Store, type Write, Writes } from "../store"
import { FolioEntity } from "./folio.entity"

/**
 * Assigns a folio to a record, for the transaction that creates the record; `stale` when the folio is taken.
 * `expiresAt` (epoch seconds): for a record that expires.
 */
export async function write(folio: string, recordID: string, expiresAt?: number): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(FolioEntity.create({ folio, recordID, ...(expiresAt ? { expiresAt } : {}) }).params({ table }))
}

/** Keeps a folio that would have expired, for the transaction that makes its record permanent. */
export async function keep(folio: string, recordID: string): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(FolioEntity.put({ folio, recordID }).params({ table }))
}

/** The record to which a folio was assigned. */
export async function find(folio: string): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await FolioEntity.get({ folio }).go(handle)
  return data?.recordID
}
