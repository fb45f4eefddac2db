import { TenantID } from "@ventanilla/core/tenancy/tenant/schema"
import { Log } from "@ventanilla/core/util/log"
import type { Document, Policies, Statement } from "@ventanilla/local/iam"
import { beforeAll, describe, expect, it } from "vitest"
import { keyPolicy } from "../../packages/core/src/platform/vault/kms.policy"
import { bare } from "../clear/check"
import { clear } from "../clear/table"
import { consulatesKey, keysAreKept } from "./keys"
import { traps } from "./lint"
import * as Prove from "./prove"
import { type Recording, record } from "./recording"

const prefix = "ventanilla-prod-"
/** One key encrypts the whole registry; sessions are limited to a partition of it. */
const registryKey = "the registry's key, and only through DynamoDB: the partition is what divides"

/** What another consulate's session is allowed nevertheless. */
const vaultKey = "the vault's key, and only through S3: the folder is what divides"
const sharedByTags = {
  [`${prefix}consulate/TheRegistrysKeyThroughTheTable`]: registryKey,
  [`${prefix}consulate/TheVaultsKeyThroughS3`]: vaultKey,
}

/**
 * Each AWS process reads the table's location once a minute; the one process of a recording may know it from another
 * function.
 */
const errands = ["consulate-files", "consulate-returns"].map((role) => `${prefix}${role}`)
const sharedByErrands = Object.fromEntries(
  errands.map((role) => [`${role}/TheRegistrysKeyThroughTheTable`, registryKey]),
)

/** What other roles are allowed of a consulate's requests nevertheless. */
const sharedByRoles: Prove.Reasons = {
  [`${prefix}headquarters/Records`]: "headquarters reads the consulate's record, which lies in its partition",
  [`${prefix}headquarters/RecordsAndTheirAudit`]: "headquarters suspends and resumes: it writes the record",
  [`${prefix}open/PublicDirectories`]:
    "the copy of its directory that a consulate publishes: anybody reads it, with no session",
  [`${prefix}open/PublicPages`]: "a link and a public page name a consulate that must be known to stand",
  [`${prefix}api/Gate`]: "the gate reads the consulate's state before a role can be assumed",
  [`${prefix}files/ConsulateRecords`]: "a download token names a consulate that must be known to stand",
  [`${prefix}mail-events/ConsulateRecords`]: "a bounce names a consulate that must be known to exist",
  [`${prefix}provisioning/ConsulateRecords`]: "provisioning reads its checkpoints",
  [`${prefix}provisioning/Checkpoints`]: "provisioning writes its checkpoints",
  [`${prefix}provisioning/ConsulateKeys`]: "provisioning describes the key that it made; this opens nothing",
  [`${prefix}provisioning/ConsulateKeysForTheirTables`]:
    "DynamoDB makes the table with the key in provisioning's name; no item is within its reach",
  [`${prefix}headquarters/TheVaultsKeyThroughS3`]: vaultKey,
  [`${prefix}plan/TheVaultsKeyThroughS3`]: vaultKey,
  ...Object.fromEntries(
    ["headquarters", "api", "open", "files", "plan", "digest", "provisioning", "statistics", "mail-events"].map(
      (role) => [`${prefix}${role}/RegistryKey`, registryKey],
    ),
  ),
}

/** Statements that no request of the product uses. */
const listed: Prove.Reasons = {
  [`${prefix}mail-events/SetAsideWhatFailed`]: "Lambda sets a bounce aside that its function failed on, not the code",
  ...Object.fromEntries(
    errands.flatMap((role) =>
      ["WhereItsTableStands", "TheRegistrysKeyThroughTheTable"].map((sid) => [
        `${role}/${sid}`,
        "a recording may know from another function where the table stands",
      ]),
    ),
  ),
  [`${prefix}provisioning/KeysThatStay`]: "nothing of the product harms its own keys: see the proof of keys below",
  ...ofEveryFunction(),
}
function ofEveryFunction(): Prove.Reasons {
  return Object.fromEntries(
    ["api", "open", "files", "judge", "plan", "digest", "provisioning", "statistics", "mail-events"].flatMap((role) => [
      [`${prefix}${role}/ItsOwnLog`, "Lambda writes the log, not the code"],
      [
        `${prefix}${role}/sqs:ReceiveMessage,sqs:ChangeMessageVisibility,sqs:GetQueueUrl,sqs:DeleteMessage,sqs:GetQueueAttributes`,
        "Lambda takes messages off the queue, not the code",
      ],
    ]),
  )
}

let recording: Recording
let made: Awaited<ReturnType<typeof Prove.allowedAsMade>>
beforeAll(async () => {
  Log.to(() => undefined)
  recording = await record()
  made = await Prove.allowedAsMade(recording)
}, 900_000)

describe("what was recorded", { timeout: 300_000 }, () => {
  it("is every operation of the API, every job, and every service that the product uses", () => {
    expect(recording.undone).toEqual([])
    const roles = new Set(recording.calls.map(({ principal }) => principal?.role))
    expect([...roles].sort()).toEqual(
      Prove.rolesOf(recording)
        .map(({ name }) => name)
        // It makes no call and is allowed none.
        .filter((name) => name !== `${prefix}judge`)
        .sort(),
    )
    const services = new Set(recording.calls.map(({ service }) => service))
    expect([...services].sort()).toEqual(["cognito", "dynamodb", "kms", "lambda", "s3", "ses", "sqs", "sts"])
    expect(recording.calls.length).toBeGreaterThan(1000)
  })

  it("left nothing in clear, in any row of any table, that tests/clear/table.ts does not give a reason for", () => {
    expect(recording.items.length).toBeGreaterThan(1000)
    expect(bare(recording.items, clear)).toEqual([])
  })
})

describe("the policies of the production stage", { timeout: 300_000 }, () => {
  it("(a) allow every request as it was made, and refuse the canary's", () => {
    expect(made.failures).toEqual([])
  })

  it("(b) deny every request of a consulate under every other consulate's tag", async () => {
    const shared = { ...sharedByTags, ...sharedByErrands }
    const { failures, passed } = await Prove.deniedToOtherTags(recording, shared)
    expect(failures).toEqual([])
    expect([...passed].filter((name) => !(name in sharedByErrands)).sort()).toEqual(Object.keys(sharedByTags))
  })

  it("(c) deny them to headquarters, to every function under its own name, and without a tag", async () => {
    const { failures, passed } = await Prove.deniedToOtherRoles(recording, sharedByRoles)
    expect(failures).toEqual([])
    expect([...passed].sort()).toEqual(Object.keys(sharedByRoles).sort())
  })

  it("(d) deny everybody to amend or remove an audit entry", async () => {
    expect((await Prove.auditIsKept(recording)).failures).toEqual([])
  })

  it("(e) hold no statement, and no action in one, that nothing uses", async () => {
    expect(await unused(recording)).toEqual([])
  })

  it("(f) give nobody two consulates' tables with one set of credentials", async () => {
    expect(await Prove.oneTableAtMost(recording)).toEqual([])
  })

  it("(g) are free of the known traps", () => {
    expect(traps(recording)).toEqual([])
    expect(TenantID.safeParse(`${recording.tenants[0]}0`).success).toBe(false)
  })
})

async function unused(evidence: Prove.Evidence): Promise<Prove.Failures> {
  const { used } = await Prove.allowedAsMade(evidence)
  const probes = await Promise.all([Prove.deniedToOtherRoles(evidence, sharedByRoles), Prove.auditIsKept(evidence)])
  return Prove.unused(evidence, used, new Set(probes.flatMap(({ denies }) => [...denies])), listed)
}

type Change = (statement: Statement, role: string) => Statement | undefined
/** The recording with changed policies: each statement goes through `change`, and undefined removes it. */
function changed(change: Change): Prove.Evidence {
  const policies: Policies = structuredClone(recording.policies)
  for (const role of Object.values(policies.roles)) {
    for (const document of [...role.identity.map(({ policy }) => policy), role.trust])
      document.Statement = document.Statement.flatMap((statement) => change(statement, role.name) ?? [])
  }
  return { ...recording, policies }
}
const only =
  (sid: string, change: (statement: Statement) => Statement | undefined): Change =>
  (statement) =>
    statement.Sid === sid ? change(statement) : statement
const without =
  (operator: string, key: string) =>
  (statement: Statement): Statement => {
    const { [operator]: tests = {}, ...others } = statement.Condition ?? {}
    const { [key]: _, ...rest } = tests
    return { ...statement, Condition: { ...others, ...(Object.keys(rest).length > 0 ? { [operator]: rest } : {}) } }
  }
const tag = `\${aws:PrincipalTag/tenant}`
const wide = (statement: Statement): Statement => ({
  ...statement,
  Resource: [statement.Resource ?? []].flat().map((resource) => resource.replace(tag, "*")),
})

describe("keys", { timeout: 300_000 }, () => {
  const consulates = () =>
    recording.tenants.slice(0, 2).map((tenant) => consulatesKey(tenant, JSON.parse(keyPolicy(tenant)) as Document))

  it("of the product and of every consulate are made nobody else's, disabled or ended by no role of the product", async () => {
    expect(Object.keys(recording.policies.keys)).toHaveLength(4)
    expect(await keysAreKept(recording, consulates())).toEqual([])
  })

  it("are another's, or gone within a week, without the conditions that keep them", async () => {
    const loose = changed(
      only("OnlyNewKeysAreTagged", (one) => ({ ...one, Condition: { StringLike: one.Condition?.StringLike ?? {} } })),
    )
    const open = consulates().map((key) => ({ ...key, policy: openPolicy }))
    expect((await keysAreKept(loose, open)).join("\n")).toMatch(/provisioning .*kms:TagResource on the key of ten_/)
    expect((await keysAreKept(recording, open)).join("\n")).toMatch(/operator .*kms:ScheduleKeyDeletion on the key of/)
    const bare = changed(only("KeysThatStay", () => undefined))
    const keys = Object.fromEntries(Object.keys(bare.policies.keys).map((arn) => [arn, openPolicy]))
    const found = await keysAreKept({ ...bare, policies: { ...bare.policies, keys } }, [])
    expect(found.join("\n")).toMatch(/operator .*kms:TagResource/)
  })
})

/** The default key policy of AWS: the account's policies decide. */
const openPolicy: Document = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Action: "kms:*",
      Resource: "*",
    },
  ],
}

describe("the proof bites: without", { timeout: 300_000 }, () => {
  type Proof = (evidence: Prove.Evidence, says: RegExp) => Promise<Prove.Failures>
  const otherTags: Proof = async (evidence, says) =>
    (await Prove.deniedToOtherTags(evidence, { ...sharedByTags, ...sharedByErrands }, says)).failures
  const otherRoles: Proof = async (evidence, says) =>
    (await Prove.deniedToOtherRoles(evidence, sharedByRoles, says)).failures
  const audit = async (evidence: Prove.Evidence) => (await Prove.auditIsKept(evidence)).failures
  const asMade: Proof = async (evidence, says) => (await Prove.allowedAsMade(evidence, says)).failures
  const lint = async (evidence: Prove.Evidence) => traps(evidence)
  const keyTag = without("StringEquals", "aws:ResourceTag/tenant")
  const demand = without("Null", "aws:RequestTag/tenant")

  const bites: [what: string, change: Change, proof: Proof, says: RegExp][] = [
    ["the tag in the table's name, (b)", only("ItsOwnTable", wide), otherTags, /dynamodb:GetItem on .*-consulate-ten_/],
    ["the tag in the table's name, (f)", only("ItsOwnTable", wide), Prove.oneTableAtMost, /reads ten_\w+ and ten_/],
    [
      "the tag in an operator's custody, (f)",
      (statement, role) =>
        role === `${prefix}custody` && statement.Sid === "ItsOwnTable" ? wide(statement) : statement,
      Prove.oneTableAtMost,
      /custody under one tag reads ten_\w+ and ten_/,
    ],
    ["the tag in the table's name, (g)", only("ItsOwnTable", wide), lint, /by the pattern .*table\/.*\*/],
    [
      "the partition of the registry, (b)",
      only("ItsOwnPartitionOfTheRegistry", without("ForAllValues:StringLike", "dynamodb:LeadingKeys")),
      otherTags,
      /prod-registry .*tenant#ten_/,
    ],
    [
      "the Null check beside ForAllValues, (g)",
      only("ItsOwnPartitionOfTheRegistry", without("Null", "dynamodb:LeadingKeys")),
      lint,
      /ForAllValues of dynamodb:LeadingKeys without a Null check/,
    ],
    [
      "the tag in the seals' folder, (b)",
      only("ItsOwnSealsPutOnce", wide),
      otherTags,
      /s3:PutObject on arn:aws:s3:::ventanilla-prod-audit-vault-111122223333\/ten_/,
    ],
    [
      "the tag in the seals' folder, reading, (b)",
      only("ItsOwnSealsRead", wide),
      otherTags,
      /s3:GetObject on arn:aws:s3:::ventanilla-prod-audit-vault-111122223333\/ten_/,
    ],
    [
      "the partition of the seals, (b)",
      only("ItsOwnSealsInTheRegistry", without("ForAllValues:StringLike", "dynamodb:LeadingKeys")),
      otherTags,
      /prod-registry .*seal#ten_/,
    ],
    [
      "the denial of removing a seal, (d)",
      only("AuditIsWrittenOnce", (one) => ({
        ...one,
        Condition: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["audit#*"] } },
      })),
      audit,
      /DeleteItem .*seal#/,
    ],
    [
      "the tag of the key, sealed fields, (b)",
      only("ItsOwnKeyForItsSealedFields", (one) =>
        keyTag(without("StringEquals", "kms:EncryptionContext:tenant")(one)),
      ),
      otherTags,
      /kms:(Decrypt|GenerateDataKey)/,
    ],
    ["the tag of the key, its table, (b)", only("ItsOwnKeyForItsTable", keyTag), otherTags, /kms:Decrypt/],
    ["the demand for a tag, (g)", only("AssumeInTheNameOfOneConsulate", demand), lint, /without the tag/],
    [
      "the session's name, (g)",
      only("AssumeInTheNameOfOneConsulate", without("StringEquals", "sts:RoleSessionName")),
      lint,
      /in a session of any name/,
    ],
    [
      "the denial of changing the audit, (d)",
      only("AuditIsWrittenOnce", () => undefined),
      audit,
      /UpdateItem .*audit#/,
    ],
    [
      "the denial of consulates' tables, once a function is given one, (c)",
      (statement, role) => {
        if (statement.Sid === "NoConsulateUnderItsOwnName") return undefined
        const own = `arn:aws:dynamodb:us-east-1:111122223333:table/${prefix}consulate-*`
        return statement.Sid === "Gate" && role === `${prefix}api`
          ? { ...statement, Resource: [own], Condition: {} }
          : statement
      },
      otherRoles,
      /ventanilla-prod-api: dynamodb:GetItem on .*-consulate-ten_/,
    ],
    [
      "headquarters kept out of a consulate's table, (c)",
      (statement, role) =>
        role !== `${prefix}headquarters` || statement.Effect === "Allow"
          ? statement.Sid === "Records"
            ? { ...statement, Resource: ["arn:aws:dynamodb:us-east-1:111122223333:table/*"], Condition: {} }
            : statement
          : undefined,
      otherRoles,
      /ventanilla-prod-headquarters: dynamodb:GetItem on .*-consulate-ten_/,
    ],
    ["a permission that it needs, (a)", only("GateOfMembers", () => undefined), asMade, /api: dynamodb:BatchGetItem/],
    ["the key through DynamoDB, (a)", only("RegistryKey", () => undefined), asMade, /plan: kms:Decrypt/],
    [
      "the record of the consulate that a leave names, (a)",
      (statement, role) => (role === `${prefix}files` && statement.Sid === "ConsulateRecords" ? undefined : statement),
      asMade,
      /-files: dynamodb:GetItem/,
    ],
    [
      "a function's being a function of its own, trust, (a)",
      only("AssumeInTheNameOfOneConsulate", (one) => ({
        ...one,
        Principal: {
          AWS: [(one.Principal as { AWS: string | string[] }).AWS].flat().filter((arn) => !arn.endsWith("-files")),
        },
      })),
      asMade,
      /-files: sts:AssumeRole/,
    ],
    ["trust, (a)", only("TagTheSession", () => undefined), asMade, /sts:TagSession/],
  ]
  for (const [what, change, proof, says] of bites)
    it(`${what} it fails`, async () => {
      expect((await proof(changed(change), says)).join("\n")).toMatch(says)
    })

  it("a use for a permission, (e) it fails", async () => {
    const idle = changed((statement) =>
      statement.Sid === "ConsulateList" ? { ...statement, Action: ["dynamodb:Query", "dynamodb:GetItem"] } : statement,
    )
    expect(await unused(idle)).toContain(`${prefix}plan/ConsulateList dynamodb:GetItem`)
  })

  it("credentials of its own for each consulate, (f) and (g) fail", async () => {
    const [one, other] = recording.tenants
    const calls = recording.calls.map((call) =>
      call.principal?.kind === "consulate" && call.principal.tenant === other
        ? { ...call, principal: { ...call.principal, credential: "ASIASHARED" } }
        : call.principal?.kind === "consulate" && call.principal.tenant === one
          ? { ...call, principal: { ...call.principal, credential: "ASIASHARED" } }
          : call,
    )
    expect((await Prove.oneTableAtMost({ ...recording, calls })).join()).toMatch(/One access key was used for/)
    expect(traps({ ...recording, calls }).join()).toMatch(/One access key is of/)
  })

  it("ids of one length, (g) fails", () => {
    const [one = ""] = recording.tenants
    expect(traps({ ...recording, tenants: [one, `${one}0`] }).join()).toMatch(/is the beginning of/)
  })
})
