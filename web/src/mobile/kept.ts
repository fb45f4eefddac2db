import type { HoldInput, RecordInput } from "@ventanilla/core/outreach/outreach/schema"
import type { z } from "zod"
import { answered, openOfflineDatabase, type StoreName } from "../context/offline"
import type { Tally } from "./count.rules"
import type { Entry } from "./queue.rules"
import { makeKey, makePair, open, type Sealed, seal, sealFor } from "./seal"

/** An activity as the device knows it. A `local` one was not planned, so the server has no id for it yet. */
export type Activity = {
  id: string
  kind: string
  title: string
  startsAt: string
  endsAt: string
  timeZone: string
  place: string | null
  plannedHeads: number | null
  local: boolean
  held: boolean
}
export type Pack = {
  office: { es: string; en: string }
  timeZone: string
  phone: string | null
  may: { hold: boolean; record: boolean }
  activities: Activity[]
  preparedAt: number
  /** On the device's clock. */
  until: number
  serverUntil?: number
}
export type Body = Omit<z.input<typeof HoldInput>, "outreachID"> | z.input<typeof RecordInput> | Record<string, unknown>
export type Receipt = { kind: Entry["kind"]; at: number; folio: string | null; activity: string | null }

type Kept = {
  owner: string
  until: number
  key: CryptoKey
  pub: CryptoKey
  closed: Sealed
  pack: Sealed
  receipts: Sealed
}
type Row = { head: Sealed; body: Sealed }

let database: Promise<IDBDatabase> | undefined
let kept: Kept | undefined
let whenGone = () => {}
/** Called when the database was deleted, here or in another tab. */
export const onGone = (run: () => void) => {
  whenGone = run
}

const opened = () => {
  database ??= openOfflineDatabase(() => {
    shut()
    whenGone()
  })
  return database
}
/** Forgets what is in memory; the database stays. */
export function shut(): void {
  void database?.then((one) => one.close())
  database = undefined
  kept = undefined
}

async function within<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await opened()).transaction(name, mode, { durability: "strict" })
  const result = await answered(run(transaction.objectStore(name)))
  if (mode === "readwrite")
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error("storage"))
    })
  return result
}
const put = (name: StoreName, key: string, value: unknown) =>
  within(name, "readwrite", (store) => store.put(value, key))

/** What this device was prepared with; undefined when it was not. */
export async function load(): Promise<{ owner: string; until: number; pack: Pack; receipts: Receipt[] } | undefined> {
  kept = (await within("kept", "readonly", (store) => store.get("device"))) as Kept | undefined
  if (!kept) return undefined
  const { owner, until, key } = kept
  return {
    owner,
    until,
    pack: await open<Pack>(key, kept.pack, "pack"),
    receipts: await open(key, kept.receipts, "sent"),
  }
}

/** Prepares the device anew, with new keys. */
export async function begin(owner: string, keeper: CryptoKey, pack: Pack): Promise<void> {
  const [key, { pub, closed }] = await Promise.all([makeKey(), makePair(keeper)])
  const [sealed, receipts] = await Promise.all([seal(key, pack, "pack"), seal(key, [], "sent")])
  kept = { owner, until: pack.until, key, pub, closed, pack: sealed, receipts }
  await put("kept", "device", kept)
}

/** Keeps the keys, with another day's activities. */
export async function renew(pack: Pack): Promise<void> {
  const { key, ...rest } = mine()
  kept = { ...rest, key, until: pack.until, pack: await seal(key, pack, "pack") }
  await put("kept", "device", kept)
}

export async function noteReceipts(receipts: Receipt[]): Promise<void> {
  kept = { ...mine(), receipts: await seal(mine().key, receipts, "sent") }
  await put("kept", "device", kept)
}

function mine(): Kept {
  if (!kept) throw new Error("not prepared")
  return kept
}
export const closedPair = () => mine().closed

const keyOf = ({ at, key }: Entry) => `${at} ${key}`

export async function entries(): Promise<Entry[]> {
  const { key } = mine()
  const rows = await within("queue", "readonly", (store) => store.getAll())
  return Promise.all((rows as Row[]).map(({ head }) => open<Entry>(key, head, "head")))
}

/**
 * A detection is sealed even for this device, a count is not. `instead`: the entries that it replaces are deleted in
 * the same transaction, so that a full device keeps them.
 */
export async function add(entry: Entry, body: Body, instead: readonly Entry[] = []): Promise<void> {
  const { key, pub } = mine()
  const sealed = entry.kind === "detection" ? await sealFor(pub, body, entry.key) : await seal(key, body, entry.key)
  const row: Row = { head: await seal(key, entry, "head"), body: sealed }
  await within("queue", "readwrite", (store) => {
    for (const old of instead) store.delete(keyOf(old))
    return store.put(row, keyOf(entry))
  })
}

export async function bodyOf(entry: Entry): Promise<Sealed | undefined> {
  const row = (await within("queue", "readonly", (store) => store.get(keyOf(entry)))) as Row | undefined
  return row?.body
}
export const openBody = (sealed: Sealed, name: string) => open<Body>(mine().key, sealed, name)

export async function change(entry: Entry): Promise<void> {
  const row = (await within("queue", "readonly", (store) => store.get(keyOf(entry)))) as Row | undefined
  if (row) await put("queue", keyOf(entry), { ...row, head: await seal(mine().key, entry, "head") })
}
export const remove = (entry: Entry) => within("queue", "readwrite", (store) => store.delete(keyOf(entry)))

export type Work = { tally: Tally; activity: Activity | null; saved: boolean }
export async function works(): Promise<Map<string, Work>> {
  const { key } = mine()
  const names = (await within("work", "readonly", (store) => store.getAllKeys())) as string[]
  const rows = (await within("work", "readonly", (store) => store.getAll())) as Sealed[]
  const opened = await Promise.all(rows.map((row, at) => open<Work>(key, row, names[at] ?? "")))
  return new Map(opened.map((work, at) => [names[at] ?? "", work]))
}
export const keepWork = async (id: string, work: Work) => put("work", id, await seal(mine().key, work, id))
export const dropWork = (id: string) => within("work", "readwrite", (store) => store.delete(id))
