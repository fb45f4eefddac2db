import { PutItemCommand } from "@aws-sdk/client-dynamodb"
import { type Handle, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Vault } from "../../platform/vault"
import { keyField, sealedField } from "./archive.rules"
import type { Line } from "./archive.schema"

const atOnce = 16

/**
 * Writes lines to their place, sealed again with the key of the actor's consulate. Repeating the same lines changes
 * nothing.
 */
export async function fill(lines: AsyncIterable<Line>, table: Handle): Promise<number> {
  const registry = await Store.registry()
  const running = new Set<Promise<void>>()
  let failure: unknown
  let rows = 0
  for await (const line of lines) {
    if (failure) break
    rows++
    const writing = put(line, line.in === "registry" ? registry : table)
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => running.delete(writing))
    running.add(writing)
    if (running.size >= atOnce) await Promise.race(running)
  }
  await awaitAll([...running])
  if (failure) throw failure
  return rows
}

async function put({ row, opened }: Line, { table, client }: Handle): Promise<void> {
  const Item = { ...row, ...(await closed(row, opened)) } as ConstructorParameters<typeof PutItemCommand>[0]["Item"]
  await client.send(new PutItemCommand({ TableName: table, Item }))
}

/**
 * Seals again what was decrypted for the archive; a person's row gets her data key back, wrapped with this consulate's
 * key.
 */
async function closed(row: Line["row"], opened: Line["opened"]) {
  if (!opened) return {}
  const { record, value, owner } = opened
  if (!owner) return { [sealedField]: { S: await Vault.seal(record, value) } }
  const key = Uint8Array.from(Buffer.from(owner.key, "base64"))
  const sealed = { [sealedField]: { S: await Vault.sealUnder(owner.id, key, record, value) } }
  const isHers = JSON.stringify(row.pk) === JSON.stringify({ S: `person#${owner.id}` }) && row.sk?.S === "person"
  return isHers ? { ...sealed, [keyField]: { S: (await Vault.importDataKey(owner.id, key)).wrapped } } : sealed
}
