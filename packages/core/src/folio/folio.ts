import { Store, type Write, Writes } from "../store"
import { FolioEntity } from "./folio.entity"

/** Gives a folio to a record, for the transaction that makes the record; `stale` when it was already given. */
export async function write(folio: string, recordID: string): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(FolioEntity.create({ folio, recordID }).params({ table }))
}

/** The record a folio was given to. */
export async function find(folio: string): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await FolioEntity.get({ folio }).go(handle)
  return data?.recordID
}
