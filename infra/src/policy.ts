/** One statement of an IAM policy, as AWS writes it down. */
export type Statement = {
  Sid: string
  Effect: "Allow" | "Deny"
  Action: string[]
  Resource: string[]
  Condition?: Record<string, Record<string, string | string[]>>
}

/** Where the names of a policy live. In a synthesised template the two ids are CloudFormation's own references. */
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
/** A consulate's id, as a pattern: of one length, so that none is the beginning of another. */
export const anyTenant = `ten_${"?".repeat(26)}`
/** Through DynamoDB, and not by a call of one's own. */
export const throughDynamodb = ({ region }: Place) => ({ "kms:ViaService": `dynamodb.${region}.amazonaws.com` })

/**
 * Items of the named partitions and no others; of an index, its own partitions. ForAllValues is also true of no value at
 * all: a scan names no key, and Null refuses it.
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

/** What DynamoDB does with a table's key in the caller's name, and the SDK's own envelope. */
export const keyUses = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"]

/** The audit vault, and the key that encrypts it. */
export type Vault = { bucketArn: string; keyArn: string }

/**
 * Seals in the vault, under one name: read, and with `puts` put where nothing lies. `Null` of the condition demands it: a
 * put that would replace is no put of ours.
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
 * An audit entry, and a seal over some, is neither amended nor removed, whatever else a role may do. (That a put does not replace one is the
 * write's own condition: IAM cannot tell a new item from an old one.)
 */
export const keepAudit = (tables: string[]): Statement => ({
  Sid: "AuditIsWrittenOnce",
  Effect: "Deny",
  // A batch deletes, too, and asks for no other right.
  Action: ["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"],
  Resource: tables,
  Condition: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["audit#*", "seal#*"] } },
})

export const documentOf = <S>(statements: S[]) => ({ Version: "2012-10-17", Statement: statements })
