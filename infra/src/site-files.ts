import { RemovalPolicy, Stack } from "aws-cdk-lib"
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront"
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import type { CfnFunction } from "aws-cdk-lib/aws-lambda"
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs"
import type { IBucket } from "aws-cdk-lib/aws-s3"
import { Asset } from "aws-cdk-lib/aws-s3-assets"
import { BucketDeployment, Source } from "aws-cdk-lib/aws-s3-deployment"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"

export type SiteFilesProps = {
  /** The folder with the built site. */
  folder: string
  bucket: IBucket
  distribution: IDistribution
  logDays: RetentionDays
}

/** Copies a built site into its bucket when it changed, and invalidates the distribution. */
export class SiteFiles extends Construct {
  constructor(scope: Construct, id: string, { folder, bucket, distribution, logDays }: SiteFilesProps) {
    super(scope, id)
    const logGroup = new LogGroup(this, "Log", { retention: logDays, removalPolicy: RemovalPolicy.DESTROY })
    const site = new Asset(this, "Site", { path: folder })
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") })
    const distributionArn = Stack.of(this).formatArn({
      service: "cloudfront",
      region: "",
      resource: "distribution",
      resourceName: distribution.distributionId,
    })
    // CDK's own grants use wildcards; these are the calls that its code makes.
    const allow = (actions: string[], resources: string[]) =>
      role.addToPolicy(new PolicyStatement({ actions, resources }))
    allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroup.logGroupArn])
    allow(["s3:GetObject"], [site.bucket.arnForObjects(site.s3ObjectKey)])
    allow(["s3:ListBucket"], [bucket.bucketArn])
    allow(["s3:PutObject"], [bucket.arnForObjects("*")])
    allow(["cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"], [distributionArn])
    const deployment = new BucketDeployment(this, "Deployment", {
      sources: [Source.bucket(site.bucket, site.s3ObjectKey)],
      destinationBucket: bucket,
      distribution,
      distributionPaths: ["/*"],
      role: role.withoutPolicyUpdates(),
      logGroup,
      memoryLimit: 256,
      // A console that is open during a deployment still requests its old files.
      prune: false,
    })
    deployment.node.addDependency(role)
    NagSuppressions.addResourceSuppressions(
      role,
      [{ id: "AwsSolutions-IAM5", reason: "The site's bucket, whole: it holds this site and nothing else." }],
      true,
    )
    const handler = Stack.of(this).node.findAll().find(isDeployer)
    if (handler)
      NagSuppressions.addResourceSuppressions(handler, [
        { id: "AwsSolutions-L1", reason: "CDK's own function, in the runtime that CDK tests it with." },
      ])
  }
}

const isDeployer = (node: unknown): node is CfnFunction =>
  (node as { cfnResourceType?: string }).cfnResourceType === "AWS::Lambda::Function" &&
  (node as Construct).node.path.includes("Custom::CDKBucketDeployment")
