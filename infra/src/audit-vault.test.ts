import { App, Stack } from "aws-cdk-lib"
import { Match, Template } from "aws-cdk-lib/assertions"
import { describe, it } from "vitest"
import { AuditVault, type AuditVaultProps } from "./audit-vault"

function synthesised(retention: AuditVaultProps["retention"]) {
  const stack = new Stack(new App(), "Test")
  new AuditVault(stack, "Vault", { bucketName: "vault", prefix: "ventanilla-test", protect: true, retention })
  return Template.fromStack(stack)
}

describe("an audit vault", () => {
  it.each([
    ["compliance", 1825, "COMPLIANCE"],
    ["governance", 1, "GOVERNANCE"],
  ] as const)("locks each object in mode %s for %i days", (mode, days, Mode) => {
    synthesised({ mode, days }).hasResourceProperties("AWS::S3::Bucket", {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: { Days: days, Mode } } },
      VersioningConfiguration: { Status: "Enabled" },
    })
  })

  it("is encrypted with a key of its own, closed to the public, and outlives its stack in every stage", () => {
    const template = synthesised({ mode: "governance", days: 1 })
    template.hasResource("AWS::S3::Bucket", {
      DeletionPolicy: "Retain",
      Properties: Match.objectLike({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: true,
              ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: Match.anyValue() },
            },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
      }),
    })
    template.hasResource("AWS::KMS::Key", { DeletionPolicy: "Retain", Properties: { EnableKeyRotation: true } })
  })

  it("lets nobody replace or remove a seal, whoever they are", () => {
    synthesised({ mode: "governance", days: 1 }).hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: "NoSealIsReplaced",
            Effect: "Deny",
            Principal: { AWS: "*" },
            Action: "s3:PutObject",
            Condition: { Null: { "s3:if-none-match": "true" } },
          }),
          Match.objectLike({
            Sid: "NoSealIsRemoved",
            Effect: "Deny",
            Principal: { AWS: "*" },
            Action: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
          }),
        ]),
      }),
    })
  })

  it("refuses whoever comes without TLS, or with an old one", () => {
    synthesised({ mode: "governance", days: 1 }).hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
          Match.objectLike({ Effect: "Deny", Condition: { NumericLessThan: { "s3:TlsVersion": 1.2 } } }),
        ]),
      }),
    })
  })
})
