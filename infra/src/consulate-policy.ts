import {
  anyTenant,
  keepAudit,
  keyArns,
  keyUses,
  type Place,
  partitions,
  type Statement,
  seals,
  tableArn,
  throughDynamodb,
  type Vault,
} from "./policy"

export type ConsulatePolicyProps = {
  place: Place
  /** A consulate's table is named by this prefix and the consulate's id. */
  tablePrefix: string
  registryTable: string
  /** The key that encrypts the registry. */
  registryKeyArn: string
  vault: Vault
}

/** The session tag, as a policy variable: STS fills in the session's consulate. */
const tenant = `\${aws:PrincipalTag/tenant}`
// A variable without a value would be compared as text, so a session without the tag must reach nothing.
const tagged = { "aws:PrincipalTag/tenant": "false" }
/** Keys with the session's own tag. */
const ownKey = { "aws:ResourceTag/tenant": tenant }

export type NarrowPolicyProps = Omit<ConsulatePolicyProps, "vault"> & {
  /** Prefixes of the partitions of the consulate's table that may be read, item by item. */
  reads: [string, ...string[]]
  /** Prefixes of the partitions into which items may be put; the audit is always included. */
  puts: [string, ...string[]]
  /** Sealed fields may be decrypted; nothing may be encrypted. */
  opens: boolean
}

/**
 * What a session of one consulate may do for a function with a single task that strangers can reach: no query, no
 * index, no update, no delete, and no seal.
 */
export function narrowPolicy(props: NarrowPolicyProps): Statement[] {
  const { place, registryTable, tablePrefix, registryKeyArn, reads, puts, opens } = props
  const own = ownTables(place, tablePrefix)
  const registry = tableArn(place, registryTable)
  const inIts = (Sid: string, action: string, keys: [string, ...string[]]): Statement => ({
    ...partitions(Sid, [action], "", keys, tagged),
    Resource: own,
  })
  return [
    inIts("ItsErrandRead", "dynamodb:GetItem", reads),
    inIts("ItsErrandPut", "dynamodb:PutItem", [...puts, "audit#*"]),
    partitions("WhereItsTableStands", ["dynamodb:GetItem"], registry, [`tenant#${tenant}`], tagged),
    ...(opens ? sealedFields(place, ["kms:Decrypt"]) : []),
    ...throughTables(place, registryKeyArn),
    keepAudit([tableArn(place, `${tablePrefix}*`), registry]),
  ]
}

/** Two names, both in full: a restore creates one table beside the other. */
const ownTables = (place: Place, tablePrefix: string) =>
  [`${tablePrefix}${tenant}`, `${tablePrefix}${tenant}.b`].map((name) => tableArn(place, name))

const sealedFields = (place: Place, Action: string[]): Statement[] => [
  {
    Sid: "ItsOwnKeyForItsSealedFields",
    Effect: "Allow",
    Action,
    Resource: [keyArns(place)],
    Condition: { StringEquals: { ...ownKey, "kms:EncryptionContext:tenant": tenant }, Null: tagged },
  },
  {
    Sid: "ItsOwnKeyBehindItsAlias",
    Effect: "Allow",
    Action: ["kms:DescribeKey"],
    Resource: [keyArns(place)],
    Condition: { StringEquals: ownKey, Null: tagged },
  },
]

/** The keys of the consulate's table and of the registry, as DynamoDB uses them for callers of these tables. */
const throughTables = (place: Place, registryKeyArn: string): Statement[] => [
  {
    Sid: "ItsOwnKeyForItsTable",
    Effect: "Allow",
    Action: [...keyUses, "kms:DescribeKey"],
    Resource: [keyArns(place)],
    Condition: { StringEquals: { ...ownKey, ...throughDynamodb(place) }, Null: tagged },
  },
  {
    Sid: "TheRegistrysKeyThroughTheTable",
    Effect: "Allow",
    Action: [...keyUses, "kms:DescribeKey"],
    Resource: [registryKeyArn],
    Condition: { StringEquals: throughDynamodb(place), Null: tagged },
  },
]

/**
 * What a session of one consulate may do: the same document for all of them; the session tag fills in the consulate.
 */
export function consulatePolicy({
  place,
  tablePrefix,
  registryTable,
  registryKeyArn,
  vault,
}: ConsulatePolicyProps): Statement[] {
  const own = ownTables(place, tablePrefix)
  const registry = tableArn(place, registryTable)
  return [
    {
      Sid: "ItsOwnTable",
      Effect: "Allow",
      // No item is ever deleted, except the search index's (below).
      Action: [
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:ConditionCheckItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
      ],
      Resource: own.flatMap((table) => [table, `${table}/index/*`]),
      Condition: { Null: tagged },
    },
    {
      Sid: "WhatFindsSomebodyIsTakenBack",
      Effect: "Allow",
      Action: ["dynamodb:DeleteItem"],
      Resource: own,
      Condition: {
        "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["find#*"] },
        Null: { ...tagged, "dynamodb:LeadingKeys": "false" },
      },
    },
    partitions(
      "ItsOwnPartitionOfTheRegistry",
      ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
      registry,
      [`tenant#${tenant}`],
      tagged,
    ),
    partitions(
      "ItsOwnPublicDirectory",
      ["dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"],
      registry,
      [`hsds#${tenant}`],
      tagged,
    ),
    partitions(
      "ItsOwnSealsInTheRegistry",
      ["dynamodb:Query", "dynamodb:PutItem"],
      registry,
      [`seal#${tenant}`],
      tagged,
    ),
    ...seals("ItsOwnSeals", place, vault, tenant, { puts: true, more: tagged }),
    ...sealedFields(place, ["kms:Decrypt", "kms:GenerateDataKey"]),
    ...throughTables(place, registryKeyArn),
    keepAudit([tableArn(place, `${tablePrefix}*`), registry]),
  ]
}

/**
 * Who may open a consulate's session: the named roles, with exactly one tag, in a session named after the consulate.
 */
export function consulateTrust(trustedRoles: string[]) {
  const oneTag = {
    StringLike: { "aws:RequestTag/tenant": anyTenant },
    "ForAllValues:StringEquals": { "aws:TagKeys": ["tenant"] },
    Null: { "aws:RequestTag/tenant": "false" },
  }
  const Principal = { AWS: trustedRoles }
  return [
    {
      Sid: "AssumeInTheNameOfOneConsulate",
      Effect: "Allow",
      Principal,
      Action: ["sts:AssumeRole"],
      Condition: { ...oneTag, StringEquals: { "sts:RoleSessionName": `\${aws:RequestTag/tenant}` } },
    },
    { Sid: "TagTheSession", Effect: "Allow", Principal, Action: ["sts:TagSession"], Condition: oneTag },
  ]
}
