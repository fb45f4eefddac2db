import { Duration, RemovalPolicy } from "aws-cdk-lib"
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam"
import { Key } from "aws-cdk-lib/aws-kms"
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from "aws-cdk-lib/aws-s3"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"
import { keepKey } from "./kept-key"

export type AuditVaultProps = {
  /** Used in the policies of those who put and read there. */
  bucketName: string
  /** Prefix of the names of all the product's roles: none of them manages the vault's key. */
  prefix: string
  /** False only where nothing real is sealed: then an administrator may delete its key without break-glass access. */
  protect: boolean
  /**
   * How long each object cannot be changed. `compliance`: nobody can shorten it, the account's owner included.
   * `governance`: whoever has `s3:BypassGovernanceRetention` can.
   */
  retention: { mode: "compliance" | "governance"; days: number }
}

/**
 * A bucket in which nothing is changed or removed before its time: object lock, its own encryption key, TLS only, never
 * public.
 */
export class AuditVault extends Construct {
  readonly bucket: Bucket
  readonly key: Key

  constructor(scope: Construct, id: string, { bucketName, prefix, protect, retention }: AuditVaultProps) {
    super(scope, id)
    // Deleting the stack keeps the vault: it must outlive the stack.
    const removalPolicy = RemovalPolicy.RETAIN
    this.key = new Key(this, "Key", { description: "Encrypts the audit vault", enableKeyRotation: true, removalPolicy })
    keepKey(this.key, { prefix, protect })
    const period = Duration.days(retention.days)
    this.bucket = new Bucket(this, "Bucket", {
      bucketName,
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
    const seals = ["ten_*/*", "headquarters/*"].map((names) => this.bucket.arnForObjects(names))
    const everybody = { effect: Effect.DENY, principals: [new AnyPrincipal()], resources: seals }
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        ...everybody,
        sid: "NoSealIsReplaced",
        actions: ["s3:PutObject"],
        conditions: { Null: { "s3:if-none-match": "true" } },
      }),
    )
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        ...everybody,
        sid: "NoSealIsRemoved",
        actions: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
      }),
    )
    NagSuppressions.addResourceSuppressions(this.bucket, [
      {
        id: "AwsSolutions-S1",
        reason: "S3's access log keeps the addresses of readers. CloudTrail's data events, with roles, say who read.",
      },
    ])
  }
}
