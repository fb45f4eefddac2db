import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { App, Stack } from "aws-cdk-lib"
import { Match, Template } from "aws-cdk-lib/assertions"
import { Distribution } from "aws-cdk-lib/aws-cloudfront"
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins"
import { Bucket } from "aws-cdk-lib/aws-s3"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { SiteFiles } from "./site-files"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ventanilla-site-"))
  writeFileSync(join(folder, "index.html"), "<!doctype html>")
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function synthesised() {
  const stack = new Stack(new App({ outdir: join(folder, "../", `${Date.now()}-out`) }), "Test")
  const bucket = new Bucket(stack, "Bucket")
  const origin = S3BucketOrigin.withOriginAccessControl(bucket)
  const distribution = new Distribution(stack, "Distribution", { defaultBehavior: { origin } })
  new SiteFiles(stack, "Files", { folder, bucket, distribution, logDays: 14 })
  return Template.fromStack(stack)
}

describe("a site's files", () => {
  it("are put into the bucket, and the old ones left for consoles that are open", () => {
    synthesised().hasResourceProperties("Custom::CDKBucketDeployment", {
      Prune: false,
      DistributionId: Match.anyValue(),
      DistributionPaths: ["/*"],
    })
  })

  it("are put there by a role that may do just that", () => {
    const [policy] = Object.values(synthesised().findResources("AWS::IAM::Policy"))
    const statements = policy?.Properties.PolicyDocument.Statement as { Action: string | string[] }[]
    expect(statements.flatMap(({ Action }) => Action)).toEqual([
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "s3:GetObject",
      "s3:ListBucket",
      "s3:PutObject",
      "cloudfront:CreateInvalidation",
      "cloudfront:GetInvalidation",
    ])
  })

  it("leave a log that ends", () => {
    synthesised().hasResourceProperties("AWS::Logs::LogGroup", { RetentionInDays: 14 })
  })
})
