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

/**
 * An audit entry is neither amended nor removed, whatever else a role may do. (That a put does not replace one is the
 * write's own condition: IAM cannot tell a new item from an old one.)
 */
export const keepAudit = (tables: string[]): Statement => ({
  Sid: "AuditIsWrittenOnce",
  Effect: "Deny",
  Action: ["dynamodb:UpdateItem", "dynamodb:DeleteItem"],
  Resource: tables,
  Condition: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["audit#*"] } },
})

export const documentOf = <S>(statements: S[]) => ({ Version: "2012-10-17", Statement: statements })
