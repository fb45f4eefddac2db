import type * as z from "zod"
import { Person } from "../../casework/person/inside"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Slots, Store, Tables } from "../../platform/store"
import { fn } from "../../platform/util/fn"
import { Tenant } from "../../tenancy/tenant/inside"
import type { Differences } from "../archive/archive.schema"
import { Archive } from "../archive/inside"
import { RunInput, TenantInput } from "./restoration.schema"

export type Outcome = {
  /** "restored": the consulate works on the new table. "differs": it stays closed, and an operator decides. */
  outcome: "restored" | "differs"
  rows: number
  differences: Differences
  minutes: number
}
type Input = z.output<typeof RunInput>

const inside = <T>(tenantID: string, run: () => Promise<T>) =>
  Act.with({ type: "system", job: "restore", tenantID }, run)

/**
 * Restores one consulate into its other slot, from an export or from DynamoDB's point-in-time recovery, and compares the
 * tables row by row. Only when the comparison is as required is the consulate switched over, by one write. Its old table
 * stays until `forget`; its publications are rebuilt before it opens. The consulate is closed meanwhile; others are not
 * affected. Resumable: the same call continues.
 *
 * From an export the new table must equal the export; from a recovery it must equal the live table, except for exactly
 * `accept` rows.
 */
export const run = fn(RunInput, async (input): Promise<Outcome> => {
  const began = Date.now()
  const { tenantID, source } = input
  const { to, isSwitched } = await begin(input)
  const made = isSwitched ? nothing : await (source.kind === "archive" ? fromArchive : fromRecord)(input, to)
  const minutes = () => (Date.now() - began) / 60_000
  if (Archive.differing(made.differences) !== (source.kind === "archive" ? 0 : input.accept))
    return { outcome: "differs", ...made, minutes: minutes() }
  await Slots.useSlot(tenantID, to)
  await new Promise((done) => setTimeout(done, input.settleMs))
  // Publications are made from the restored table before anybody is let in.
  await inside(tenantID, Archive.publishAnew)
  await Tenant.reopen(tenantID)
  return { outcome: "restored", ...made, minutes: minutes() }
})

const nothing = { rows: 0, differences: { missing: {}, more: {}, changed: {} } }

/** Closes the consulate and chooses the slot; an interrupted restore remembers its own. */
async function begin({ tenantID, source }: Input) {
  const found = await Tenant.asRegistry(() => Tenant.row(tenantID))
  const current = await Slots.readSlot(tenantID)
  const to = found.restoring?.to ?? Slots.otherSlot(current)
  if (!found.restoring && (await Tables.hasTable(tenantID, to))) throw new VisibleError("conflict", "table_not_free")
  const kind = source.kind === "archive" ? ("archive" as const) : ("recovery" as const)
  await Tenant.beginRestore(tenantID, { to, source: kind })
  return { to, isSwitched: current === to }
}

async function fromArchive({ tenantID, source }: Input, to: "a" | "b") {
  if (source.kind !== "archive") throw new Error("Not an archive")
  const { header } = await Archive.check(source.path, source.key)
  // Another consulate's export is imported into an empty consulate, where it is visible whose it was.
  if (header.tenantID !== tenantID) throw new VisibleError("conflict", "archive_of_another")
  await Tables.createTable(tenantID, to)
  await Tables.protectTable(tenantID, to)
  return inside(tenantID, async () => {
    const table = await Store.consulateAt(to)
    const lines = () => Archive.ofTableIn(source.path, source.key, tenantID)
    const rows = await Archive.fill(lines(), table)
    return { rows, differences: await Archive.compare(lines(), Archive.ofTable(table)) }
  })
}

async function fromRecord({ tenantID, source }: Input, to: "a" | "b") {
  if (source.kind !== "recovery") throw new Error("Not a record")
  const from = Slots.otherSlot(to)
  await Tables.restoreTable(tenantID, from, source.at ? new Date(source.at) : undefined)
  return inside(tenantID, async () => {
    // The recovered table is older than the latest erasures: nobody erased comes back by a restore.
    await Person.eraseAgain(await Store.consulateAt(to))
    let rows = 0
    async function* counted() {
      for await (const line of Archive.ofTable(await Store.consulateAt(to))) {
        rows++
        yield line
      }
    }
    const differences = await Archive.compare(Archive.ofTable(await Store.consulateAt(from)), counted())
    return { rows, differences }
  })
}

/** Cancels a restore: the consulate works on its old table, and the restored one is deleted. */
export const cancel = fn(TenantInput, async ({ tenantID }) => {
  const { restoring } = await Tenant.asRegistry(() => Tenant.row(tenantID))
  const current = await Slots.readSlot(tenantID)
  if (!restoring || restoring.to === current) throw new VisibleError("conflict", "tenant_wrong_state")
  await Tables.deleteTable(tenantID, restoring.to)
  await Tenant.reopen(tenantID)
})

/** Deletes the table that a restore has replaced. */
export const forget = fn(TenantInput, async ({ tenantID }) => {
  const { restoring } = await Tenant.asRegistry(() => Tenant.row(tenantID))
  if (restoring) throw new VisibleError("conflict", "tenant_wrong_state")
  await Tables.deleteTable(tenantID, Slots.otherSlot(await Slots.readSlot(tenantID)))
})
