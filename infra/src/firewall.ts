import { Stack } from "aws-cdk-lib"
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2"
import { Construct } from "constructs"

export type FirewallProps = {
  name: string
  /** Prefixes of the counted paths, such as `/api/public/`. */
  paths: [string, string, ...string[]]
  /** Requests to these paths from one address within a minute; more are answered 429. */
  aMinute: number
}

/**
 * A firewall in front of a distribution: one address cannot use up the capacity of all others. It rate-limits and does
 * nothing else: no log, no sampled requests. AWS keeps an address while it counts, and nobody can look it up
 * afterwards.
 */
export class Firewall extends Construct {
  readonly arn: string

  constructor(scope: Construct, id: string, { name, paths, aMinute }: FirewallProps) {
    super(scope, id)
    if (Stack.of(this).region !== "us-east-1") throw new Error("CloudFront takes a firewall from us-east-1 alone")
    const counted = { sampledRequestsEnabled: false, cloudWatchMetricsEnabled: true, metricName: name }
    const acl = new CfnWebACL(this, "Rules", {
      name,
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: counted,
      rules: [
        {
          name: "one-address",
          priority: 0,
          statement: {
            rateBasedStatement: {
              aggregateKeyType: "IP",
              limit: aMinute,
              evaluationWindowSec: 60,
              scopeDownStatement: { orStatement: { statements: paths.map(beginsWith) } },
            },
          },
          action: {
            block: {
              customResponse: { responseCode: 429, responseHeaders: [{ name: "retry-after", value: "60" }] },
            },
          },
          visibilityConfig: { ...counted, metricName: `${name}-one-address` },
        },
      ],
    })
    this.arn = acl.attrArn
  }
}

/** Matches the path in any spelling. */
const beginsWith = (searchString: string) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: "STARTS_WITH",
    searchString,
    textTransformations: ["URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"].map((type, priority) => ({ type, priority })),
  },
})
