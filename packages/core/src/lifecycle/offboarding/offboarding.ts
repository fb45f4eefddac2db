import { rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { DeleteCommand } from "@aws-sdk/lib-dynamodb"
import type * as z from "zod"
import { Act } from "../../platform/actor"
import { pages, Store, Tables } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import { Vault } from "../../platform/vault"
import { Chain } from "../../tenancy/chain/inside"
import { Staff } from "../../tenancy/staff/inside"
import { Tenant, type TenantRow } from "../../tenancy/tenant/inside"
import type { Ending } from "../../tenancy/tenant/tenant.schema"
import { Archive } from "../archive/inside"
import { certify, type Signer, signerOf } from "./certificate"
import { statementOf } from "./offboarding.rules"
import { type Certificate, RunInput } from "./offboarding.schema"

export { certify, keyIDOf, type Signer, signerOf, verify } from "./certificate"

type Input = z.output<typeof RunInput>

const inside = <T>(tenantID: string, run: () => Promise<T>) =>
  Act.with({ type: "system", job: "offboard", tenantID }, run)

/** The archive that was read back differs from the table: nothing was deleted, and the same call starts it again. */
export class ArchiveDiffers extends Error {
  override name = "ArchiveDiffers"
}
/** The archive is missing or was changed: nothing more is deleted until it is back. */
export class ArchiveLost extends Error {
  override name = "ArchiveLost"
}

/**
 * Ends a consulate: nobody can enter any more; all its data goes into one archive, which is read back and counted; its
 * members are removed, its tables deleted, its key destroyed after the waiting period; a tombstone and a signed
 * certificate remain. Every part is recorded when it is done: the same call continues from there, and for an ended
 * consulate writes the same certificate again.
 */
export const run = fn(RunInput, async (input): Promise<{ certificate: Certificate; path: string; archive: string }> => {
  const { tenantID } = input
  // Before anything is closed: an ending that nobody could certify does not begin.
  const signer = await signerOf(input.signingKey)
  const before = await Tenant.asRegistry(() => Tenant.row(tenantID))
  const ended = before.status === "offboarded" ? before : await bury(input)
  const { certificate, path } = await issue(ended, input.dir, signer)
  return { certificate, path, archive: archivePath(input, ended.ending) }
})

const archivePath = ({ dir, tenantID }: Input, ending: Ending | undefined) =>
  join(dir, Archive.fileName(tenantID, ending?.archive?.at ?? ""))

async function bury(input: Input): Promise<TenantRow> {
  const { tenantID } = input
  let held = await Tenant.close(tenantID)
  const done = async (part: Partial<Ending>) => {
    held = await Tenant.advanceEnding(tenantID, part)
  }
  if (!held.ending?.archive) await done({ archive: await inside(tenantID, () => archive(input)) })
  if (!held.ending?.tablesDeletedAt) {
    await assertKept(input, held.ending)
    if (!held.ending?.dismissedAt) {
      await inside(tenantID, () => Staff.dismissAll())
      await done({ dismissedAt: Clock.iso() })
    }
    // The last seal, while there are entries to seal: everything written so far stays provable from the vault.
    await inside(tenantID, () => Chain.close())
    for (const slot of ["a", "b"] as const) await Tables.deleteTable(tenantID, slot)
    await done({ tablesDeletedAt: Clock.iso() })
  }
  if (!held.ending?.keyGoneAt)
    await done({ keyGoneAt: (await inside(tenantID, () => Vault.destroyKey())) ?? Clock.iso() })
  await inside(tenantID, clearRegistry)
  const free = await Tenant.asRegistry(() => Tenant.freeOffice(held.officeCode))
  return Tenant.end(tenantID, [free])
}

/**
 * Counts, exports, reads back and counts again. An additional key that exists only in this process decrypts it for
 * reading back.
 */
async function archive({ dir, lock }: Input): Promise<NonNullable<Ending["archive"]>> {
  const once = await Archive.generateIdentity()
  const isPhrase = "passphrase" in lock
  const twice = isPhrase
    ? lock
    : { recipients: [...lock.recipients, await Archive.identityToRecipient(once)] as [string, ...string[]] }
  // The export's own audit entry is one of the rows, so the count comes after the export.
  const { path, at, sha256, bytes } = await Archive.take({ dir, lock: twice })
  const before = await Archive.count()
  const { tally: archived } = await Archive.check(path, isPhrase ? lock : { identity: once })
  if (!Archive.isSame(before, archived)) throw new ArchiveDiffers()
  return { at, sha256, bytes, before, archived }
}

async function assertKept(input: Input, ending: Ending | undefined): Promise<void> {
  try {
    const { sha256 } = await Archive.measure(archivePath(input, ending))
    if (sha256 === ending?.archive?.sha256) return
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
  }
  throw new ArchiveLost()
}

/**
 * Settings and public directory are deleted with the consulate; its published numbers and approved reports name nobody
 * and stay with the network's.
 */
const stays = /^(tenant$|statistics#|report#)/

async function clearRegistry(): Promise<void> {
  const tenantID = Act.tenantID()
  await clear(`tenant#${tenantID}`, (sk) => !stays.test(sk))
  await clear(`hsds#${tenantID}`, () => true)
}

async function clear(pk: string, goes: (sk: string) => boolean): Promise<void> {
  const registry = await Store.registry()
  const query = {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": pk },
    ProjectionExpression: "sk",
    ConsistentRead: true,
  }
  for await (const rows of pages(registry, query))
    for (const sk of rows.map((row) => String(row.sk)).filter(goes))
      await registry.client.send(new DeleteCommand({ TableName: registry.table, Key: { pk, sk } }))
}

async function issue(ended: TenantRow, dir: string, signer: Signer) {
  const certificate = await certify(statementOf(ended), signer)
  const path = join(dir, `${ended.tenantID}.certificate.json`)
  await writeFile(`${path}.part`, `${JSON.stringify(certificate, null, 2)}\n`)
  await rename(`${path}.part`, path)
  return { certificate, path }
}
