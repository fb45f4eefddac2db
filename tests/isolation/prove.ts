import type { Call } from "@ventanilla/local"
import {
  type Ask,
  createJudge,
  type Memory,
  nameOf,
  type Policies,
  type Principal,
  principalOf,
} from "@ventanilla/local/iam"

/** The recording, and the policies that it is evaluated against. */
export type Evidence = {
  calls: Call[]
  /** Every consulate created, including the discarded one. */
  tenants: string[]
  policies: Policies
  names: {
    consulatePrefix: string
    registry: string
    roles: Record<"consulate" | "headquarters" | "operator" | "custody", string> & { errands: Record<string, string> }
  }
}
/** What does not hold, one sentence each; empty when everything holds. */
export type Failures = string[]
/** Statements that are exempt, by name, each with its reason. */
export type Reasons = Record<string, string>

// Each negative proof changes a few statements, so the results for the other roles are reused.
const memory: Memory = new Map()
const mostRemembered = 1_000_000
export const judgeOf = ({ policies }: Pick<Evidence, "policies">) => createJudge(policies, memory, mostRemembered)
/** A proof that should fail ends at the first failure. */
type Until = RegExp | undefined

/** Every role with which a function enters a consulate. */
export const entered = ({ names }: Evidence) => [names.roles.consulate, ...Object.values(names.roles.errands)]
const isConsulates = ({ principal }: Call) => principal?.kind === "consulate"
const functionRoles = ({ policies }: Evidence) => Object.keys(policies.functions)
const bare = (role: string): Principal => ({ role, session: role, tags: {} })
const as = (tenant: string, role: string): Principal => ({ role, session: tenant, tags: { tenant } })
const sentence = ({ role, tags }: Principal, { action, resource, context }: Ask) =>
  `${role}${tags.tenant ? ` of ${tags.tenant}` : ""}: ${action} on ${resource} ${JSON.stringify(context)}`

/**
 * Provisioning's canary makes the requests that must be refused: for another consulate's table, as the consulate and as
 * the function.
 */
function isCanaryProbe({ keys, table, principal }: Call, { names }: Evidence): boolean {
  if (keys.length !== 1 || keys[0] !== "canary" || !principal) return false
  return principal.kind !== "consulate" || table !== `${names.consulatePrefix}${principal.tenant}`
}

type Distinct = { principal: Principal; ask: Ask }
/** The distinct IAM requests of a set of calls. */
function distinct(calls: Call[]): Distinct[] {
  const found = new Map<string, Distinct>()
  for (const call of calls) {
    if (!call.principal) continue
    const principal = principalOf(call.principal)
    for (const ask of call.asks ?? []) {
      const key = JSON.stringify([principal, ask.action, ask.resource, ask.context])
      if (!found.has(key)) found.set(key, { principal, ask })
    }
  }
  return [...found.values()]
}

/** (a) Every recorded request is allowed, and the canary's are refused. Returns the statements used, by action. */
export async function allowedAsMade(
  evidence: Evidence,
  until?: Until,
): Promise<{ failures: Failures; used: Set<string> }> {
  const judge = judgeOf(evidence)
  const failures: Failures = []
  const used = new Set<string>()
  const made = evidence.calls.filter((call) => !isCanaryProbe(call, evidence))
  for (const { principal, ask } of distinct(made)) {
    const { allowed, by } = await judge(principal, ask)
    if (allowed) {
      for (const name of by) used.add(`${name} ${ask.action}`)
      continue
    }
    failures.push(sentence(principal, ask))
    if (until?.test(sentence(principal, ask))) return { failures, used }
  }
  const probes = distinct(evidence.calls.filter((call) => isCanaryProbe(call, evidence)))
  for (const { principal, ask } of probes.filter((one) => !one.ask.implied)) {
    if ((await judge(principal, ask)).allowed) failures.push(`The canary was not refused: ${sentence(principal, ask)}`)
  }
  if (probes.length === 0) failures.push("No canary was recorded")
  return { failures, used }
}

/** Whatever is exempt: a consulate's items, and the use of its key by a direct call, are shared with nobody. */
const opens = ({ action, resource, context, implied }: Ask, { names }: Evidence) =>
  /:::.*\/ten_/.test(resource) ||
  resource.includes(`:table/${names.consulatePrefix}`) ||
  ("aws:ResourceTag/tenant" in context && !implied && action !== "kms:DescribeKey")

async function deniedTo(
  evidence: Evidence,
  others: (mine: Principal) => Principal[],
  shared: Reasons,
  until: Until,
): Promise<{ failures: Failures; passed: Set<string>; denies: Set<string> }> {
  const judge = judgeOf(evidence)
  const failures: Failures = []
  const passed = new Set<string>()
  const denies = new Set<string>()
  const calls = evidence.calls.filter((call) => isConsulates(call) && !isCanaryProbe(call, evidence))
  for (const { principal, ask } of distinct(calls)) {
    for (const other of others(principal)) {
      const { allowed, explicit, by } = await judge(other, ask)
      if (explicit) for (const name of by) denies.add(name)
      if (!allowed) continue
      const unlisted = by.filter((name) => !(name in shared))
      if (by.length === 0 || unlisted.length > 0 || opens(ask, evidence)) {
        failures.push(sentence(other, ask))
        if (until?.test(sentence(other, ask))) return { failures, passed, denies }
      }
      for (const name of by) passed.add(name)
    }
  }
  return { failures, passed, denies }
}

/** (b) A consulate's requests are denied under every other consulate's tag. */
export const deniedToOtherTags = (evidence: Evidence, shared: Reasons, until?: Until) =>
  deniedTo(
    evidence,
    ({ role, tags }) => evidence.tenants.filter((tenant) => tenant !== tags.tenant).map((tenant) => as(tenant, role)),
    shared,
    until,
  )

/** (c) They are denied to headquarters, to every function under its own name, and to the consulate role without a tag. */
export const deniedToOtherRoles = (evidence: Evidence, shared: Reasons, until?: Until) => {
  const roles = [evidence.names.roles.headquarters, ...functionRoles(evidence), ...entered(evidence)]
  return deniedTo(evidence, () => roles.map(bare), shared, until)
}

/** (d) Nobody changes or removes an audit entry or a seal, in a consulate's table or in the registry. */
export async function auditIsKept(evidence: Evidence): Promise<{ failures: Failures; denies: Set<string> }> {
  const { policies, tenants, names } = evidence
  const judge = judgeOf(evidence)
  const failures: Failures = []
  const denies = new Set<string>()
  const entries = evidence.calls.flatMap(({ touches }) =>
    touches.filter(({ action, key }) => action === "PutItem" && /^(audit|seal)#/.test(key ?? "")),
  )
  const tables = [...new Set(entries.map(({ table }) => table))]
  if (!tables.includes(names.registry) || tables.length < 3) failures.push("Too few audit entries were recorded")
  const { headquarters, operator, custody } = names.roles
  const principals = [
    ...[...Object.keys(policies.functions), headquarters, operator].map(bare),
    ...[...entered(evidence), custody].flatMap((role) => tenants.map((tenant) => as(tenant, role))),
  ]
  if (!entries.some(({ key }) => key?.startsWith("seal#"))) failures.push("No seal was recorded")
  for (const { table, key } of [
    ...new Map(entries.map((one) => [`${one.table} ${one.key?.slice(0, 5)}`, one])).values(),
  ])
    for (const action of ["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"])
      for (const principal of principals) {
        const resource = `arn:aws:dynamodb:${policies.region}:${policies.account}:table/${table}`
        const ask = { action, resource, context: { "dynamodb:LeadingKeys": [key ?? ""] } }
        const { allowed, explicit, by } = await judge(principal, ask)
        if (allowed) failures.push(sentence(principal, ask))
        if (explicit) for (const name of by) denies.add(name)
        // A consulate may otherwise change its own table: there only the denial protects the audit.
        if (principal.tags.tenant && table.endsWith(principal.tags.tenant) && !explicit)
          failures.push(`No statement denies ${sentence(principal, ask)}`)
      }
  return { failures, denies }
}

const inTemplates = ({ policies }: Evidence, roles: string[]) =>
  roles.map((name) => {
    const role = policies.roles[name]
    if (!role) throw new Error(`The templates have no role ${name}`)
    return role
  })

/** The roles under which the product's code runs. */
export const rolesOf = (evidence: Evidence) => {
  return inTemplates(evidence, [...functionRoles(evidence), ...entered(evidence), evidence.names.roles.headquarters])
}

/** The roles under which a person runs commands. */
export const operatorsOf = (evidence: Evidence) => {
  const { operator, custody } = evidence.names.roles
  return inTemplates(evidence, [operator, custody])
}

/** (e) Every statement, and every action in it, is used by the recording or exempt with a reason. */
export function unused(evidence: Evidence, used: Set<string>, denies: Set<string>, listed: Reasons): Failures {
  const isListed = (name: string, action: string) => name in listed || `${name} ${action}` in listed
  return rolesOf(evidence).flatMap((role) => {
    const own = role.identity.flatMap(({ policy }) =>
      policy.Statement.map((statement) => ({ role: role.name, statement })),
    )
    const trust = role.trust.Statement.filter(({ Principal }) => !JSON.stringify(Principal).includes(".amazonaws.com"))
    const all = [...own, ...trust.map((statement) => ({ role: `${role.name}/trust`, statement }))]
    return all.flatMap(({ role: where, statement }) => {
      const name = nameOf(where, statement)
      if (statement.Effect === "Deny") return denies.has(name) || name in listed ? [] : [name]
      return [statement.Action]
        .flat()
        .filter((action) => !used.has(`${name} ${action}`) && !isListed(name, action))
        .map((action) => `${name} ${action}`)
    })
  })
}

const reads = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"]

/** (f) No credentials read two consulates' tables: none that were used, and none that the policies could give. */
export async function oneTableAtMost(evidence: Evidence): Promise<Failures> {
  const { policies, tenants, names } = evidence
  const judge = judgeOf(evidence)
  const failures: Failures = []
  const seen = new Map<string, Set<string>>()
  for (const call of evidence.calls) {
    if (!call.principal || isCanaryProbe(call, evidence)) continue
    const tables = call.touches.filter((touch) => !touch.control && touch.table.startsWith(names.consulatePrefix))
    const known = seen.get(call.principal.credential) ?? new Set()
    seen.set(call.principal.credential, new Set([...known, ...tables.map(({ table }) => table)]))
  }
  for (const [, tables] of seen)
    if (tables.size > 1) failures.push(`One access key was used for ${[...tables].sort().join(" and ")}`)
  const byTag = [...entered(evidence), names.roles.custody]
  const principals = [...rolesOf(evidence), ...operatorsOf(evidence)].flatMap(({ name }) => [
    bare(name),
    ...(byTag.includes(name) ? tenants.map((tenant) => as(tenant, name)) : []),
  ])
  for (const principal of principals) {
    const readable = new Set<string>()
    for (const tenant of tenants)
      for (const action of reads) {
        const resource = `arn:aws:dynamodb:${policies.region}:${policies.account}:table/${names.consulatePrefix}${tenant}`
        const context = action === "dynamodb:Scan" ? {} : { "dynamodb:LeadingKeys": ["casefile#x"] }
        if ((await judge(principal, { action, resource, context })).allowed) readable.add(tenant)
      }
    if (readable.size > (principal.tags.tenant ? 1 : 0))
      failures.push(
        `${principal.role}${principal.tags.tenant ? " under one tag" : ""} reads ${[...readable].join(" and ")}`,
      )
  }
  return failures
}
