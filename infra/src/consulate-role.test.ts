import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { consulatePolicy, consulateTrust, narrowPolicy } from "./consulate-policy"
import { ConsulateRole } from "./consulate-role"

const place = { partition: "aws", region: "us-east-1", account: "111122223333" }
const props = {
  place,
  tablePrefix: "ventanilla-test-consulate-",
  registryTable: "ventanilla-test-registry",
  registryKeyArn: "arn:aws:kms:us-east-1:111122223333:key/registry",
  vault: { bucketArn: "arn:aws:s3:::vault", keyArn: "arn:aws:kms:us-east-1:111122223333:key/vault" },
}
const named = (sid: string) => consulatePolicy(props).find((statement) => statement.Sid === sid)
const table = (name: string) => `arn:aws:dynamodb:us-east-1:111122223333:table/${name}`

describe("a consulate's session", () => {
  it("reaches the one table that ends in its tag, and that table's indexes", () => {
    const own = table(`ventanilla-test-consulate-\${aws:PrincipalTag/tenant}`)
    const other = `${own}.b`
    expect(named("ItsOwnTable")?.Resource).toEqual([own, `${own}/index/*`, other, `${other}/index/*`])
  })

  it("reaches one partition of the registry, exactly, and none by an index or a scan", () => {
    const statement = named("ItsOwnPartitionOfTheRegistry")
    expect(statement?.Resource).toEqual([table("ventanilla-test-registry")])
    expect(statement?.Condition?.["ForAllValues:StringLike"]).toEqual({
      "dynamodb:LeadingKeys": [`tenant#\${aws:PrincipalTag/tenant}`],
    })
    expect(statement?.Condition?.Null?.["dynamodb:LeadingKeys"]).toBe("false")
    expect(statement?.Action).not.toContain("dynamodb:Scan")
  })

  it("opens sealed fields only with a key of its tag, in its encryption context", () => {
    expect(named("ItsOwnKeyForItsSealedFields")?.Condition?.StringEquals).toEqual({
      "aws:ResourceTag/tenant": `\${aws:PrincipalTag/tenant}`,
      "kms:EncryptionContext:tenant": `\${aws:PrincipalTag/tenant}`,
    })
  })

  it("is given nothing at all without the tag, nor is one with a single errand", () => {
    const narrow = narrowPolicy({ ...props, reads: ["a#*"], puts: ["b#*"], opens: true })
    for (const statement of [...consulatePolicy(props), ...narrow].filter(({ Effect }) => Effect === "Allow"))
      expect(statement.Condition?.Null?.["aws:PrincipalTag/tenant"], statement.Sid).toBe("false")
  })

  it("deletes in its own table what finds somebody, and nothing else", () => {
    const deleting = consulatePolicy(props).filter(
      ({ Effect, Action, Resource }) =>
        Effect === "Allow" &&
        Action.includes("dynamodb:DeleteItem") &&
        Resource.some((resource) => resource.includes("PrincipalTag")),
    )
    expect(
      deleting.map(({ Sid, Condition }) => [Sid, Condition?.["ForAllValues:StringLike"], Condition?.Null]),
    ).toEqual([
      [
        "WhatFindsSomebodyIsTakenBack",
        { "dynamodb:LeadingKeys": ["find#*"] },
        { "aws:PrincipalTag/tenant": "false", "dynamodb:LeadingKeys": "false" },
      ],
    ])
  })

  it("neither amends nor removes an audit entry", () => {
    const deny = consulatePolicy(props).filter(({ Effect }) => Effect === "Deny")
    expect(deny).toEqual([
      {
        Sid: "AuditIsWrittenOnce",
        Effect: "Deny",
        Action: ["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"],
        Resource: [table("ventanilla-test-consulate-*"), table("ventanilla-test-registry")],
        Condition: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["audit#*", "seal#*"] } },
      },
    ])
  })

  it("puts seals under its own name, where nothing lies, and removes none", () => {
    const own = consulatePolicy(props).filter(({ Action }) => Action.some((action) => action.startsWith("s3:")))
    const actions = own.flatMap(({ Action }) => Action)
    expect(actions.sort()).toEqual(["s3:GetObject", "s3:ListBucket", "s3:PutObject"])
    for (const { Action, Resource, Condition } of own) {
      const named = Action[0] === "s3:ListBucket" ? Condition?.StringLike?.["s3:prefix"] : Resource[0]
      expect(named).toMatch(/\$\{aws:PrincipalTag\/tenant\}\/\*$/)
    }
    const put = own.find(({ Action }) => Action[0] === "s3:PutObject")
    expect(put?.Condition?.Null?.["s3:if-none-match"]).toBe("false")
  })

  it("names every action in full", () => {
    for (const { Action, Sid } of consulatePolicy(props))
      for (const action of Action) expect(action, Sid).not.toContain("*")
  })

  it("is opened by the functions' roles alone, under one tag, in a session that bears its name", () => {
    const trust = consulateTrust(["arn:aws:iam::111122223333:role/api"])
    expect(trust.map((statement) => statement.Action)).toEqual([["sts:AssumeRole"], ["sts:TagSession"]])
    for (const { Principal, Condition } of trust) {
      expect(Principal).toEqual({ AWS: ["arn:aws:iam::111122223333:role/api"] })
      expect(Condition).toMatchObject({
        Null: { "aws:RequestTag/tenant": "false" },
        "ForAllValues:StringEquals": { "aws:TagKeys": ["tenant"] },
      })
    }
    expect(trust[0]?.Condition).toHaveProperty(["StringEquals", "sts:RoleSessionName"], `\${aws:RequestTag/tenant}`)
  })

  it("stands in the template as the pure functions say it", () => {
    const stack = new Stack(new App(), "Test", { env: { region: place.region, account: place.account } })
    const trusted: [string] = ["arn:aws:iam::111122223333:role/api"]
    const statements = consulatePolicy(props)
    new ConsulateRole(stack, "Consulate", { roleName: "ventanilla-test-consulate", trusted, statements })
    const [role] = Object.values(Template.fromStack(stack).findResources("AWS::IAM::Role"))
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual(consulateTrust(trusted))
    expect(JSON.stringify(role?.Properties.Policies[0].PolicyDocument)).toContain(
      `table/ventanilla-test-consulate-\${aws:PrincipalTag/tenant}`,
    )
  })
})
