import { describe, expect, test } from "vitest"
import { type Caller, judge } from "./policy"

const own = "ten_01J00000000000000000000000"
const other = "ten_01J00000000000000000000001"
const names = { region: "us-east-1", account: "000000000000", registry: "v-registry", consulatePrefix: "v-consulate-" }
const consulate: Caller = {
  kind: "consulate",
  arn: "arn:aws:sts::000000000000:assumed-role/v-consulate/x",
  role: "v-consulate",
  credential: "ASIA1",
  tenant: own,
}
const session = (role: string) => ({ role, credential: role, arn: `arn:aws:sts::000000000000:assumed-role/${role}/x` })
const lambda: Caller = { kind: "function", ...session("v-function") }
const headquarters: Caller = { kind: "headquarters", ...session("v-headquarters") }
const table = (tenant: string) => `v-consulate-${tenant}`
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "s" } })
const query = (pk: string, condition = "#p = :p AND begins_with(sk, :s)") => ({
  KeyConditionExpression: condition,
  ExpressionAttributeNames: { "#p": "pk" },
  ExpressionAttributeValues: { ":p": { S: pk }, ":s": { S: "" } },
})

/** Every item operation there is, on one table and one partition. */
function everyItemOperation(TableName: string, pk: string): [string, Record<string, unknown>][] {
  const Key = key(pk)
  return [
    ["GetItem", { TableName, Key }],
    ["PutItem", { TableName, Item: { ...Key, a: { N: "1" } } }],
    ["UpdateItem", { TableName, Key }],
    ["DeleteItem", { TableName, Key }],
    ["Query", { TableName, ...query(pk) }],
    ["TransactGetItems", { TransactItems: [{ Get: { TableName, Key } }] }],
    ...["Put", "Update", "Delete", "ConditionCheck"].map((kind): [string, Record<string, unknown>] => [
      "TransactWriteItems",
      { TransactItems: [{ [kind]: { TableName, Key, Item: Key } }] },
    ]),
    ["BatchGetItem", { RequestItems: { [TableName]: { Keys: [Key] } } }],
    ["BatchWriteItem", { RequestItems: { [TableName]: [{ PutRequest: { Item: Key } }] } }],
    ["BatchWriteItem", { RequestItems: { [TableName]: [{ DeleteRequest: { Key } }] } }],
  ]
}
const allows = (caller: Caller, [operation, request]: [string, Record<string, unknown>]) =>
  judge(names, caller, operation, request).allow
const verdicts = (caller: Caller, operations: [string, Record<string, unknown>][]) =>
  operations.map((each) => allows(caller, each))
const all = (allow: boolean) => everyItemOperation("", "").map(() => allow)

describe("a consulate's session", () => {
  test("does everything to items of its own table", () => {
    expect(verdicts(consulate, everyItemOperation(table(own), "case#1"))).toEqual(all(true))
    expect(allows(consulate, ["Query", { TableName: table(own), IndexName: "gsi1", ...query("x") }])).toBe(true)
    expect(allows(consulate, ["Scan", { TableName: table(own) }])).toBe(true)
  })

  test("does nothing to another consulate's table, by any operation", () => {
    expect(verdicts(consulate, everyItemOperation(table(other), "case#1"))).toEqual(all(false))
    expect(allows(consulate, ["Scan", { TableName: table(other) }])).toBe(false)
    expect(
      allows(consulate, ["Scan", { TableName: `arn:aws:dynamodb:us-east-1:000000000000:table/${table(other)}` }]),
    ).toBe(false)
  })

  test("reaches its own partition of the registry and no other", () => {
    expect(verdicts(consulate, everyItemOperation("v-registry", `tenant#${own}`))).toEqual(all(true))
    expect(verdicts(consulate, everyItemOperation("v-registry", `tenant#${other}`))).toEqual(all(false))
    expect(verdicts(consulate, everyItemOperation("v-registry", `tenant#${own}#more`))).toEqual(all(false))
    expect(verdicts(consulate, everyItemOperation("v-registry", "template"))).toEqual(all(false))
  })

  test("may not scan the registry, nor use its indexes, nor query it without its partition", () => {
    expect(allows(consulate, ["Scan", { TableName: "v-registry" }])).toBe(false)
    expect(
      allows(consulate, ["Query", { TableName: "v-registry", IndexName: "gsi1", ...query(`tenant#${own}`) }]),
    ).toBe(false)
    expect(allows(consulate, ["Query", { TableName: "v-registry", ...query(`tenant#${own}`, "sk = :p") }])).toBe(false)
    expect(allows(consulate, ["Query", { TableName: "v-registry" }])).toBe(false)
  })

  test("is refused a whole transaction for one element that is not its own", () => {
    const TransactItems = [
      { Put: { TableName: table(own), Item: key("a") } },
      { ConditionCheck: { TableName: table(other), Key: key("a") } },
    ]
    expect(allows(consulate, ["TransactWriteItems", { TransactItems }])).toBe(false)
    const RequestItems = {
      [table(own)]: { Keys: [key("a")] },
      "v-registry": { Keys: [key(`tenant#${own}`), key(`tenant#${other}`)] },
    }
    expect(allows(consulate, ["BatchGetItem", { RequestItems }])).toBe(false)
  })

  test("makes, changes and describes no table, not even its own", () => {
    for (const operation of ["CreateTable", "DeleteTable", "UpdateTable", "DescribeTable", "UpdateTimeToLive"]) {
      expect(allows(consulate, [operation, { TableName: table(own) }])).toBe(false)
    }
  })
})

describe("the functions' own role", () => {
  test("uses the registry and no item of any consulate", () => {
    expect(verdicts(lambda, everyItemOperation("v-registry", "anything"))).toEqual(all(true))
    expect(verdicts(lambda, everyItemOperation(table(own), "case#1"))).toEqual(all(false))
    expect(allows(lambda, ["Scan", { TableName: table(own) }])).toBe(false)
  })

  test("makes and unmakes consulate tables, never the registry or a stranger's", () => {
    for (const operation of ["CreateTable", "DeleteTable", "DescribeTable", "UpdateContinuousBackups"]) {
      expect(allows(lambda, [operation, { TableName: table(own) }])).toBe(true)
    }
    expect(allows(lambda, ["DeleteTable", { TableName: "v-registry" }])).toBe(false)
    expect(allows(lambda, ["CreateTable", { TableName: "elsewhere" }])).toBe(false)
  })
})

test("headquarters' session uses the registry's items, no consulate's, and makes no table", () => {
  expect(verdicts(headquarters, everyItemOperation("v-registry", "office#PHL"))).toEqual(all(true))
  expect(verdicts(headquarters, everyItemOperation(table(own), "case#1"))).toEqual(all(false))
  expect(allows(headquarters, ["CreateTable", { TableName: table(own) }])).toBe(false)
})

test("audit entries are written and read, and neither amended nor removed by anyone", () => {
  const changes = new Set(["UpdateItem", "DeleteItem"])
  for (const [caller, name] of [
    [consulate, table(own)],
    [lambda, "v-registry"],
    [headquarters, "v-registry"],
  ] as const) {
    for (const [operation, request] of everyItemOperation(name, "audit#2026-03-09")) {
      const isChange = changes.has(operation) || /"(Update|Delete|DeleteRequest)":/.test(JSON.stringify(request))
      expect([operation, allows(caller, [operation, request])]).toEqual([operation, !isChange])
    }
  }
})

test("what is not known is refused: PartiQL, backups to elsewhere, an empty transaction", () => {
  for (const operation of [
    "ExecuteStatement",
    "BatchExecuteStatement",
    "ExecuteTransaction",
    "ExportTableToPointInTime",
    "ListTables",
  ]) {
    expect(allows(consulate, [operation, { TableName: table(own), Statement: "SELECT * FROM x" }])).toBe(false)
    expect(allows(lambda, [operation, { TableName: "v-registry" }])).toBe(false)
  }
  expect(allows(consulate, ["TransactWriteItems", { TransactItems: [] }])).toBe(false)
  expect(allows(consulate, ["TransactWriteItems", { TransactItems: [{ Unheard: {} }] }])).toBe(false)
})

test("a refusal names the caller, the action and the resource as AWS does", () => {
  expect(judge(names, consulate, "GetItem", { TableName: table(other), Key: key("a") })).toEqual({
    allow: false,
    message: `User: ${consulate.arn} is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/${table(other)} because no identity-based policy allows the dynamodb:GetItem action`,
  })
})
