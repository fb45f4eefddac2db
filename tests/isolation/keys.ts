import { keyHarms } from "@ventanilla/infra/kept-key"
import type { Document, Principal } from "@ventanilla/local/iam"
import { type Evidence, entered, type Failures, judgeOf, operatorsOf, rolesOf } from "./prove"

type Key = { name: string; arn: string; policy: Document; tenant?: string }

/** Schedules a consulate's key for deletion after thirty days: only the role that removes consulates may. */
const unmakers = /-(provisioning|operator)$/
const another = `ten_${"0".repeat(26)}`

/** A consulate's key as provisioning makes it. */
export const consulatesKey = (tenant: string, policy: Document): Key => ({
  name: `the key of ${tenant}`,
  arn: `arn:aws:kms:us-east-1:111122223333:key/of-${tenant}`,
  policy,
  tenant,
})

/** Every harmful action on every key, under every role and tag; returns sentences about those that are allowed. */
export async function keysAreKept(evidence: Evidence, consulates: Key[]): Promise<Failures> {
  const { policies, tenants, names } = evidence
  const judge = judgeOf(evidence)
  const own = Object.entries(policies.keys).map(([arn, policy]): Key => ({ name: arn, arn, policy }))
  const byTag = [...entered(evidence), names.roles.custody]
  const principals = [...rolesOf(evidence), ...operatorsOf(evidence)].flatMap(({ name: role }): Principal[] => [
    { role, session: role, tags: {} },
    ...(byTag.includes(role) ? tenants.map((tenant) => ({ role, session: tenant, tags: { tenant } })) : []),
  ])
  const failures: Failures = []
  for (const key of [...own, ...consulates])
    for (const action of keyHarms)
      for (const principal of principals)
        for (const context of contexts(action, key)) {
          const { allowed } = await judge(principal, { action, resource: key.arn, context, policy: key.policy })
          if (!allowed || isMeant(action, key, principal, context)) continue
          failures.push(`${principal.role} ${JSON.stringify(principal.tags)}: ${action} on ${key.name}`)
        }
  return failures
}

function contexts(action: string, { tenant }: Key): Record<string, string | string[]>[] {
  const its: Record<string, string> = tenant ? { "aws:ResourceTag/tenant": tenant } : {}
  if (action === "kms:ScheduleKeyDeletion")
    return ["7", "30"].map((days) => ({ ...its, "kms:ScheduleKeyDeletionPendingWindowInDays": days }))
  if (action !== "kms:TagResource") return [its]
  return [tenant ?? another, another].map((value) => ({
    ...its,
    "aws:RequestTag/tenant": value,
    "aws:TagKeys": ["tenant"],
  }))
}

/** Removing a consulate deletes its alias, and its key after thirty days; making one gives its key an alias. */
function isMeant(action: string, { tenant }: Key, { role }: Principal, context: Record<string, unknown>): boolean {
  if (!tenant || !unmakers.test(role)) return false
  if (action === "kms:ScheduleKeyDeletion") return context["kms:ScheduleKeyDeletionPendingWindowInDays"] === "30"
  return action === "kms:CreateAlias" || action === "kms:DeleteAlias"
}
