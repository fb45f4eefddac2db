import { createHmac, randomBytes } from "node:crypto"
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { type Handle, Store } from "../store"
import { perProcess } from "../util/per-process"
import { indexEntries } from "./index-entry"

/**
 * What the blind index finds: a word of a name, a pair of words, a telephone, a document number, an e-mail. And what is
 * compared by its token alone: a one-time code, a mail address.
 */
export type BlindKind = "word" | "pair" | "phone" | "document" | "email" | "code" | "address"
/**
 * Turns a value into its token of 14 characters, which is meaningless without the consulate's key. `under`: the entries
 * of persons under a token.
 */
export type Blind = ((kind: BlindKind, value: string) => string) & {
  under: (token: string) => ReturnType<typeof indexEntries>
}

const rowKey = { pk: "vault#blind", sk: "vault" }
const record = "blind-index"
// 80 bits: values of one consulate do not collide by chance, and a row stays small.
const tokenBytes = 10

// By table: a restored table has the index key that was in it, or none yet.
const keys = perProcess(() => new Map<string, Promise<Uint8Array>>())
export const forget = keys.forget

type Sealing = {
  seal: (recordID: string, value: Record<string, unknown>) => Promise<string>
  open: (recordID: string, sealed: string) => Promise<Record<string, unknown>>
}

/**
 * The blind index of the actor's consulate: HMAC-SHA-256 with 32 random bytes. This index key is created with the first
 * value that is written, stored in the consulate's table sealed with its key, and opened once per process. Undefined
 * when there is no index key and `make` is false: then nothing was ever written, and there is nothing to find.
 */
export async function blindWith(sealing: Sealing, options: { make: boolean }): Promise<Blind | undefined> {
  const handle = await Store.consulate()
  const key = keys().get(handle.table) ?? (await load(handle, sealing, options.make))
  return key && tokens(await key)
}

async function load(handle: Handle, sealing: Sealing, make: boolean): Promise<Promise<Uint8Array> | undefined> {
  const sealed = (await read(handle)) ?? (make ? await create(handle, sealing) : undefined)
  if (!sealed) return undefined
  const opening = sealing.open(record, sealed).then(({ key }) => Uint8Array.from(Buffer.from(String(key), "base64")))
  const mine = keys()
  mine.set(handle.table, opening)
  opening.catch(() => mine.delete(handle.table))
  return opening
}

async function read({ table, client }: Handle): Promise<string | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: rowKey, ConsistentRead: true }))
  return typeof Item?.sealed === "string" ? Item.sealed : undefined
}

/** Created once: a writer that loses the race uses the first one's. */
async function create(handle: Handle, { seal }: Sealing): Promise<string | undefined> {
  const sealed = await seal(record, { key: randomBytes(32).toString("base64") })
  try {
    const Item = { ...rowKey, sealed }
    const ConditionExpression = "attribute_not_exists(pk)"
    await handle.client.send(new PutCommand({ TableName: handle.table, Item, ConditionExpression }))
    return sealed
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return read(handle)
  }
}

/** Each kind has its own token space: a number that is both a telephone and a document has two tokens. */
export function tokens(key: Uint8Array): Blind {
  const derived = (use: string, value: string) => createHmac("sha256", key).update(`${use}\u0000${value}`).digest()
  return Object.assign(
    (kind: BlindKind, value: string) => derived(kind, value).subarray(0, tokenBytes).toString("base64url"),
    { under: (token: string) => indexEntries(derived("place", token)) },
  )
}
