/** One statement of an IAM policy, as AWS writes it. */
export type Statement = {
  Sid: string
  Effect: "Allow" | "Deny"
  Action: string[]
  Resource: string[]
  Condition?: Record<string, Record<string, string | string[]>>
}

/**
 * Partition, region and account of a policy's ARNs. In a synthesised template the two ids are CloudFormation's own
 * references.
 */
export type Place = { partition: string; region: string; account: string }

export const tableArn = ({ partition, region, account }: Place, name: string) =>
  `arn:${partition}:dynamodb:${region}:${account}:table/${name}`
export const keyArns = ({ partition, region, account }: Place) => `arn:${partition}:kms:${region}:${account}:key/*`
export const aliasArn = ({ partition, region, account }: Place, name: string) =>
  `arn:${partition}:kms:${region}:${account}:alias/${name}`
export const roleArn = ({ partition, account }: Place, name: string) => `arn:${partition}:iam::${account}:role/${name}`

export const functionArn = ({ partition, region, account }: Place, name: string) =>
  `arn:${partition}:lambda:${region}:${account}:function:${name}`

export const itemReads = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:ConditionCheckItem"]
export const itemWrites = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
/** A pattern for a consulate's id: of fixed length, so that no id is a prefix of another. */
export const anyTenant = `ten_${"?".repeat(26)}`
/** Only through DynamoDB, not by direct calls. */
export const throughDynamodb = ({ region }: Place) => ({ "kms:ViaService": `dynamodb.${region}.amazonaws.com` })

/**
 * Items of the given partitions and no others; of an index, its own partitions. ForAllValues is also true when there is
 * no value: a scan has no key, and the Null condition refuses it.
 */
export const partitions = (
  Sid: string,
  Action: string[],
  Resource: string,
  keys: [string, ...string[]],
  more: Record<string, string> = {},
): Statement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource: [Resource],
  Condition: {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys },
    Null: { ...more, "dynamodb:LeadingKeys": "false" },
  },
})

/** What DynamoDB does with a table's key in the caller's name, and what the Encryption SDK does. */
export const keyUses = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"]

/** The audit vault, and the key that encrypts it. */
export type Vault = { bucketArn: string; keyArn: string }

/**
 * Seals in the vault, under one name: readable, and with `puts` writable where there is no object. The `Null` condition
 * requires put-if-absent: a put that could replace is refused.
 */
export function seals(
  Sid: string,
  { region }: Place,
  { bucketArn, keyArn }: Vault,
  name: string,
  { puts, more = {} }: { puts: boolean; more?: Record<string, string> },
): Statement[] {
  const own = `${bucketArn}/${name}/*`
  const tagged = Object.keys(more).length > 0 ? { Null: more } : {}
  const put: Statement = {
    Sid: `${Sid}PutOnce`,
    Effect: "Allow",
    Action: ["s3:PutObject"],
    Resource: [own],
    Condition: { Null: { ...more, "s3:if-none-match": "false" } },
  }
  return [
    ...(puts ? [put] : []),
    {
      Sid: `${Sid}Read`,
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [own],
      ...(Object.keys(more).length > 0 ? { Condition: tagged } : {}),
    },
    {
      Sid: `${Sid}Listed`,
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: [bucketArn],
      Condition: { StringLike: { "s3:prefix": `${name}/*` }, ...tagged },
    },
    {
      Sid: "TheVaultsKeyThroughS3",
      Effect: "Allow",
      Action: [...(puts ? ["kms:GenerateDataKey"] : []), "kms:Decrypt"],
      Resource: [keyArn],
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` }, ...tagged },
    },
  ]
}

/**
 * Neither an audit entry nor a seal can be changed or removed, whatever else a role may do. (That a put does not
 * replace one is the write's own condition: IAM cannot tell a new item from an old one.)
 */
export const keepAudit = (tables: string[]): Statement => ({
  Sid: "AuditIsWrittenOnce",
  Effect: "Deny",
  // A batch write can delete, too, and needs no other permission.
  Action: ["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"],
  Resource: tables,
  Condition: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["audit#*", "seal#*"] } },
})

export const documentOf = <S>(statements: S[]) => ({ Version: "2012-10-17", Statement: statements })
