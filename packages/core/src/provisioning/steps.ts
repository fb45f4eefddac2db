import { PutCommand } from "@aws-sdk/lib-dynamodb"
import { categories } from "../data/categories"
import { hotlines } from "../data/hotlines"
import { Staff } from "../staff"
import { Store, Tables } from "../store"
import { Tenant, type TenantRow } from "../tenant"
import type { Step } from "../tenant/tenant.schema"
import { Clock } from "../util/clock"
import { Vault } from "../vault"
import { canary } from "./canary"

/** What each step makes. Every one may be run again: after a crash nobody knows how far it came. */
export const steps: Record<Exclude<Step, "reserve" | "activate">, (tenant: TenantRow) => Promise<unknown>> = {
  key: () => Vault.createKey(),
  table: ({ tenantID }) => Tables.createTable(tenantID),
  backups: ({ tenantID }) => Tables.protectTable(tenantID),
  configuration: async () => {
    Tenant.forget()
    return Tenant.current()
  },
  directory: ({ country }) => seedReference(country),
  invitation: async ({ coordinatorEmail, languages }) =>
    coordinatorEmail && invite(coordinatorEmail, languages[0] ?? "es"),
  canary: () => canary(),
}

/** The catalogue of services and, where the country pack has them, the national lines. */
export const catalogueOf = (country: string) => ({
  categories: categories.map(({ key }) => key),
  hotlines: country === "US" ? hotlines : [],
})

/** As they stood on this day. */
async function seedReference(country: string): Promise<void> {
  const { table, client } = await Store.consulate()
  const Item = { pk: "reference", sk: "catalogue", ...catalogueOf(country), seededAt: Clock.iso() }
  await client.send(new PutCommand({ TableName: table, Item }))
}

/** The first coordinator, once: a membership is written after its mail has left. */
async function invite(email: string, language: "es" | "en"): Promise<void> {
  const { items } = await Staff.list({})
  if (items.some((member) => member.email === email)) return
  await Staff.invite({ email, role: "coordinator", language })
}
