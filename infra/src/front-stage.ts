import { RemovalPolicy } from "aws-cdk-lib"
import { type CfnStage, type HttpRoute, HttpStage } from "aws-cdk-lib/aws-apigatewayv2"
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs"
import type { Construct } from "constructs"
import type { ApiAddress } from "./api-address"

/** Requests per second, and in a burst. */
export type Rate = { steady: number; burst: number }

export type FrontStageProps = {
  address: ApiAddress
  routes: HttpRoute[]
  /** The limit for all clients together. */
  rate: Rate
  /** Lower limits for some routes, by route key. */
  rates?: Record<string, Rate>
  log: { name: string; days: RetentionDays; protect: boolean }
}

// No address, no agent, no path, no query string: the audit records who requested what, by id.
const logged = {
  requestID: "$context.requestId",
  status: "$context.status",
  ms: "$context.responseLatency",
  refused: "$context.error.responseType",
}

/** The only stage of an HTTP API: throttled, measured, and with a log that records how a request ended and no more. */
export function frontStage(scope: Construct, { address, routes, rate, rates = {}, log }: FrontStageProps): HttpStage {
  const logGroup = new LogGroup(scope, "Log", {
    logGroupName: log.name,
    retention: log.days,
    removalPolicy: log.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  const made = new HttpStage(scope, "Stage", {
    httpApi: address.api,
    stageName: "$default",
    autoDeploy: true,
    throttle: { rateLimit: rate.steady, burstLimit: rate.burst },
    detailedMetricsEnabled: true,
    ...(address.domainName ? { domainMapping: { domainName: address.domainName } } : {}),
  })
  const stage = made.node.defaultChild as CfnStage
  stage.accessLogSettings = { destinationArn: logGroup.logGroupArn, format: JSON.stringify(logged) }
  stage.routeSettings = Object.fromEntries(
    Object.entries(rates).map(([key, { steady, burst }]) => [
      key,
      { ThrottlingRateLimit: steady, ThrottlingBurstLimit: burst, DetailedMetricsEnabled: true },
    ]),
  )
  // A setting for a route that does not exist yet is refused.
  for (const route of routes) stage.node.addDependency(route)
  return made
}
