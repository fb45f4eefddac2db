export type Attribute = Record<string, unknown>
export type DynamoRequest = Record<string, unknown>

/** One thing a request reaches, named as IAM names it: an action, a table, an index and the partition key when there is one. */
export type Touch = { action: string; table: string; index?: string; key?: string; sort?: string; control?: true }

const item = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string => (typeof value === "string" ? value : "")

const tableOf = (value: unknown) =>
  text(value)
    .replace(/^arn:[^/]*:table\//, "")
    .replace(/\/.*$/, "")
const stringOf = (attribute: unknown): string | undefined => {
  const value = item(attribute)?.S
  return typeof value === "string" ? value : undefined
}

function keyed(action: string, table: unknown, keys: unknown): Touch {
  const [pk, sk] = [stringOf(item(keys)?.pk), stringOf(item(keys)?.sk)]
  return {
    action,
    table: tableOf(table),
    ...(pk === undefined ? {} : { key: pk }),
    ...(sk === undefined ? {} : { sort: sk }),
  }
}

/** The value that a query's key condition demands of the partition key; undefined when it names none. */
export function queriedKey(request: DynamoRequest, partition = "pk"): string | undefined {
  const legacy = item(item(request.KeyConditions)?.[partition])
  if (legacy) return legacy.ComparisonOperator === "EQ" ? stringOf(list(legacy.AttributeValueList)[0]) : undefined
  const names = item(request.ExpressionAttributeNames) ?? {}
  const values = item(request.ExpressionAttributeValues) ?? {}
  for (const [, name = "", value = ""] of text(request.KeyConditionExpression).matchAll(/([#\w]+)\s*=\s*(:\w+)/g)) {
    if ((name.startsWith("#") ? names[name] : name) === partition) return stringOf(values[value])
  }
  return undefined
}

function searched(action: string, request: DynamoRequest): Touch[] {
  const key = request.IndexName === undefined && action === "Query" ? queriedKey(request) : undefined
  return [
    {
      action,
      table: tableOf(request.TableName),
      ...(request.IndexName === undefined ? {} : { index: text(request.IndexName) }),
      ...(key === undefined ? {} : { key }),
    },
  ]
}

function transacted(entries: unknown): Touch[] {
  const actions = {
    Put: "PutItem",
    Update: "UpdateItem",
    Delete: "DeleteItem",
    ConditionCheck: "ConditionCheckItem",
    Get: "GetItem",
  }
  return list(entries).flatMap((entry) =>
    Object.entries(actions).flatMap(([kind, action]) => {
      const part = item(item(entry)?.[kind])
      return part ? [keyed(action, part.TableName, part.Item ?? part.Key)] : []
    }),
  )
}

const batched = (requested: unknown, each: (table: string, entries: unknown) => Touch[]): Touch[] =>
  Object.entries(item(requested) ?? {}).flatMap(([table, entries]) => each(table, entries))

const batchWrite = (table: string, entries: unknown): Touch[] =>
  list(entries).map((entry) => {
    const put = item(item(entry)?.PutRequest)
    return put ? keyed("PutItem", table, put.Item) : keyed("DeleteItem", table, item(item(entry)?.DeleteRequest)?.Key)
  })

const batchGet = (table: string, entries: unknown): Touch[] =>
  list(item(entries)?.Keys).map((keys) => keyed("GetItem", table, keys))

/** Everything that a DynamoDB request reaches; undefined for an operation that nobody may call. */
export function touches(operation: string, request: DynamoRequest): Touch[] | undefined {
  switch (operation) {
    case "GetItem":
    case "UpdateItem":
    case "DeleteItem":
      return [keyed(operation, request.TableName, request.Key)]
    case "PutItem":
      return [keyed(operation, request.TableName, request.Item)]
    case "Query":
    case "Scan":
      return searched(operation, request)
    case "TransactWriteItems":
    case "TransactGetItems":
      return transacted(request.TransactItems)
    case "BatchWriteItem":
      return batched(request.RequestItems, batchWrite)
    case "BatchGetItem":
      return batched(request.RequestItems, batchGet)
    case "CreateTable":
    case "DescribeTable":
    case "UpdateTable":
    case "DeleteTable":
    case "UpdateTimeToLive":
    case "DescribeTimeToLive":
    case "UpdateContinuousBackups":
    case "DescribeContinuousBackups":
      return [{ action: operation, table: tableOf(request.TableName), control: true }]
    case "TagResource":
    case "UntagResource":
    case "ListTagsOfResource":
      return [{ action: operation, table: tableOf(request.ResourceArn), control: true }]
    default:
      return undefined
  }
}
