import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { createJudge, type Document, type Policies, type Principal, readPolicies } from "@ventanilla/local/iam"
import { namesOf } from "@ventanilla/local/names"
import { beforeAll, describe, expect, it, vi } from "vitest"
import { keyPolicy } from "../../packages/core/src/platform/vault/kms.policy"
import { templatesOf } from "../support/policies"

const prefix = "ventanilla-prod-"
const tenant = `ten_${"0".repeat(26)}`
const core = join(import.meta.dirname, "../../packages/core/src")

/** Every kind of partition in a consulate's table: from the entities, and those written by hand. */
function kinds(): string[] {
  const entities = readdirSync(core, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(core, file), "utf8"))
  const named = entities.flatMap((source) =>
    [...source.matchAll(/\bat\(\s*Keys\.primary,\s*"([^"$]*)/g)].map(([, kind = ""]) => kind),
  )
  return [
    ...new Set([...named, "audit#", "seal#", "find#", "idempotency#", "statistics#", "settings", "secret"]),
  ].sort()
}

const reading = ["GetItem", "BatchGetItem", "Query", "ConditionCheckItem"]
const writing = ["PutItem", "UpdateItem", "DeleteItem"]

type Reach = {
  /** The roles that it may assume, by the end of their names. */
  enters: string[]
  reads: string[] | "all"
  writes: string[] | "all"
  /** Indexes of its table, scans, its seals in the vault, sealing and opening of fields, its partitions of the registry. */
  more: string[]
}
const whole: Omit<Reach, "more"> = { enters: ["consulate"], reads: "all", writes: "all" }
const everything = ["index", "GetObject", "PutObject", "Decrypt", "GenerateDataKey", "write registry"]
const none: Reach = { enters: [], reads: [], writes: [], more: [] }

/** What each function may do inside a consulate. Extending a line is a decision: SECURITY.md says who is behind it. */
const expected: Record<string, Reach> = {
  api: { ...whole, enters: ["consulate", "headquarters"], more: everything },
  // Partners and women's answers touch referrals, mailboxes, contacts and tasks.
  open: { ...whole, more: everything },
  digest: { ...whole, more: everything },
  provisioning: { ...whole, more: everything },
  statistics: { ...whole, more: everything },
  files: {
    enters: ["consulate-files"],
    reads: ["attachment#", "leave#"],
    writes: ["PutItem audit#", "PutItem leave#"],
    more: ["Decrypt"],
  },
  "mail-events": {
    enters: ["consulate-returns"],
    reads: ["mail-events#", "mailbox#"],
    writes: ["PutItem audit#", "PutItem mail-events#", "PutItem mailbox#", "PutItem task#"],
    more: [],
  },
  plan: none,
  judge: none,
}

let policies: Policies
const names = namesOf("prod")
beforeAll(async () => {
  vi.stubEnv("VENTANILLA_CONSULATE_ROLE_ARN", `arn:aws:iam::${names.account}:role/${names.roles.consulate}`)
  policies = readPolicies(await templatesOf("prod"), names)
}, 300_000)

/** What a function can reach inside one consulate, by any role that it may assume. */
async function reachOf(name: string, by: Policies): Promise<Reach> {
  const judge = createJudge(by)
  const may = async (principal: Principal, action: string, resource: string, context = {}, policy?: Document) =>
    (await judge(principal, { action, resource, context, ...(policy ? { policy } : {}) })).allowed
  const some = async <T>(all: T[], of: (one: T) => Promise<boolean>) =>
    (await Promise.all(all.map(async (one) => ((await of(one)) ? [one] : [])))).flat()

  const role = `${prefix}${name}`
  const tagged = { "aws:RequestTag/tenant": tenant, "aws:TagKeys": ["tenant"] }
  const assumes = async (other: string) => {
    const { arn } = by.roles[other] as { arn: string }
    const own = { role, session: role, tags: {} }
    const untagged = { "sts:RoleSessionName": "headquarters" }
    return (
      (await may(own, "sts:AssumeRole", arn, { ...tagged, "sts:RoleSessionName": tenant })) ||
      (await may(own, "sts:AssumeRole", arn, untagged))
    )
  }
  const entered = await some(Object.keys(by.roles), assumes)
  const sessions = [role, ...entered].map((one) => ({
    role: one,
    session: tenant,
    tags: one === role || one.endsWith("headquarters") ? {} : { tenant },
  }))
  const anyMay = async (action: string, resource: string, context = {}, policy?: Document) =>
    (await some(sessions, (session) => may(session, action, resource, context, policy))).length > 0

  const place = `arn:aws:dynamodb:us-east-1:${names.account}:table/`
  const table = `${place}${names.consulatePrefix}${tenant}`
  const keyed = (key: string) => ({ "dynamodb:LeadingKeys": [key] })
  const reads = await some(
    kinds(),
    async (kind) =>
      (await some(reading, (action) => anyMay(`dynamodb:${action}`, table, keyed(`${kind}x`)))).length > 0,
  )
  const writes = (
    await Promise.all(
      kinds().map(async (kind) =>
        (
          await some(writing, (action) => anyMay(`dynamodb:${action}`, table, keyed(`${kind}x`)))
        ).map((action) => `${action} ${kind}`),
      ),
    )
  ).flat()
  const key = `arn:aws:kms:us-east-1:${names.account}:key/x`
  const field = { "aws:ResourceTag/tenant": tenant, "kms:EncryptionContext:tenant": tenant }
  const itsKey = JSON.parse(keyPolicy(tenant)) as Document
  const seal = `arn:aws:s3:::${names.vault}/${tenant}/x`
  const registry = `${place}${names.registry}`
  const others: [string, () => Promise<boolean>][] = [
    ["index", () => anyMay("dynamodb:Query", `${table}/index/gsi1`, keyed("x"))],
    ["scan", () => anyMay("dynamodb:Scan", table)],
    ["GetObject", () => anyMay("s3:GetObject", seal)],
    ["PutObject", () => anyMay("s3:PutObject", seal, { "s3:if-none-match": "*" })],
    ["Decrypt", () => anyMay("kms:Decrypt", key, field, itsKey)],
    ["GenerateDataKey", () => anyMay("kms:GenerateDataKey", key, field, itsKey)],
    ["write registry", () => anyMay("dynamodb:DeleteItem", registry, keyed(`tenant#${tenant}`))],
  ]
  const more = (await some(others, ([, is]) => is())).map(([what]) => what)
  return {
    enters: entered.map((one) => one.slice(prefix.length)).sort(),
    reads: reads.length === kinds().length ? "all" : reads,
    writes: kinds().every((kind) => writes.includes(`PutItem ${kind}`)) ? "all" : writes,
    more,
  }
}

describe("inside of a consulate", { timeout: 120_000 }, () => {
  it("there are the kinds of records that entities name", () => {
    expect(kinds().length).toBeGreaterThan(40)
    expect(kinds()).toEqual(expect.arrayContaining(["attachment#", "leave#", "mailbox#", "casefile#", "task#"]))
  })

  it("each function may do what is written here for it, and no more", async () => {
    const functions = Object.keys(policies.functions).map((role) => role.slice(prefix.length))
    expect(functions.sort()).toEqual(Object.keys(expected).sort())
    for (const name of functions) expect(await reachOf(name, policies), name).toEqual(expected[name])
  })

  it.each([
    ["files", "consulate-files", "ItsErrandRead"],
    ["mail-events", "consulate-returns", "ItsErrandPut"],
  ])("a wider role of %s is found", async (name, role, sid) => {
    const wide = structuredClone(policies)
    for (const { policy } of wide.roles[`${prefix}${role}`]?.identity ?? [])
      for (const statement of policy.Statement)
        if (statement.Sid === sid) statement.Condition = { Null: { "aws:PrincipalTag/tenant": "false" } }
    expect(await reachOf(name, wide)).not.toEqual(expected[name])
  })
})
