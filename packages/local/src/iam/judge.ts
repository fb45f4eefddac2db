import { createHash } from "node:crypto"
import type { Ask, Context } from "./asks"
import type { Document, Policies, Role } from "./policies"

/** A role's session: what STS says of whoever signed. */
export type Principal = { role: string; session: string; tags: Record<string, string> }
export type Judgement = {
  allowed: boolean
  /** A statement forbade it; otherwise none allowed it. */
  explicit: boolean
  /** Which statements decided, as `role/Sid`; of a role's trust, `role/trust/Sid`. */
  by: string[]
}
export type Judge = ReturnType<typeof createJudge>

/** A statement's name where it is listed: its Sid, or its actions. */
export const nameOf = (role: string, { Sid, Action }: { Sid?: string | undefined; Action?: string | string[] }) =>
  `${role}/${Sid ?? [Action].flat().join(",")}`

/** What was judged once. Judges whose policies differ in some roles may share it: an answer is of a role as it stood. */
export type Memory = Map<string, Promise<Judgement>>
const mostRemembered = 20_000

/**
 * Judges by the policies, with an IAM simulator. It is loaded when it is first asked; what it was asked once, in any words
 * that make no difference to it, it answers from memory.
 */
export function createJudge(policies: Policies, remembered: Memory = new Map(), most = mostRemembered) {
  return function judge(principal: Principal, ask: Ask): Promise<Judgement> {
    const shape = sameForAll([principal, ask.action, ask.resource, ask.context])
    const key = `${stampOf(policies, principal, ask)} ${shape} ${JSON.stringify(ask.policy)}`
    const known = remembered.get(key)
    if (known) return known
    if (remembered.size >= most) remembered.clear()
    const judgement = simulate(policies, principal, ask)
    remembered.set(key, judgement)
    return judgement
  }
}

/** Everything of the policies that decides: the caller's role, and the trust of a role that is to be assumed. */
function stampOf(policies: Policies, { role }: Principal, ask: Ask): string {
  const own = policies.roles[role]
  const entered = roleBehind(policies, ask)
  return `${policies.account} ${policies.region} ${own && stamp(own)} ${entered && stamp(entered)}`
}

const stamps = new WeakMap<Role, string>()
function stamp(role: Role): string {
  const known = stamps.get(role) ?? createHash("sha256").update(JSON.stringify(role)).digest("base64")
  stamps.set(role, known)
  return known
}

/** Records' own ids and people's: no policy names one. A consulate's id stays as it is. */
const sameForAll = (asked: unknown) =>
  JSON.stringify(asked)
    .replace(/\b(?!ten_)([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}/g, "$1_")
    .replace(/(?<!key\/)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "uuid")
    .replace(/audit#\d{4}-\d{2}-\d{2}/g, "audit#day")
    .replace(/\/\d{4}-\d{2}-\d{2}\/(\d{2}\.json)?/g, "/day/")

async function simulate(policies: Policies, principal: Principal, ask: Ask): Promise<Judgement> {
  const role = policies.roles[principal.role]
  if (!role) return { allowed: false, explicit: false, by: [] }
  const analysis = await analyse(policies, role, principal, ask)
  const allowed = analysis.result === "Allowed"
  const decided = (part: Decided | undefined) => (allowed ? part?.allowStatements : part?.denyStatements) ?? []
  const entered = roleBehind(policies, ask)
  return {
    allowed,
    explicit: analysis.result === "ExplicitlyDenied",
    by: [
      ...decided(analysis.identityAnalysis).map((one) => named(role.name, one)),
      ...(entered ? decided(analysis.resourceAnalysis).map((one) => named(`${entered.name}/trust`, one)) : []),
    ],
  }
}

/**
 * The simulator does not take a key with a colon in its variable part. It is put under another name that it takes, in the
 * policies and in the request alike: an encryption context is compared as text, whatever it is called.
 */
const renamed = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value).replaceAll("kms:EncryptionContext:", "aws:PrincipalTag/EncryptionContext-")) as T
const readied = new WeakMap<Role, { identity: Role["identity"]; boundary: Document | undefined }>()

function ready(role: Role) {
  const known = readied.get(role) ?? renamed({ identity: role.identity, boundary: role.boundary })
  readied.set(role, known)
  return known
}

async function analyse(policies: Policies, role: Role, principal: Principal, ask: Ask) {
  const { runSimulation } = await import("@cloud-copilot/iam-simulate")
  const { identity, boundary } = ready(role)
  const policy = roleBehind(policies, ask)?.trust ?? ask.policy
  const simulated = await runSimulation(
    {
      request: {
        principal: `arn:aws:sts::${policies.account}:assumed-role/${role.name}/${principal.session}`,
        action: ask.action,
        resource: { resource: ask.resource, accountId: policies.account },
        contextVariables: renamed(contextOf(policies, role, principal, ask)),
      },
      identityPolicies: identity,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(policy ? { resourcePolicy: renamed(policy) } : {}),
      ...(boundary ? { permissionBoundaryPolicies: [{ name: "boundary", policy: boundary }] } : {}),
    },
    {},
  )
  if (simulated.resultType !== "single")
    throw new Error(`${ask.action} on ${ask.resource} cannot be judged: ${JSON.stringify(simulated)}`)
  const { analysis, ignoredContextKeys = [] } = simulated.result
  const lost = ignoredContextKeys.filter((key) => key in ask.context)
  if (lost.length > 0) throw new Error(`${ask.action} is judged without ${lost.join(", ")}`)
  return analysis
}

/** The role that is to be assumed. */
const roleBehind = ({ roles }: Policies, { action, resource }: Ask) =>
  action.startsWith("sts:") ? Object.values(roles).find(({ arn }) => arn === resource) : undefined

type Analysed = { statement: { toJSON(): unknown } }
type Decided = { allowStatements: Analysed[]; denyStatements: Analysed[] }
const named = (role: string, { statement }: Analysed) =>
  nameOf(role, statement.toJSON() as { Sid?: string; Action: string | string[] })

/** What AWS knows of the caller and of the way it came. */
function contextOf({ account, region }: Policies, role: Role, { tags }: Principal, { context }: Ask): Context {
  return {
    ...context,
    ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, value])),
    "aws:PrincipalArn": role.arn,
    "aws:PrincipalAccount": account,
    "aws:RequestedRegion": region,
    "aws:SecureTransport": "true",
  }
}
