import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import {
  checkpoints,
  consulateList,
  consulateRecords,
  enterConsulates,
  gate,
  inheritedSettings,
  outsideConsulates,
  provisioningPolicy,
  withRegistry,
} from "./function-policy"
import { FunctionRole } from "./function-role"
import { anyTenant } from "./policy"

const place = { partition: "aws", region: "us-east-1", account: "111122223333" }
const tablePrefix = "ventanilla-test-consulate-"
const its = { place, registryTable: "ventanilla-test-registry", registryKeyArn: "arn:key" }
const registry = withRegistry(
  its,
  ...gate(its),
  inheritedSettings(its),
  consulateRecords(its),
  consulateList(its),
  ...checkpoints(its),
)
const provisioning = provisioningPolicy({
  place,
  tablePrefix,
  aliasPrefix: "ventanilla-test-",
  stays: ["arn:aws:kms:us-east-1:111122223333:key/registry"],
})
const itemActions =
  /^dynamodb:(GetItem|BatchGetItem|Query|Scan|PutItem|UpdateItem|DeleteItem|BatchWriteItem|ConditionCheckItem)$/

describe("a function's own role", () => {
  it("reaches the registry and no item of a consulate, whatever it is for", () => {
    for (const statement of [...registry, enterConsulates("arn:role"), ...provisioning]) {
      if (statement.Effect === "Deny" || !statement.Action.some((action) => itemActions.test(action))) continue
      for (const resource of statement.Resource) expect(resource).toContain("table/ventanilla-test-registry")
    }
  })

  it("reaches named partitions of the registry, never a scan", () => {
    const items = registry.filter(
      ({ Effect, Action }) => Effect === "Allow" && Action.some((action) => itemActions.test(action)),
    )
    expect(items.length).toBeGreaterThan(5)
    for (const { Sid, Action, Condition } of items) {
      expect(Action, Sid).not.toContain("dynamodb:Scan")
      expect(Condition?.["ForAllValues:StringLike"], Sid).toHaveProperty(["dynamodb:LeadingKeys"])
      expect(Condition?.Null?.["dynamodb:LeadingKeys"], Sid).toBe("false")
    }
  })

  it("is refused a consulate's items outright, should somebody once allow them", () => {
    const deny = outsideConsulates({ place, tablePrefix })
    expect(deny.Effect).toBe("Deny")
    expect(deny.Resource).toEqual([`arn:aws:dynamodb:us-east-1:111122223333:table/${tablePrefix}*`])
    expect(deny.Action.every((action) => itemActions.test(action))).toBe(true)
  })

  it("makes keys only for a consulate, and touches no other key", () => {
    const keys = provisioning.filter(({ Action }) => Action.some((action) => action.startsWith("kms:")))
    for (const { Sid, Effect, Action, Condition, Resource } of keys) {
      if (Effect === "Deny") continue
      // Listing keys and aliases cannot be limited to a resource.
      if (Action.every((action) => action === "kms:ListKeys" || action === "kms:ListAliases")) continue
      if (Resource.every((resource) => resource.includes(":alias/ventanilla-test-"))) continue
      const bound = { ...Condition?.StringLike }
      expect(bound["aws:ResourceTag/tenant"] ?? bound["aws:RequestTag/tenant"], Sid).toBe(anyTenant)
    }
  })

  it("names every action in full", () => {
    for (const { Action } of [...registry, ...provisioning])
      for (const action of Action) expect(action).not.toContain("*")
  })

  it("writes to its own log and carries no managed policy", () => {
    const stack = new Stack(new App(), "Test")
    new FunctionRole(stack, "Api", { roleName: "api", logGroupName: "/ventanilla/test/api", statements: registry })
    const template = Template.fromStack(stack)
    const [role] = Object.values(template.findResources("AWS::IAM::Role"))
    expect(role?.Properties.ManagedPolicyArns).toBeUndefined()
    const [policy] = Object.values(template.findResources("AWS::IAM::Policy"))
    const sids = policy?.Properties.PolicyDocument.Statement.map((statement: { Sid: string }) => statement.Sid)
    expect(sids).toEqual(["ItsOwnLog", ...registry.map(({ Sid }) => Sid)])
    expect(sids).toContain("AuditIsWrittenOnce")
  })
})
