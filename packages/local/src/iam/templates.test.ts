import { describe, expect, test } from "vitest"
import { readPolicies } from "./policies"
import { createResolver, type Templates } from "./templates"

const place = { region: "us-east-1", account: "111122223333" }
const trust = { Version: "2012-10-17", Statement: [] }
const templates: Templates = {
  Storage: {
    Resources: {
      Table1: { Type: "AWS::DynamoDB::Table", Properties: { TableName: "v-registry" } },
      Key1: { Type: "AWS::KMS::Key" },
    },
    Outputs: { Out: { Value: { "Fn::GetAtt": ["Key1", "Arn"] }, Export: { Name: "Storage:Key" } } },
  },
  Access: { Resources: { Pool: { Type: "AWS::Cognito::UserPool" } } },
}
const { resolve } = createResolver(templates, place, { "AWS::Cognito::UserPool": "local_pool" })

describe("a value of a template, as it stands once deployed", () => {
  test.each([
    [{ Ref: "AWS::Partition" }, "aws"],
    [{ Ref: "Table1" }, "v-registry"],
    [{ "Fn::GetAtt": ["Table1", "Arn"] }, "arn:aws:dynamodb:us-east-1:111122223333:table/v-registry"],
    [{ "Fn::Join": [":", ["a", { Ref: "AWS::Region" }]] }, "a:us-east-1"],
    [
      { "Fn::Sub": `\${AWS::AccountId}/\${Table1.Arn}/\${!aws:x}` },
      `111122223333/arn:aws:dynamodb:us-east-1:111122223333:table/v-registry/\${aws:x}`,
    ],
    [{ "Fn::Sub": [`\${A}`, { A: { Ref: "Table1" } }] }, "v-registry"],
    [
      [{ Ref: "Nothing" }, "text", 1],
      ["Nothing", "text", 1],
    ],
  ])("%j", (value, expected) => {
    expect(resolve("Storage", value)).toEqual(expected)
  })

  test("comes from another stack by its export, and a pool by its local name", () => {
    const imported = { "Fn::ImportValue": "Storage:Key" }
    expect(resolve("Access", imported)).toBe("arn:aws:kms:us-east-1:111122223333:key/Key1")
    expect(resolve("Access", { "Fn::GetAtt": ["Pool", "Arn"] })).toMatch(/userpool\/local_pool$/)
  })

  test("is never guessed: an unknown function, an unknown export", () => {
    expect(() => resolve("Storage", { "Fn::Cidr": [] })).toThrow(/not understood/)
    expect(() => resolve("Storage", { "Fn::ImportValue": "Storage:Other" })).toThrow(/No stack exports/)
  })
})

test("a role with a managed policy that no template writes out is not judged without it", () => {
  const role = {
    RoleName: "v-api",
    AssumeRolePolicyDocument: trust,
    ManagedPolicyArns: ["arn:aws:iam::aws:policy/Admin"],
  }
  const stacks: Templates = { Access: { Resources: { Role: { Type: "AWS::IAM::Role", Properties: role } } } }
  expect(() => readPolicies(stacks, place)).toThrow(/v-api carries/)
})
