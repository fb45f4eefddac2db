import {
  aliasArn,
  itemReads,
  itemWrites,
  keepAudit,
  keyArns,
  keyUses,
  type Place,
  type Statement,
  tableArn,
} from "./policy"

type Registry = { place: Place; registryTable: string; registryKeyArn: string }
type Consulates = { place: Place; tablePrefix: string }

const throughDynamodb = (place: Place) => ({ "kms:ViaService": `dynamodb.${place.region}.amazonaws.com` })
/** Keys that are some consulate's, whichever. */
const someConsulates = { "aws:ResourceTag/tenant": "ten_*" }

/** The registry's items, through the table and its indexes; its audit entries are only added to. */
export function registryPolicy({ place, registryTable, registryKeyArn }: Registry): Statement[] {
  const table = tableArn(place, registryTable)
  return [
    {
      Sid: "Registry",
      Effect: "Allow",
      Action: [...itemReads, ...itemWrites],
      Resource: [table, `${table}/index/*`],
    },
    {
      Sid: "RegistryKey",
      Effect: "Allow",
      Action: [...keyUses, "kms:DescribeKey"],
      Resource: [registryKeyArn],
      Condition: { StringEquals: throughDynamodb(place) },
    },
    keepAudit([table]),
  ]
}

/** No item of any consulate under the function's own name, even if somebody should once allow it: headquarters' requests run so. */
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

/** Making and unmaking a consulate's table and key; what is in them stays out of reach. */
export function provisioningPolicy({
  place,
  tablePrefix,
  aliasPrefix,
}: Consulates & { aliasPrefix: string }): Statement[] {
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
        "dynamodb:DescribeTimeToLive",
        "dynamodb:UpdateContinuousBackups",
        "dynamodb:DescribeContinuousBackups",
        "dynamodb:TagResource",
        "dynamodb:ListTagsOfResource",
      ],
      Resource: [tableArn(place, `${tablePrefix}*`)],
    },
    {
      Sid: "NewKeysBearTheirConsulate",
      Effect: "Allow",
      Action: ["kms:CreateKey", "kms:TagResource"],
      Resource: ["*"],
      Condition: {
        StringLike: { "aws:RequestTag/tenant": "ten_*" },
        "ForAllValues:StringEquals": { "aws:TagKeys": ["tenant"] },
      },
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
      Resource: [aliasArn(place, `${aliasPrefix}*`)],
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
