import { type ConsulatePolicyProps, consulatePolicy } from "./consulate-policy"
import { enterConsulates, outsideConsulates, provisioningPolicy, withRegistry } from "./function-policy"
import { anyTenant, itemReads, itemWrites, keyArns, type Place, type Statement, seals, tableArn } from "./policy"

export type OperatorPolicyProps = ConsulatePolicyProps & {
  aliasPrefix: string
  /** The role of `custodyPolicy`, which operators assume instead of the functions' consulate role. */
  custodyRoleArn: string
  /** Where the accounts of headquarters' first people are created. */
  userPoolArn: string
  /** The key that signs certificates, if it is a KMS key. */
  signingKeyArn?: string
}

/**
 * Who may become an operator: people whom the account's own policies allow, and only with a second factor used within
 * the last hour.
 */
export const operatorTrust = ({ partition, account }: Place) => [
  {
    Sid: "APersonWithASecondFactor",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: ["sts:AssumeRole"],
    Condition: {
      Bool: { "aws:MultiFactorAuthPresent": "true" },
      NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
    },
  },
]

/**
 * The operators' own role: the registry, and creating, maintaining and deleting tables and keys. No item of any
 * consulate: for those it assumes the custody role, one consulate at a time, with its tag.
 */
export function operatorPolicy(props: OperatorPolicyProps): Statement[] {
  const { place, tablePrefix, registryTable, custodyRoleArn, userPoolArn, signingKeyArn, vault } = props
  const registry = tableArn(place, registryTable)
  const sign: Statement[] = signingKeyArn
    ? [
        {
          Sid: "SignCertificates",
          Effect: "Allow",
          Action: ["kms:Sign", "kms:GetPublicKey"],
          Resource: [signingKeyArn],
          Condition: { StringEquals: { "kms:SigningAlgorithm": "ED25519_SHA_512" } },
        },
      ]
    : []
  return [
    ...withRegistry(props, {
      Sid: "Registry",
      Effect: "Allow",
      Action: [...itemReads, ...itemWrites],
      Resource: [registry, `${registry}/index/*`],
    }),
    outsideConsulates(props),
    ...provisioningPolicy({ ...props, stays: [props.registryKeyArn, vault.keyArn] }),
    {
      Sid: "LookAtAndMendConsulatesTables",
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
      // Both of a consulate's table slots.
      Resource: ["", ".b"].map((slot) => tableArn(place, `${tablePrefix}${anyTenant}${slot}`)),
    },
    {
      Sid: "LookAtConsulatesKeys",
      Effect: "Allow",
      Action: ["kms:GetKeyRotationStatus"],
      Resource: [keyArns(place)],
      Condition: { StringLike: { "aws:ResourceTag/tenant": "ten_*" } },
    },
    {
      Sid: "AdmitHeadquarters",
      Effect: "Allow",
      Action: ["cognito-idp:AdminCreateUser", "cognito-idp:AdminGetUser", "cognito-idp:AdminSetUserPassword"],
      Resource: [userPoolArn],
    },
    // Consulates' seals are read with the consulate's session.
    ...seals("HeadquartersSeals", place, vault, "headquarters", { puts: false }),
    enterConsulates(custodyRoleArn),
    ...sign,
  ]
}

/**
 * What an operator's session of one consulate may do: everything that any session of that consulate may, and in
 * addition scan a table, and have DynamoDB restore one of its two tables into the other, which DynamoDB does with the
 * caller's permissions.
 */
export function custodyPolicy(props: ConsulatePolicyProps): Statement[] {
  const { place, tablePrefix } = props
  const tenant = `\${aws:PrincipalTag/tenant}`
  const tagged = { "aws:PrincipalTag/tenant": "false" }
  const own = [`${tablePrefix}${tenant}`, `${tablePrefix}${tenant}.b`].map((name) => tableArn(place, name))
  return [
    ...consulatePolicy(props),
    {
      Sid: "ItsOwnTablesWhole",
      Effect: "Allow",
      Action: ["dynamodb:Scan", "dynamodb:BatchWriteItem", "dynamodb:RestoreTableToPointInTime"],
      Resource: own,
      Condition: { Null: tagged },
    },
    {
      Sid: "AnImportThatHasEndedIsUnmarked",
      Effect: "Allow",
      Action: ["dynamodb:DeleteItem"],
      Resource: own,
      Condition: {
        "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["import"] },
        Null: { ...tagged, "dynamodb:LeadingKeys": "false" },
      },
    },
    {
      Sid: "ItsOwnKeyForARestoredTable",
      Effect: "Allow",
      Action: ["kms:CreateGrant"],
      Resource: [keyArns(place)],
      Condition: {
        StringEquals: {
          "aws:ResourceTag/tenant": tenant,
          "kms:ViaService": `dynamodb.${place.region}.amazonaws.com`,
        },
        Null: tagged,
      },
    },
  ]
}
