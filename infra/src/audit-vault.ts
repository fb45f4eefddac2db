import { Duration, RemovalPolicy } from "aws-cdk-lib"
import { Key } from "aws-cdk-lib/aws-kms"
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from "aws-cdk-lib/aws-s3"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"

export type AuditVaultProps = {
  /**
   * How long each object stays as it was written. `compliance`: nobody shortens it, the account's owner included.
   * `governance`: whoever holds `s3:BypassGovernanceRetention` may.
   */
  retention: { mode: "compliance" | "governance"; days: number }
}

/** A bucket in which nothing is changed or removed before its time: locked, encrypted with its own key, reached over TLS, never public. */
export class AuditVault extends Construct {
  readonly bucket: Bucket
  readonly key: Key

  constructor(scope: Construct, id: string, { retention }: AuditVaultProps) {
    super(scope, id)
    // A stack that goes leaves the vault: what it was made for is to outlive.
    const removalPolicy = RemovalPolicy.RETAIN
    this.key = new Key(this, "Key", { description: "Encrypts the audit vault", enableKeyRotation: true, removalPolicy })
    const period = Duration.days(retention.days)
    this.bucket = new Bucket(this, "Bucket", {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        retention.mode === "compliance"
          ? ObjectLockRetention.compliance(period)
          : ObjectLockRetention.governance(period),
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy,
    })
    NagSuppressions.addResourceSuppressions(this.bucket, [
      {
        id: "AwsSolutions-S1",
        reason: "S3's access log keeps the addresses of readers. CloudTrail's data events, with roles, say who read.",
      },
    ])
  }
}
