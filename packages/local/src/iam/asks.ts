import { accountPolicy, type KmsRequest } from "../gateway/kms"
import type { Call } from "../gateway/recorder"
import type { S3Request } from "../gateway/s3"
import { tagsOf } from "../gateway/sts"
import { queriedKey, type Touch } from "../gateway/touches"
import type { Document, Policies } from "./policies"

export type Context = Record<string, string | string[]>
/** One thing that IAM is asked: may this be done to that. What of the context is the caller's own is added by the judge. */
export type Ask = {
  action: string
  resource: string
  context: Context
  /** The policy of the resource itself, where it has one; a role's trust is found by the judge. */
  policy?: Document
  /** Asked by DynamoDB in the caller's name, for the key of a table. */
  implied?: string
}
export type Key = { arn: string; tags: Record<string, string>; policy: object }
export type Facts = {
  policies: Policies
  keyOf: (asked: Pick<KmsRequest, "KeyId" | "TargetKeyId" | "CiphertextBlob">) => Key | undefined
  /** The key of a consulate's table, which provisioning made. */
  keyOfTable: (table: string) => Key | undefined
}

/** Everything that AWS asks of IAM before it carries out this call; all of it must be allowed. */
export function asksOf(call: Call, facts: Facts): Ask[] {
  switch (call.service) {
    case "dynamodb":
      return dynamodb(call, facts)
    case "sts":
      return sts(call)
    case "kms":
      return kms(call.action, call.request, facts)
    case "s3":
      return s3(call.action, call.request, facts)
    case "sqs":
      return [sqs(call.request, facts)]
    case "lambda": {
      const { region, account } = facts.policies
      const resource = `arn:aws:lambda:${region}:${account}:function:${String(call.request.FunctionName)}`
      return [{ action: "lambda:InvokeFunction", resource, context: {} }]
    }
    case "ses":
      return ses(call.request, facts)
    case "cognito": {
      const { region, account } = facts.policies
      const pool = `arn:aws:cognito-idp:${region}:${account}:userpool/${String(call.request.UserPoolId)}`
      return [{ action: `cognito-idp:${call.action}`, resource: pool, context: {} }]
    }
    default:
      return call.service satisfies never
  }
}

function dynamodb(call: Call, facts: Facts): Ask[] {
  const { region, account } = facts.policies
  const arn = `arn:aws:dynamodb:${region}:${account}:table/`
  const reached = asReached(call)
  const own = reached.map(({ action, table, index, keys }): Ask => {
    const context: Context = keys.length > 0 ? { "dynamodb:LeadingKeys": keys } : {}
    return { action: `dynamodb:${action}`, resource: `${arn}${table}${index ? `/index/${index}` : ""}`, context }
  })
  const tagged = call.action === "CreateTable" && Array.isArray(call.request.Tags)
  const table = call.table ?? ""
  return [
    ...own,
    ...(tagged ? [{ action: "dynamodb:TagResource", resource: `${arn}${table}`, context: {} }] : []),
    ...(call.action === "CreateTable" ? throughTable(table, facts, [...tableUses, "kms:CreateGrant"]) : []),
    ...(call.touches.some(({ control }) => control)
      ? []
      : [...new Set(reached.map((one) => one.table))].flatMap((one) => throughTable(one, facts, tableUses))),
  ]
}

type Reached = { action: string; table: string; index?: string; keys: string[] }

/** As IAM counts: a batch once a table, with all of its keys; a transaction once an item; a query with the key it names. */
function asReached({ action, touches, request }: Call): Reached[] {
  if (action === "BatchGetItem" || action === "BatchWriteItem") {
    const tables = [...new Set(touches.map(({ table }) => table))]
    return tables.map((table) => ({
      action,
      table,
      keys: touches.flatMap((touch) => (touch.table === table && touch.key !== undefined ? [touch.key] : [])),
    }))
  }
  return touches.map((touch: Touch) => {
    const key = touch.index ? queriedKey(request, `${touch.index}pk`) : touch.key
    return {
      action: touch.action,
      table: touch.table,
      ...(touch.index ? { index: touch.index } : {}),
      keys: key === undefined ? [] : [key],
    }
  })
}

/** What DynamoDB's guide asks for whoever uses a table under a customer's key. */
const tableUses = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
]

function throughTable(table: string, { policies, keyOfTable }: Facts, actions: string[]): Ask[] {
  const { region, account } = policies
  const known = policies.tables[table]
  const key = known ? { arn: known.keyArn, tags: {}, policy: known.keyPolicy } : keyOfTable(table)
  // A table whose key is not to be found: nobody may use it.
  const resource = key?.arn ?? `arn:aws:kms:${region}:${account}:key/none`
  const context = {
    ...tagContext(key),
    "kms:ViaService": `dynamodb.${region}.amazonaws.com`,
    "kms:CallerAccount": account,
  }
  return actions.map((action) => ({
    action,
    resource,
    context,
    implied: table,
    ...(key ? { policy: key.policy as Document } : {}),
  }))
}

const tagContext = (key: Key | undefined): Context =>
  Object.fromEntries(Object.entries(key?.tags ?? {}).map(([name, value]) => [`aws:ResourceTag/${name}`, value]))

function requestTags(tags: Record<string, string>): Context {
  const names = Object.keys(tags)
  if (names.length === 0) return {}
  return {
    ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`aws:RequestTag/${name}`, value])),
    "aws:TagKeys": names,
  }
}

function sts(call: Call): Ask[] {
  const form = new URLSearchParams(call.request as Record<string, string>)
  const resource = form.get("RoleArn") ?? ""
  const tags = tagsOf(form)
  const tagged = requestTags(tags)
  const context = { ...tagged, "sts:RoleSessionName": form.get("RoleSessionName") ?? "" }
  return [
    { action: "sts:AssumeRole", context, resource },
    ...(Object.keys(tags).length > 0 ? [{ action: "sts:TagSession", context: tagged, resource }] : []),
  ]
}

function kms(action: string, request: KmsRequest, { policies, keyOf }: Facts): Ask[] {
  const { region, account } = policies
  const place = `arn:aws:kms:${region}:${account}`
  if (action === "CreateKey") {
    const tags = Object.fromEntries((request.Tags ?? []).map(({ TagKey, TagValue }) => [TagKey, TagValue]))
    const context = requestTags(tags)
    // The key is not there yet; its policy is the one that it is made with.
    const policy = JSON.parse(request.Policy ?? accountPolicy(account)) as Document
    return [
      { action: "kms:CreateKey", resource: "*", context },
      ...(request.Tags ? [{ action: "kms:TagResource", resource: `${place}:key/new`, context, policy }] : []),
    ]
  }
  // Lists are of the account: no resource is named.
  if (action === "ListKeys" || action === "ListAliases")
    return [{ action: `kms:${action}`, resource: "*", context: {} }]
  const alias: Ask[] = request.AliasName
    ? [{ action: `kms:${action}`, resource: `${place}:${request.AliasName}`, context: {} }]
    : []
  const key = keyOf(request.AliasName && !request.TargetKeyId ? { KeyId: request.AliasName } : request)
  // KMS says of a key that is not there that it is not there.
  if (!key) return alias
  const encryption = Object.entries(request.EncryptionContext ?? {})
  const tags = Object.fromEntries((request.Tags ?? []).map(({ TagKey, TagValue }) => [TagKey, TagValue]))
  const context: Context = {
    ...tagContext(key),
    ...requestTags(tags),
    "kms:CallerAccount": account,
    ...Object.fromEntries(encryption.map(([name, value]) => [`kms:EncryptionContext:${name}`, value])),
  }
  return [...alias, { action: `kms:${action}`, resource: key.arn, context, policy: key.policy as Document }]
}

/** What an operation of S3 is called by IAM, and what S3 does with the bucket's key for it, in the caller's name. */
const s3Uses: Record<string, { action: string; key?: string }> = {
  PutObject: { action: "s3:PutObject", key: "kms:GenerateDataKey" },
  GetObject: { action: "s3:GetObject", key: "kms:Decrypt" },
  ListObjectsV2: { action: "s3:ListBucket" },
}

function s3(operation: string, { Bucket = "", Key, Prefix, IfNoneMatch }: S3Request, { policies }: Facts): Ask[] {
  const arn = `arn:aws:s3:::${Bucket}`
  const { policy, keyArn, keyPolicy } = policies.buckets[Bucket] ?? {}
  const { action, key } = s3Uses[operation] ?? { action: `s3:${operation}` }
  const context: Context = {
    ...(IfNoneMatch === undefined ? {} : { "s3:if-none-match": IfNoneMatch }),
    ...(Prefix === undefined ? {} : { "s3:prefix": Prefix }),
  }
  const own = { action, resource: Key === undefined ? arn : `${arn}/${Key}`, context, ...(policy ? { policy } : {}) }
  if (!key || !keyArn || !keyPolicy) return [own]
  const { region, account } = policies
  const through = { "kms:ViaService": `s3.${region}.amazonaws.com`, "kms:CallerAccount": account }
  return [own, { action: key, resource: keyArn, context: through, policy: keyPolicy, implied: Bucket }]
}

function sqs({ QueueUrl }: Record<string, unknown>, { policies }: Facts): Ask {
  const { region, account, queues } = policies
  const resource = `arn:aws:sqs:${region}:${account}:${String(QueueUrl).split("/").at(-1)}`
  const policy = queues[resource]
  // A batch is asked for as its messages are.
  return { action: "sqs:SendMessage", resource, context: {}, ...(policy ? { policy } : {}) }
}

function ses(request: Record<string, unknown>, { policies }: Facts): Ask[] {
  const { region, account } = policies
  const from = String(request.FromEmailAddress)
  const address = /<(.+)>/.exec(from)?.[1] ?? from
  const place = `arn:aws:ses:${region}:${account}`
  const context = { "ses:FromAddress": address }
  const named = request.ConfigurationSetName
  const resources = [
    `${place}:identity/${address.split("@").at(-1)}`,
    ...(named ? [`${place}:configuration-set/${String(named)}`] : []),
  ]
  return resources.map((resource) => ({ action: "ses:SendEmail", resource, context }))
}
