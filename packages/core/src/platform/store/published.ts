import { randomUUID } from "node:crypto"
import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../actor"
import { perProcess } from "../util/per-process"
import type { Write } from "./commit"
import { registry } from "./store"

/** What a consulate publishes for anybody; each is copied whole to the registry. */
export type Kind = "directory" | "guide" | "calendar"

/** The partition of a consulate's public directory, and of the editions of everything it publishes. */
export const partitionOf = (tenantID: string) => `hsds#${tenantID}`
/** Sorts after every record of the partition: records are keyed by UUIDs. */
export const afterRecords = "g"
const editionKey = (tenantID: string, kind: Kind) => ({ pk: partitionOf(tenantID), sk: `version#${kind}` })

/** Counts a new edition, in the transaction that writes it. */
export async function newEdition(kind: Kind): Promise<Write> {
  const { table: TableName } = await registry()
  return { Put: { TableName, Item: { ...editionKey(Act.tenantID(), kind), version: randomUUID() } } }
}

type Held = { version: string; weight: number; value: Promise<unknown> }
/** Characters of all copies that one process caches; the least recently used is dropped first. */
export const most = 48_000_000
const shelf = perProcess(() => new Map<string, Held>())
/** Forgets every copy; for tests. */
export const forgetCopies = shelf.forget

/**
 * What a consulate has published, cached in this process: read in full once per edition, and after that checked with
 * one small read, whatever its size and the number of requests. `load` returns the copy and its length in characters.
 */
export async function copyOf<T>(tenantID: string, kind: Kind, load: () => Promise<{ value: T; weight: number }>) {
  const { table: TableName, client } = await registry()
  const { Item } = await client.send(
    new GetCommand({ TableName, Key: editionKey(tenantID, kind), ConsistentRead: true }),
  )
  // Publications from before editions were counted are the first.
  const version = String(Item?.version ?? "first")
  const held = shelf()
  const name = `${kind} ${tenantID}`
  const known = held.get(name)
  held.delete(name)
  if (known?.version === version) {
    held.set(name, known)
    return known.value as Promise<T>
  }
  const made: Held = { version, weight: 0, value: Promise.resolve() }
  made.value = load().then(({ value, weight }) => {
    made.weight = weight
    for (const [oldest] of held) {
      if ([...held.values()].reduce((sum, one) => sum + one.weight, 0) <= most || oldest === name) break
      held.delete(oldest)
    }
    return value
  })
  held.set(name, made)
  made.value.catch(() => held.get(name) === made && held.delete(name))
  return made.value as Promise<T>
}
