import { HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey, type HttpStage } from "aws-cdk-lib/aws-apigatewayv2"
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations"
import type { IFunction } from "aws-cdk-lib/aws-lambda"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"
import type { ApiAddress } from "./api-address"
import { type FrontStageProps, frontStage, type Rate } from "./front-stage"

export type FileRouteProps = {
  address: ApiAddress
  /** Answers a request with a download token. */
  handler: IFunction
  /** The path with the download token, such as `/f/{token}`. */
  path: string
  rate: Rate
  log: FrontStageProps["log"]
}

/**
 * The only route of the origin of files. Only GET: HEAD would consume a download token without delivering the file, and
 * there are no CORS headers, so no page of another origin can read an answer.
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
        reason:
          "No session reaches this origin: a download token is a secret, works once and ends a minute after it was made.",
      },
    ])
    this.stage = frontStage(this, { address, routes: [route], rate, log })
  }
}
