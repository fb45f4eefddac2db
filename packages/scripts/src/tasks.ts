import * as Inspection from "@ventanilla/core/lifecycle/inspection"
import { Act } from "@ventanilla/core/platform/actor"
import { Identity } from "@ventanilla/core/platform/identity"
import * as Numbers from "@ventanilla/core/reporting/numbers"
import * as Staff from "@ventanilla/core/tenancy/staff"
import * as Tenant from "@ventanilla/core/tenancy/tenant"

type Found = Awaited<ReturnType<typeof Numbers.findDrift>>

/** Recounts every active consulate's statistics from the facts; headquarters' view of them is not touched. */
export async function verify(month?: string): Promise<(Found & { tenantID: string })[]> {
  const { active } = await Act.with({ type: "system", job: "verify" }, Tenant.plan)
  const found: (Found & { tenantID: string })[] = []
  for (const tenantID of active) {
    const drift = await Act.with({ type: "system", job: "verify", tenantID }, () => Numbers.findDrift(month))
    found.push({ tenantID, ...drift })
  }
  return found
}

/** Looks at one consulate, or at every one there is or was; heals what the same steps can heal, if that is asked. */
export async function examine(tenantID: string | undefined, heal: boolean) {
  const all = tenantID ? [tenantID] : (await Act.with({ type: "system", job: "doctor" }, Tenant.everyID)).sort()
  const reports = []
  for (const one of all)
    reports.push({
      tenantID: one,
      ...(await Act.with({ type: "system", job: "doctor" }, () => Inspection.run({ tenantID: one, heal }))),
    })
  return reports
}

/** Makes somebody headquarters. A new account gets the password that `ask` answers; an existing one keeps its own. */
export async function registerHeadquarters(email: string, ask: () => Promise<string>): Promise<{ identity: string }> {
  const { identity, needsPassword } = await Identity.ensure(email)
  if (needsPassword && !(await Identity.setPassword(email, await ask()))) throw new Error("The password is too weak")
  await Act.with({ type: "system", job: "register-headquarters" }, () => Staff.registerHeadquarters({ identity }))
  return { identity }
}
