import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Slots, Store, Tables } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { canonical } from "../../platform/util/canonical"
import { fn } from "../../platform/util/fn"
import { Vault } from "../../platform/vault"
import { Numbers } from "../../reporting/numbers/inside"
import { Provisioning } from "../../tenancy/provisioning/inside"
import { Staff } from "../../tenancy/staff/inside"
import { Tenant, type TenantRow } from "../../tenancy/tenant/inside"
import { steps } from "../../tenancy/tenant/tenant.schema"
import { type Facts, findings, remains } from "./inspection.rules"
import { type Finding, RunInput } from "./inspection.schema"

export type { Finding } from "./inspection.schema"

const inside = <T>(tenantID: string, run: () => Promise<T>) =>
  Act.with({ type: "system", job: "doctor", tenantID }, run)

/**
 * Compares a consulate with what provisioning creates: its row and its office's, key, table, catalogue and counters.
 * With `heal` it is repaired by provisioning's own steps and compared again; `found` is what was found, `left` what
 * remains. A consulate that is being provisioned, restored or ended belongs to that worker, and is not inspected.
 */
export const run = fn(RunInput, async ({ tenantID, heal }): Promise<{ found: Finding[]; left: Finding[] }> => {
  if (Act.use().type !== "system") throw new VisibleError("forbidden", "forbidden")
  const tenant = await Tenant.asRegistry(() => Tenant.row(tenantID))
  const look = lookOf(tenant)
  if (!look) return { found: [], left: [] }
  const found = await inside(tenantID, look)
  let left = found
  // One repair may reveal the next: counters cannot be read without their index.
  for (let round = 0; heal && round < rounds && left.some(({ heals }) => heals); round++) {
    const wanted = left
    await inside(tenantID, () => mend(tenant, wanted))
    left = await inside(tenantID, look)
    for (const finding of left) if (!found.some(({ what }) => what === finding.what)) found.push(finding)
  }
  return { found, left }
})

const rounds = 3

function lookOf(tenant: TenantRow): (() => Promise<Finding[]>) | undefined {
  switch (tenant.status) {
    case "active":
    case "suspended":
      return async () => findings(await gather(tenant))
    case "offboarded":
    case "discarded":
      return tenant.pending ? undefined : () => afterTheEnd(tenant)
    case "provisioning":
    case "failed":
    case "restoring":
    case "offboarding":
      return undefined
    default:
      return tenant.status satisfies never
  }
}

async function gather(tenant: TenantRow): Promise<Facts> {
  const { tenantID, officeCode, country, checkpoints } = tenant
  const slot = await Slots.readSlot(tenantID)
  const [key, table, expected, spare, holder] = await awaitAll([
    Vault.lookAtKey(),
    Tables.lookAt(tenantID, slot),
    Tables.expected(tenantID, slot),
    Tables.hasTable(tenantID, Slots.otherSlot(slot)),
    Tenant.asRegistry(() => Tenant.officeHolder(officeCode)),
  ])
  const isReadable = table && Object.keys(expected.indexes).every((name) => table.indexes[name])
  const expectedCatalogue = canonical(Provisioning.catalogueOf(country))
  return {
    tenantID,
    office: { code: officeCode, holder },
    unfinished: steps.filter((step) => !checkpoints[step]),
    key,
    table,
    expected,
    spare,
    catalogue: table
      ? { found: canonical((await catalogue()) ?? null), expected: expectedCatalogue }
      : { found: "", expected: "" },
    drift: isReadable ? (await Numbers.findDrift()).drift : [],
  }
}

/** The day on which it was seeded may differ. */
async function catalogue(): Promise<unknown> {
  const { table, client } = await Store.consulate()
  const Key = { pk: "reference", sk: "catalogue" }
  const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
  return Item && { categories: Item.categories, hotlines: Item.hotlines }
}

async function afterTheEnd({ tenantID }: TenantRow): Promise<Finding[]> {
  const tables = await awaitAll([Tables.hasTable(tenantID, "a"), Tables.hasTable(tenantID, "b")])
  const [{ state }, { items }] = await awaitAll([Vault.lookAtKey(), Staff.list({})])
  return remains({ tables: tables.filter(Boolean).length, key: state, members: items.length })
}

/** Runs the steps that repair what was found. */
async function mend(tenant: TenantRow, found: Finding[]): Promise<void> {
  const { tenantID, officeCode } = tenant
  const slot = await Slots.readSlot(tenantID)
  const wants = (start: string) => found.some(({ what, heals }) => heals && what.startsWith(start))
  if (wants("registry.office")) await Tenant.asRegistry(() => Tenant.holdOffice(officeCode, tenantID))
  if (wants("key")) await Vault.mendKey((await Tables.lookAt(tenantID, slot))?.key ?? undefined)
  if (wants("table")) await Tables.mendTable(tenantID, slot, (await Vault.lookAtKey()).arn ?? undefined)
  if (wants("catalogue")) await Provisioning.steps.directory(tenant)
  if (wants("counter")) await Numbers.mend()
}
