import { Audit } from "@ventanilla/core/audit/audit/inside"
import { Act, type Actor, type Role } from "@ventanilla/core/platform/actor"
import { commit } from "@ventanilla/core/platform/store"
import { Vault } from "@ventanilla/core/platform/vault"
import { Tenant } from "@ventanilla/core/tenancy/tenant/inside"
import { createID } from "@ventanilla/core/util/id"
import { firstTemplate } from "../../packages/core/src/tenancy/tenant/template.default"
import { ensureTable } from "../../packages/local/src/tables"
import { localCloud } from "./local"

export type Consulate = Awaited<ReturnType<typeof consulate>>

let offices = 0
const names = { es: "Consulado de México en Filadelfia", en: "Consulate of Mexico in Philadelphia" }
const headquarters: Actor = { type: "headquarters", identity: "test" }

/**
 * An active consulate with its own table, for stories told below the API. It takes the short way: nobody is invited and no
 * step of provisioning runs. One category, `disabled`, is switched off.
 */
export async function consulate() {
  const cloud = await localCloud()
  const [disabled = "", ...categories] = [...firstTemplate.categories].reverse()
  const { tenantID } = await Act.with(headquarters, () =>
    Tenant.onboard({
      officeCode: `TEST-${++offices}`,
      names,
      country: "US",
      state: "PA",
      timeZone: "America/New_York",
      languages: ["es", "en"],
      coordinatorEmail: "coordina@example.org",
    }),
  )
  await ensureTable(cloud.admin, `${cloud.names.consulatePrefix}${tenantID}`)
  await Act.with(headquarters, async () => {
    const found = await Tenant.row(tenantID)
    await commit({
      writes: [await Tenant.write(found, { ...found, status: "active", pending: false, version: found.version + 1 })],
      audit: await Audit.entry({ action: "tenant.activated", subjects: [tenantID] }),
      answer: {},
    })
  })
  const staff = new Map<Role, Actor>()
  const as = <T>(role: Role, run: () => Promise<T>): Promise<T> => {
    const actor: Actor = staff.get(role) ?? {
      type: "staff",
      tenantID,
      staffID: createID("staff"),
      identity: `test-${role}`,
      role,
      duties: { areas: [], minors: false },
    }
    staff.set(role, actor)
    return Act.with(actor, run)
  }
  await as("coordinator", () => Vault.createKey())
  await as("coordinator", () => Tenant.changeSettings({ set: { categories } }))
  return { cloud, tenantID, names, disabled, schedule: firstTemplate.digestSchedule, as }
}
