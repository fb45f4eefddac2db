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

/** Keys that are some consulate's, whichever. */
const someConsulates = { "aws:ResourceTag/tenant": anyTenant }

/** What goes with any reach into the registry: its key through DynamoDB, and an audit that is only added to. */
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

/** Before anybody is known: memberships and the consulate's state, headquarters' members, what every consulate inherits. */
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

/** Somebody ends her own sign-ins, in no consulate's name: the mark that the gate reads, its audit, and what is remembered of the request. */
export function endsSignins({ place, registryTable }: Registry): Statement[] {
  const table = tableArn(place, registryTable)
  return [
    partitions("EndSignins", ["dynamodb:PutItem"], table, ["signin#*", "audit#*", "idempotency#identity#*"]),
    partitions("EndedBefore", ["dynamodb:GetItem"], table, ["idempotency#identity#*"]),
  ]
}

/**
 * What strangers are answered from, and which consulate a link names: no membership by a batch, nothing of headquarters'
 * members, no identity's places.
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

/** Whose district a place is, and which consulate holds an office: the network's, for any consulate that asks. */
export const districts = ({ place, registryTable }: Registry): Statement =>
  partitions("WhoseDistrict", ["dynamodb:GetItem"], tableArn(place, registryTable), ["template#districts", "office#*"])

/** A consulate's record, to know that it stands before its role is assumed. */
export const consulateRecords = ({ place, registryTable }: Registry): Statement =>
  partitions("ConsulateRecords", ["dynamodb:GetItem"], tableArn(place, registryTable), ["tenant#*"])

/** Who is headquarters: of whoever is invited to a consulate. */
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

/** The network's totals, added up out of what consulates publish. */
const addsUp = ({ place, registryTable }: Registry): Statement[] => {
  const table = tableArn(place, registryTable)
  return [
    partitions("NetworkTotals", ["dynamodb:GetItem", "dynamodb:PutItem"], table, ["network"]),
    partitions("PublishedNumbers", ["dynamodb:Query"], `${table}/index/gsi1`, ["statistics#*"]),
  ]
}

/** Adding one consulate's month to the network's sums; reading them back is not in it. */
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

/** A consulate's record at every step of its making, with the audit of it, and its office when it is undone. */
export function checkpoints({ place, registryTable }: Registry): Statement[] {
  const table = tableArn(place, registryTable)
  return [
    partitions("Checkpoints", ["dynamodb:PutItem"], table, ["tenant#*", "audit#*"]),
    partitions("FreeAnOffice", ["dynamodb:DeleteItem"], table, ["office#*"]),
  ]
}

/** No item of any consulate under the function's own name, even if somebody should once allow it. */
export const outsideConsulates = ({ place, tablePrefix }: Consulates): Statement => ({
  Sid: "NoConsulateUnderItsOwnName",
  Effect: "Deny",
  Action: [...itemReads, ...itemWrites, "dynamodb:Scan", "dynamodb:BatchWriteItem"],
  Resource: [tableArn(place, `${tablePrefix}*`)],
})

/** Entering a consulate: assume its role, under its tag. */
export const enterConsulates = (consulateRoleArn: string): Statement => ({
  Sid: "EnterAConsulate",
  Effect: "Allow",
  Action: ["sts:AssumeRole", "sts:TagSession"],
  Resource: [consulateRoleArn],
})

/** Serving headquarters: assume its role, under no tag. */
export const serveHeadquarters = (headquartersRoleArn: string): Statement => ({
  Sid: "ServeHeadquarters",
  Effect: "Allow",
  Action: ["sts:AssumeRole"],
  Resource: [headquartersRoleArn],
})

/** Exactly one tag, which says whose the key is. */
const oneTag = {
  StringLike: { "aws:RequestTag/tenant": anyTenant },
  "ForAllValues:StringEquals": { "aws:TagKeys": ["tenant"] },
  Null: { "aws:RequestTag/tenant": "false" },
}

/** Making and unmaking a consulate's table and key; what is in them stays out of reach. `stays`: the product's own keys. */
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
      // One that is some consulate's already never becomes another's. The product's other keys refuse it by their own policies.
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
      // KMS finds no key by its tag: a key that a crash left without an alias is looked for among all. Names only.
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
