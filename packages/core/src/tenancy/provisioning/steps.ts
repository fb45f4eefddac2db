import { PutCommand } from "@aws-sdk/lib-dynamodb"
import { categories } from "../../platform/data/categories"
import { hotlines } from "../../platform/data/hotlines"
import { Store, Tables } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Staff } from "../staff/inside"
import { Tenant, type TenantRow } from "../tenant/inside"
import type { Step } from "../tenant/tenant.schema"
import { canary } from "./canary"

/** What a step adds to the consulate's row. */
type Made = Pick<TenantRow, "first">
const nothing = (run: (tenant: TenantRow) => Promise<unknown>) => async (tenant: TenantRow) => {
  await run(tenant)
  return {}
}

/** What each step creates. Each step is repeatable: after a crash nobody knows how far it came. */
export const steps: Record<Exclude<Step, "reserve" | "activate">, (tenant: TenantRow) => Promise<Made>> = {
  key: nothing(() => Vault.createKey()),
  table: nothing(({ tenantID }) => Tables.createTable(tenantID)),
  backups: nothing(({ tenantID }) => Tables.protectTable(tenantID)),
  configuration: nothing(async () => {
    Tenant.forget()
    return Tenant.current()
  }),
  directory: nothing(({ country }) => seedReference(country)),
  invitation: async (tenant) => {
    const { coordinatorEmail: email, languages } = tenant
    if (!email) return {}
    return {
      first: { ...Tenant.firstOf(tenant), ...(await Staff.inviteFirst({ email, language: languages[0] ?? "es" })) },
    }
  },
  canary: nothing(() => canary()),
}

/** The catalogue of services and, where there is a country pack, the national hotlines. */
export const catalogueOf = (country: string) => ({
  categories: categories.map(({ key }) => key),
  hotlines: country === "US" ? hotlines : [],
})

/** As they were on this day. */
async function seedReference(country: string): Promise<void> {
  const { table, client } = await Store.consulate()
  const Item = { pk: "reference", sk: "catalogue", ...catalogueOf(country), seededAt: Clock.iso() }
  await client.send(new PutCommand({ TableName: table, Item }))
}
