import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { headquartersPolicy, headquartersTrust } from "./headquarters-policy"
import { HeadquartersRole } from "./headquarters-role"

const place = { partition: "aws", region: "us-east-1", account: "111122223333" }
const names = {
  tablePrefix: "ventanilla-test-consulate-",
  registryTable: "ventanilla-test-registry",
  registryKeyArn: "arn:aws:kms:us-east-1:111122223333:key/registry",
  vault: { bucketArn: "arn:aws:s3:::vault", keyArn: "arn:aws:kms:us-east-1:111122223333:key/vault" },
}
const statements = headquartersPolicy({ place, ...names })
const registry = "arn:aws:dynamodb:us-east-1:111122223333:table/ventanilla-test-registry"

describe("headquarters' role", () => {
  it("is given partitions of the registry by name, and one key through DynamoDB", () => {
    for (const { Sid, Effect, Resource, Condition } of statements) {
      if (Effect === "Deny") continue
      if (Sid === "RegistryKey") {
        expect(Resource).toEqual([names.registryKeyArn])
        expect(Condition?.StringEquals).toEqual({ "kms:ViaService": "dynamodb.us-east-1.amazonaws.com" })
        continue
      }
      if (Sid === "TheVaultsKeyThroughS3") {
        expect(Resource).toEqual([names.vault.keyArn])
        expect(Condition?.StringEquals).toEqual({ "kms:ViaService": "s3.us-east-1.amazonaws.com" })
        continue
      }
      if (Sid.startsWith("ItsSeals")) continue
      for (const resource of Resource) expect(resource.startsWith(registry), Sid).toBe(true)
      expect(Condition?.Null?.["dynamodb:LeadingKeys"], Sid).toBe("false")
    }
  })

  it("reads headquarters' own seals and puts none", () => {
    const seals = statements.filter(({ Sid }) => Sid.startsWith("ItsSeals"))
    expect(seals.map(({ Action, Resource, Condition }) => [Action, Resource, Condition?.StringLike])).toEqual([
      [["s3:GetObject"], ["arn:aws:s3:::vault/headquarters/*"], undefined],
      [["s3:ListBucket"], ["arn:aws:s3:::vault"], { "s3:prefix": "headquarters/*" }],
    ])
  })

  it("is refused every consulate's table and key outright, and a change of the audit", () => {
    const denied = statements.filter(({ Effect }) => Effect === "Deny")
    expect(denied.map(({ Sid }) => Sid)).toEqual(["NoConsulatesTable", "NoConsulatesKey", "AuditIsWrittenOnce"])
    expect(denied[0]?.Resource).toEqual(["arn:aws:dynamodb:us-east-1:111122223333:table/ventanilla-test-consulate-*"])
  })

  it("is assumed by the named roles, under no tag, in a session of that name", () => {
    const trust = headquartersTrust(["arn:aws:iam::111122223333:role/api"])
    expect(trust.map(({ Action }) => Action)).toEqual([["sts:AssumeRole"]])
    expect(trust[0]?.Condition).toEqual({ StringEquals: { "sts:RoleSessionName": "headquarters" } })
  })

  it("stands in the template as the pure functions say it", () => {
    const stack = new Stack(new App(), "Test", { env: { region: place.region, account: place.account } })
    const trusted: [string] = ["arn:aws:iam::111122223333:role/api"]
    new HeadquartersRole(stack, "Headquarters", { roleName: "ventanilla-test-headquarters", trusted, ...names })
    const [role] = Object.values(Template.fromStack(stack).findResources("AWS::IAM::Role"))
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual(headquartersTrust(trusted))
    expect(role?.Properties.Policies[0].PolicyDocument.Statement).toHaveLength(statements.length)
  })
})
