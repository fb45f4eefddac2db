import type { Statement } from "@ventanilla/local/iam"
import { type Evidence, type Failures, operatorsOf, rolesOf } from "./prove"

const many = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : ([value].flat() as T[]))
const items = /^dynamodb:(\*|Get|BatchGet|Query|Scan|Put|Update(Item)|Delete(Item)|BatchWrite|ConditionCheck|PartiQL)/

/** (g) Known traps in IAM policies. */
export function traps(evidence: Evidence): Failures {
  const roles = [...rolesOf(evidence), ...operatorsOf(evidence)]
  const statements = roles.flatMap((role) => [
    ...role.identity.flatMap(({ policy }) => policy.Statement.map((statement) => ({ role: role.name, statement }))),
    ...role.trust.Statement.map((statement) => ({ role: `${role.name}/trust`, statement })),
  ])
  return [
    ...statements.flatMap(({ role, statement }) =>
      [...anyTable(statement), ...vacuous(statement)].map((trap) => `${role}/${statement.Sid}: ${trap}`),
    ),
    ...roles
      .filter(opensByTag)
      .flatMap((role) => looseTrust(role.trust.Statement).map((trap) => `${role.name}: ${trap}`)),
    ...prefixes(evidence),
    ...sharedCredentials(evidence),
  ]
}

/** Items of any table, or of any consulate's table. */
function anyTable({ Effect, Action, Resource }: Statement): string[] {
  if (Effect === "Deny" || !many(Action).some((action) => items.test(action) || action === "*")) return []
  return many(Resource)
    .filter((resource) => /^\*$|:table\/[^$]*[*?]/.test(resource.replace(/\/index\/.*$/, "")))
    .map((resource) => `reaches items by the pattern ${resource}`)
}

/** ForAllValues is true when there is no value: another condition must require one. */
function vacuous({ Effect, Condition = {} }: Statement): string[] {
  if (Effect === "Deny") return []
  const keys = Object.entries(Condition).flatMap(([operator, tests]) =>
    operator.startsWith("ForAllValues:") ? Object.keys(tests) : [],
  )
  const present = Object.entries(Condition.Null ?? {}).flatMap(([key, value]) => (value === "false" ? [key] : []))
  return keys
    .filter((key) =>
      key === "aws:TagKeys" ? !present.some((one) => one.startsWith("aws:RequestTag/")) : !present.includes(key),
    )
    .map((key) => `ForAllValues of ${key} without a Null check`)
}

const opensByTag = ({ identity }: { identity: { policy: { Statement: Statement[] } }[] }) =>
  JSON.stringify(identity).includes("aws:PrincipalTag/")

/** A role whose policy depends on a tag cannot be assumed without it, with other tags, or under another session name. */
function looseTrust(trust: Statement[]): string[] {
  return trust.flatMap(({ Sid, Action, Condition = {} }) => {
    const demands = JSON.stringify(Condition)
    return [
      ...(Condition.Null?.["aws:RequestTag/tenant"] === "false" ? [] : [`trust ${Sid} without the tag`]),
      ...(Condition["ForAllValues:StringEquals"]?.["aws:TagKeys"] ? [] : [`trust ${Sid} under other tags, too`]),
      ...(many(Action).includes("sts:AssumeRole") && !demands.includes("sts:RoleSessionName")
        ? [`trust ${Sid} in a session of any name`]
        : []),
    ]
  })
}

/** If one id were a prefix of another, its pattern would match both. */
function prefixes({ tenants }: Evidence): string[] {
  return tenants.flatMap((one) =>
    tenants
      .filter((other) => other !== one && other.startsWith(one))
      .map((other) => `${one} is the beginning of ${other}`),
  )
}

/** An access key never belongs to two consulates, nor to a consulate and a function. */
function sharedCredentials({ calls }: Evidence): string[] {
  const owners = new Map<string, Set<string>>()
  for (const { principal } of calls) {
    if (!principal) continue
    const owner = principal.kind === "consulate" ? principal.tenant : principal.role
    owners.set(principal.credential, new Set([...(owners.get(principal.credential) ?? []), owner]))
  }
  return [...owners.values()]
    .filter((those) => those.size > 1)
    .map((those) => `One access key is of ${[...those].sort().join(" and ")}`)
}
