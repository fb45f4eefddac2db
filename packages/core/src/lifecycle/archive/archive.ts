import { join } from "node:path"
import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { Person } from "../../casework/person/inside"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { product } from "../../platform/util/product"
import { Tenant } from "../../tenancy/tenant/inside"
import { compare } from "./archive.compare"
import * as File from "./archive.file"
import { fill } from "./archive.fill"
import { publishAnew } from "./archive.public"
import * as Rows from "./archive.rows"
import {
  createTally,
  isAccess,
  isOfItsMaking,
  isPassing,
  isStanding,
  moved,
  placeOf,
  spotsOfErased,
  withoutErased,
} from "./archive.rules"
import type { Differences, Header, Line, Manifest, Tally } from "./archive.schema"
import type { Key, Lock } from "./envelope"

export { compare } from "./archive.compare"
export { BrokenArchive, check, measure } from "./archive.file"
export { fill } from "./archive.fill"
export { publishAnew } from "./archive.public"
export { ofTable } from "./archive.rows"
export { differing, isSame } from "./archive.rules"
export { generateIdentity, identityToRecipient, type Key, type Lock } from "./envelope"

/** An operator acting inside one consulate: nobody else exports or imports. */
function operator(): string {
  if (Act.use().type !== "system") throw new VisibleError("forbidden", "forbidden")
  return Act.tenantID()
}

/** An id and a time: a file name is visible to anybody who sees the folder, and no archive may replace another. */
export const fileName = (tenantID: string, at: string) =>
  `${tenantID}-${at.slice(0, 19).replaceAll(":", "")}Z.ventanilla.age`

/**
 * Exports everything that the actor's consulate has into one encrypted file in `dir`: its table with the sealed fields
 * decrypted, its settings, memberships and published numbers. The export is audited in the consulate first. Rows that
 * change meanwhile are exported before or after the change; a closed consulate is exported exactly.
 */
export async function take({ dir, lock }: { dir: string; lock: Lock }): Promise<Manifest & { path: string }> {
  const tenantID = operator()
  const { officeCode } = await Tenant.row(tenantID)
  await Audit.read({ action: "archive.exported", subjects: [tenantID] })
  const at = Clock.iso()
  const header: Header = { archive: "ventanilla", version: 1, tenantID, officeCode, product, at }
  const path = join(dir, fileName(tenantID, at))
  const written = await File.write(path, header, Rows.ofConsulate(), lock)
  const { archive, ...facts } = header
  return { ...facts, ...written, path }
}

/** How many rows of each kind the actor's consulate has now. */
export async function count(): Promise<Tally> {
  operator()
  const tally = createTally()
  for await (const line of Rows.ofConsulate()) tally.add(line)
  return tally.done()
}

/**
 * The lines of an archive as they read in this consulate, with or without memberships and invitations. Whoever was
 * erased here since the archive was made is erased in them, too.
 */
export async function* linesFor(path: string, key: Key, tenantID: string, members = true): AsyncGenerator<Line> {
  const gone = await Person.remainsOfErased()
  const spots = gone.size > 0 ? await foundAt(path, key, gone) : new Set<string>()
  const { header, lines } = await File.read(path, key)
  for await (const line of lines) {
    const kept = withoutErased(line, gone, spots)
    if (kept && !isStanding(kept) && !isPassing(kept) && (members || !isAccess(kept)))
      yield moved(kept, header.tenantID, tenantID)
  }
}

/** The search-index rows in an archive of people erased since. */
async function foundAt(path: string, key: Key, gone: Awaited<ReturnType<typeof Person.remainsOfErased>>) {
  const spots = new Set<string>()
  const { lines } = await File.read(path, key)
  for await (const line of lines) for (const spot of spotsOfErased(line, gone)) spots.add(spot)
  return spots
}

/** Only the table rows of an archive, for the consulate that it is of. */
export async function* ofTableIn(path: string, key: Key, tenantID: string): AsyncGenerator<Line> {
  for await (const line of linesFor(path, key, tenantID)) if (line.in === "consulate") yield line
}

const marker = { pk: "import", sk: "import" }

/**
 * Records from which archive this table is being filled; a table with work in it, or with half of another archive, is
 * refused.
 */
async function claim(sha256: string): Promise<void> {
  const handle = await Store.consulate()
  const { table, client } = handle
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: marker, ConsistentRead: true }))
  if (Item?.archive === sha256) return
  for await (const line of Rows.ofTable(handle))
    if (!isOfItsMaking(line)) throw new VisibleError("conflict", "consulate_not_empty")
  await commit({
    writes: [{ Put: { TableName: table, Item: { ...marker, archive: sha256, since: Clock.iso() } } }],
    audit: await Audit.entry({ action: "archive.import_begun", subjects: [Act.tenantID()] }),
    answer: {},
    remembered: false,
  })
}

/**
 * Imports an archive into the actor's consulate, which must be empty: only what provisioning creates. The archive is read
 * to its end before anything is written, sealed fields are sealed with this consulate's key, and every row is compared
 * afterwards; then its publications are published here. With `members`, its members become members here; without it,
 * nobody gains access by an import. Resumable: the same archive continues.
 */
export async function bringIn(input: {
  path: string
  key: Key
  members: boolean
}): Promise<{ from: string; rows: number; differences: Differences }> {
  const { path, key, members } = input
  const tenantID = operator()
  const { header } = await File.check(path, key)
  await claim((await File.measure(path)).sha256)
  const lines = () => linesFor(path, key, tenantID, members)
  const rows = await fill(lines(), await Store.consulate())
  const differences = await compareWithin(lines())
  await publishAnew()
  const { table } = await Store.consulate()
  await commit({
    writes: [Writes.remove({ TableName: table, Key: marker })],
    audit: await Audit.entry({ action: "archive.imported", subjects: [tenantID] }),
    answer: {},
    remembered: false,
  })
  Tenant.forget()
  return { from: header.tenantID, rows, differences }
}

/**
 * Compares the rows that the archive brought, without those that were here before it or that this import writes itself.
 */
async function compareWithin(expected: AsyncIterable<Line>): Promise<Differences> {
  const places = new Set<string>()
  async function* noted() {
    for await (const line of expected) {
      places.add(placeOf(line))
      yield line
    }
  }
  async function* brought() {
    for await (const line of Rows.ofConsulate()) if (places.has(placeOf(line))) yield line
  }
  return compare(noted(), brought())
}
