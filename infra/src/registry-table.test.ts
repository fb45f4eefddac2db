import { App, Stack } from "aws-cdk-lib"
import { Match, Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { RegistryTable } from "./registry-table"

function synthesised(protect: boolean) {
  const stack = new Stack(new App(), "Test")
  new RegistryTable(stack, "Registry", { tableName: "ventanilla-test-registry", prefix: "ventanilla-test", protect })
  return Template.fromStack(stack)
}

describe("the registry table", () => {
  it("is encrypted with its own key, restorable, expiring, and protected from deletion", () => {
    const template = synthesised(true)
    template.hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Retain",
      Properties: Match.objectLike({
        TableName: "ventanilla-test-registry",
        BillingMode: "PAY_PER_REQUEST",
        SSESpecification: { SSEEnabled: true, SSEType: "KMS", KMSMasterKeyId: Match.anyValue() },
        TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      }),
    })
    template.hasResource("AWS::KMS::Key", { DeletionPolicy: "Retain", Properties: { EnableKeyRotation: true } })
  })

  it("has the one key schema, with both indexes fully projected", () => {
    const [table] = Object.values(synthesised(true).findResources("AWS::DynamoDB::Table"))
    const index = (name: string) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: `${name}pk`, KeyType: "HASH" },
        { AttributeName: `${name}sk`, KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "ALL" },
    })
    expect(table?.Properties.KeySchema).toEqual([
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ])
    expect(table?.Properties.GlobalSecondaryIndexes).toEqual([index("gsi1"), index("gsi2")])
  })

  it("goes with its stack where nothing real is kept", () => {
    synthesised(false).hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Delete",
      Properties: Match.objectLike({ DeletionProtectionEnabled: false }),
    })
  })
})
