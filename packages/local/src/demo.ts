import { Act } from "@ventanilla/core/actor"
import type { Cloud } from "./cloud"

export type Account = { who: string; email: string; password: string }

export const headquarters: Account = { who: "Sede (SRE)", email: "sede@demo.mx", password: "Demo-Ventanilla-1" }

/** Headquarters can sign in. The same on every start: what stands is left as it is. */
export async function seedHeadquarters(cloud: Cloud): Promise<Account[]> {
  if (!cloud.cognito) return []
  const identity = await cloud.cognito.createUser(headquarters.email, headquarters.password)
  const { Staff } = await import("@ventanilla/core/staff")
  await Act.with({ type: "system", job: "seed" }, () => Staff.registerHeadquarters({ identity }))
  return [headquarters]
}

/** The demonstration's consulates, people and partners. Returns who can sign in. */
export async function seedDemo(_cloud: Cloud): Promise<Account[]> {
  return []
}
