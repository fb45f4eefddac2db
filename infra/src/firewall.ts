import { Stack } from "aws-cdk-lib"
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2"
import { Construct } from "constructs"

export type FirewallProps = {
  name: string
  /** Beginnings of the paths that it counts, such as `/api/public/`. */
  paths: [string, string, ...string[]]
  /** Requests to these of one address within a minute; more are answered 429. */
  aMinute: number
}

/**
 * In front of a distribution: one address cannot take the room of all others. It counts and does nothing else: no log, no
 * sample of what was asked. AWS holds an address while it counts, and for nobody to look up afterwards.
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

/** However the path is written. */
const beginsWith = (searchString: string) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: "STARTS_WITH",
    searchString,
    textTransformations: ["URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"].map((type, priority) => ({ type, priority })),
  },
})
