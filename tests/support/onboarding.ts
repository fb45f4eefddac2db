import { DescribeTableCommand, ResourceNotFoundException } from "@aws-sdk/client-dynamodb"
import { Act, type Actor } from "@ventanilla/core/platform/actor"
import { Bus } from "@ventanilla/core/platform/bus"
import { Identity } from "@ventanilla/core/platform/identity"
import { forgetClients } from "@ventanilla/core/platform/store"
import { Staff } from "@ventanilla/core/tenancy/staff/inside"
import { Tenant } from "@ventanilla/core/tenancy/tenant/inside"
import { type LocalCloud, localCloud } from "./local"

export const headquarters: Actor = { type: "headquarters", identity: "sede" }
export const asHeadquarters = <T>(run: () => Promise<T>): Promise<T> => Act.with(headquarters, run)

let count = 0
/** An office that no other story of this file has. */
export const office = (more: object = {}) => {
  const number = ++count
  return {
    officeCode: `PRUEBA-${number}`,
    names: { es: "Consulado de México en Prueba", en: "Consulate of Mexico in Prueba" },
    country: "US",
    state: "PA",
    timeZone: "America/New_York",
    languages: ["es" as const],
    coordinatorEmail: `coordina.${number}@ejemplo.mx`,
    ...more,
  }
}

/** Provisioning as its stories need it: onboard, kill, come back, look behind the doors. */
export async function onboarding(options: Parameters<typeof localCloud>[0] = {}) {
  const cloud: LocalCloud = await localCloud(options)
  const job = (tenantID: string) => Bus.send({ type: "provisioning", tenantID })

  return {
    cloud,
    onboard: (input = office()) => asHeadquarters(() => Tenant.onboard(input)),
    info: (tenantID: string) => asHeadquarters(() => Tenant.fromID({ tenantID })),
    members: (tenantID: string) =>
      Act.with({ type: "system", tenantID, job: "test" }, async () => (await Staff.list({})).items),
    mails: (email: string) => cloud.mail.list(email).filter(({ tags }) => tags.kind === "invitation"),
    job,
    /** A new process, a while later: nothing is remembered but what was written. */
    async comeBack() {
      cloud.faults.clear()
      cloud.queues.clear()
      forgetClients()
      Identity.forget()
      Tenant.forget()
      cloud.clock.freeze(new Date(cloud.clock.now().getTime() + 5 * 60_000).toISOString())
    },
    async hasTable(tenantID: string): Promise<boolean> {
      try {
        await cloud.admin.send(new DescribeTableCommand({ TableName: `${cloud.names.consulatePrefix}${tenantID}` }))
        return true
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return false
        throw error
      }
    },
  }
}
