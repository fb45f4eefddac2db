import { keyHarms } from "./kept-key"
import {
  aliasArn,
  anyTenant,
  itemReads,
  itemWrites,
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

export type Registry = { place: Place; registryTable: string; registryKeyArn: string }
type Consulates = { place: Place; tablePrefix: string }

/** Keys of any consulate. */
const someConsulates = { "aws:ResourceTag/tenant": anyTenant }

/** What any access to the registry also needs: its key through DynamoDB, and an append-only audit. */
export const withRegistry = (
  { place, registryTable, registryKeyArn }: Registry,
  ...reached: Statement[]
): Statement[] => [
  ...reached,
  {
    Sid: "RegistryKey",
    Effect: "Allow",
    Action: [...keyUses, "kms:DescribeKey"],
    Resource: [registryKeyArn],
    Condition: { StringEquals: throughDynamodb(place) },
  },
  keepAudit([tableArn(place, registryTable)]),
]

/**
 * Reads made before the actor is known: memberships and the consulate's state, headquarters' members, and the settings
 * that every consulate inherits.
 */
export function gate({ place, registryTable }: Registry): Statement[] {
  const table = tableArn(place, registryTable)
  return [
    partitions("Gate", ["dynamodb:GetItem"], table, [
      "tenant#*",
      "headquarters",
      "template#settings",
      "template#programmes",
      "template#instrument",
      "protocol#*",
    ]),
    partitions("Catalogues", ["dynamodb:Query"], table, ["catalogues"]),
    partitions("GateOfMembers", ["dynamodb:BatchGetItem"], table, ["tenant#*", "headquarters", "signin#*"]),
    partitions("WhereSheMayWork", ["dynamodb:Query"], `${table}/index/gsi1`, ["identity#*"]),
  ]
}

/**
 * A person ends their own sign-ins, in no consulate's name: the row that later requests check, its audit entry, and the
 * idempotency record.
 */
export function endsSignins({ place, registryTable }: Registry): Statement[] {
  const table = tableArn(place, registryTable)
  return [
    partitions("EndSignins", ["dynamodb:PutItem"], table, ["signin#*", "audit#*", "idempotency#identity#*"]),
    partitions("EndedBefore", ["dynamodb:GetItem"], table, ["idempotency#identity#*"]),
  ]
}

/**
 * What public answers are read from, and which consulate a link names: no batch read of memberships, none of
 * headquarters' members, no identity's memberships.
 */
export function strangersGate({ place, registryTable }: Registry): Statement[] {
  const table = tableArn(place, registryTable)
  return [
    partitions("PublicPages", ["dynamodb:GetItem"], table, [
      "tenant#*",
      "office#*",
      "template#instrument",
      "template#settings",
    ]),
    partitions("PublicCatalogues", ["dynamodb:Query"], table, ["catalogues"]),
    partitions("PublicDirectories", ["dynamodb:GetItem", "dynamodb:Query"], table, ["hsds#*"]),
  ]
}

/** The settings that every consulate inherits. */
export const inheritedSettings = ({ place, registryTable }: Registry): Statement =>
  partitions("InheritedSettings", ["dynamodb:GetItem"], tableArn(place, registryTable), ["template#settings"])

/** In whose district a place is, and which consulate has an office: the network's data, for any consulate that asks. */
export const districts = ({ place, registryTable }: Registry): Statement =>
  partitions("WhoseDistrict", ["dynamodb:GetItem"], tableArn(place, registryTable), ["template#districts", "office#*"])

/** A consulate's record, to know that it exists before its role is assumed. */
export const consulateRecords = ({ place, registryTable }: Registry): Statement =>
  partitions("ConsulateRecords", ["dynamodb:GetItem"], tableArn(place, registryTable), ["tenant#*"])

/** Who belongs to headquarters: checked when somebody is invited to a consulate. */
export const headquartersMembers = ({ place, registryTable }: Registry): Statement =>
  partitions("HeadquartersMembers", ["dynamodb:GetItem"], tableArn(place, registryTable), ["headquarters"])

/** The list of all consulates, with their states. */
export const consulateList = ({ place, registryTable }: Registry): Statement =>
  partitions("ConsulateList", ["dynamodb:Query"], `${tableArn(place, registryTable)}/index/gsi1`, ["tenants"])

/** Headquarters' own audit, and the seals over it: in the registry and in the vault. */
export function sealsHeadquarters({ place, registryTable }: Registry, vault: Vault): Statement[] {
  const table = tableArn(place, registryTable)
  return [
    partitions("HeadquartersAudit", ["dynamodb:Query"], table, ["audit#*"]),
    partitions("HeadquartersSeals", ["dynamodb:Query", "dynamodb:PutItem"], table, ["seal#headquarters"]),
    ...seals("HeadquartersSeals", place, vault, "headquarters", { puts: true }),
  ]
}

/** The network's totals, added up from what consulates publish. */
const addsUp = ({ place, registryTable }: Registry): Statement[] => {
  const table = tableArn(place, registryTable)
  return [
    partitions("NetworkTotals", ["dynamodb:GetItem", "dynamodb:PutItem"], table, ["network"]),
    partitions("PublishedNumbers", ["dynamodb:Query"], `${table}/index/gsi1`, ["statistics#*"]),
  ]
}

/** Adds one consulate's month to the network's sums; reading them is not included. */
export const addsToTheNetwork = (registry: Registry): Statement[] => [
  ...addsUp(registry),
  partitions(
    "GatherSums",
    ["dynamodb:PutItem", "dynamodb:UpdateItem"],
    tableArn(registry.place, registry.registryTable),
    ["gathering#*"],
  ),
]

/** Closing the network's months. */
export function closesMonths(registry: Registry): Statement[] {
  const table = tableArn(registry.place, registry.registryTable)
  return [
    ...addsUp(registry),
    partitions("ClosedMonths", ["dynamodb:Query"], table, ["network"]),
    partitions("CloseSums", ["dynamodb:Query", "dynamodb:UpdateItem"], table, ["gathering#*"]),
  ]
}

/**
 * A consulate's record at every step of provisioning, with the audit of it, and its office when provisioning is undone.
 */
export function checkpoints({ place, registryTable }: Registry): Statement[] {
  const table = tableArn(place, registryTable)
  return [
    partitions("Checkpoints", ["dynamodb:PutItem"], table, ["tenant#*", "audit#*"]),
    partitions("FreeAnOffice", ["dynamodb:DeleteItem"], table, ["office#*"]),
  ]
}

/** Denies the function's own role any item of any consulate, even if another policy should allow it. */
export const outsideConsulates = ({ place, tablePrefix }: Consulates): Statement => ({
  Sid: "NoConsulateUnderItsOwnName",
  Effect: "Deny",
  Action: [...itemReads, ...itemWrites, "dynamodb:Scan", "dynamodb:BatchWriteItem"],
  Resource: [tableArn(place, `${tablePrefix}*`)],
})

/** Entering a consulate: assumes its role, with its tag. */
export const enterConsulates = (consulateRoleArn: string): Statement => ({
  Sid: "EnterAConsulate",
  Effect: "Allow",
  Action: ["sts:AssumeRole", "sts:TagSession"],
  Resource: [consulateRoleArn],
})

/** Serving headquarters: assumes its role, without a tag. */
export const serveHeadquarters = (headquartersRoleArn: string): Statement => ({
  Sid: "ServeHeadquarters",
  Effect: "Allow",
  Action: ["sts:AssumeRole"],
  Resource: [headquartersRoleArn],
})

/** Exactly one tag, which names the consulate that owns the key. */
const oneTag = {
  StringLike: { "aws:RequestTag/tenant": anyTenant },
  "ForAllValues:StringEquals": { "aws:TagKeys": ["tenant"] },
  Null: { "aws:RequestTag/tenant": "false" },
}

/**
 * Creates and deletes a consulate's table and key; their content stays out of reach. `stays`: the product's own keys.
 */
export function provisioningPolicy({
  place,
  tablePrefix,
  aliasPrefix,
  stays,
}: Consulates & { aliasPrefix: string; stays: string[] }): Statement[] {
  return [
    {
      Sid: "ConsulateTables",
      Effect: "Allow",
      Action: [
        "dynamodb:CreateTable",
        "dynamodb:DescribeTable",
        "dynamodb:UpdateTable",
        "dynamodb:DeleteTable",
        "dynamodb:UpdateTimeToLive",
        "dynamodb:UpdateContinuousBackups",
        "dynamodb:TagResource",
      ],
      Resource: [tableArn(place, `${tablePrefix}${anyTenant}`)],
    },
    {
      Sid: "NewKeysBearTheirConsulate",
      Effect: "Allow",
      Action: ["kms:CreateKey"],
      Resource: ["*"],
      Condition: oneTag,
    },
    {
      // A key with a consulate's tag never becomes another's. The product's other keys refuse the tag by their own
      // policies.
      Sid: "OnlyNewKeysAreTagged",
      Effect: "Allow",
      Action: ["kms:TagResource"],
      Resource: [keyArns(place)],
      Condition: { ...oneTag, Null: { ...oneTag.Null, "aws:ResourceTag/tenant": "true" } },
    },
    {
      Sid: "KeysThatStay",
      Effect: "Deny",
      Action: keyHarms,
      Resource: stays,
    },
    {
      Sid: "ConsulateKeys",
      Effect: "Allow",
      Action: [
        "kms:DescribeKey",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:EnableKeyRotation",
        "kms:ListResourceTags",
        "kms:ScheduleKeyDeletion",
      ],
      Resource: [keyArns(place)],
      Condition: { StringLike: someConsulates },
    },
    {
      // KMS cannot find a key by tag: to find one that a crash left without an alias, all keys are listed. Names only.
      Sid: "LookForAKeyWithoutAnAlias",
      Effect: "Allow",
      Action: ["kms:ListKeys", "kms:ListAliases"],
      Resource: ["*"],
    },
    {
      Sid: "ConsulateAliases",
      Effect: "Allow",
      Action: ["kms:CreateAlias", "kms:DeleteAlias"],
      Resource: [aliasArn(place, `${aliasPrefix}${anyTenant}`)],
    },
    {
      Sid: "ConsulateKeysForTheirTables",
      Effect: "Allow",
      Action: [...keyUses, "kms:CreateGrant"],
      Resource: [keyArns(place)],
      Condition: { StringLike: someConsulates, StringEquals: throughDynamodb(place) },
    },
  ]
}
