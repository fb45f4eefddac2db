import { HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey, type HttpStage } from "aws-cdk-lib/aws-apigatewayv2"
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations"
import type { IFunction } from "aws-cdk-lib/aws-lambda"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"
import type { ApiAddress } from "./api-address"
import { type FrontStageProps, frontStage, type Rate } from "./front-stage"

export type FileRouteProps = {
  address: ApiAddress
  /** Answers whoever holds a leave. */
  handler: IFunction
  /** Where a leave is shown, such as `/f/{token}`. */
  path: string
  rate: Rate
  log: FrontStageProps["log"]
}

/**
 * The one route of the origin of files. It is read and nothing else: not asked what it would answer, which would use up a
 * leave and hand nothing over, and not by a page of another origin, to which it says no word of leave.
 */
export class FileRoute extends Construct {
  readonly stage: HttpStage

  constructor(scope: Construct, id: string, { address, handler, path, rate, log }: FileRouteProps) {
    super(scope, id)
    const route = new HttpRoute(this, "Fetch", {
      httpApi: address.api,
      integration: new HttpLambdaIntegration("Handler", handler),
      authorizer: new HttpNoneAuthorizer(),
      routeKey: HttpRouteKey.with(path, HttpMethod.GET),
    })
    NagSuppressions.addResourceSuppressions(route, [
      {
        id: "AwsSolutions-APIG4",
        reason: "No session reaches this origin: a leave is a secret, is shown once and within a minute of its making.",
      },
    ])
    this.stage = frontStage(this, { address, routes: [route], rate, log })
  }
}
