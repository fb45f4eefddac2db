import {
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type HttpStage,
  type IHttpRouteAuthorizer,
} from "aws-cdk-lib/aws-apigatewayv2"
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations"
import type { IFunction } from "aws-cdk-lib/aws-lambda"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"
import type { ApiAddress } from "./api-address"
import { type FrontStageProps, frontStage, type Rate } from "./front-stage"

export type ApiRoutesProps = {
  address: ApiAddress
  /** Answers whoever signs in: a function, or better its alias. */
  handler: IFunction
  /** Answers strangers: another, so that they take nobody's room. */
  openHandler: IFunction
  /** Whose access tokens are taken; the client is their audience. */
  tokens: { issuer: string; clientID: string }
  /** Paths below which a token is asked for, such as `/api`. */
  signedIn: string
  /** Paths without a token, each whole or ending in `{proxy+}`; who may use them is the handler's to say. */
  open: string[]
  /** Paths without a token that the handler of those who sign in answers: what a browser asks before anybody does. */
  before: string[]
  /** What the API takes from everybody together. */
  rate: Rate
  /** The same for each open path: what anybody may ask for must not take the room of those who are signed in. */
  openRate: Rate
  log: FrontStageProps["log"]
}

/** The routes of an HTTP API. A path that is not named here is not answered; a token that is not ours goes no further than this. */
export class ApiRoutes extends Construct {
  readonly stage: HttpStage

  constructor(scope: Construct, id: string, props: ApiRoutesProps) {
    super(scope, id)
    const { address, handler, openHandler, tokens, signedIn, open, before, rate, openRate, log } = props
    const httpApi = address.api
    const inside = new HttpLambdaIntegration("Handler", handler)
    const outside = new HttpLambdaIntegration("OpenHandler", openHandler)
    const route = (name: string, path: string, authorizer: IHttpRouteAuthorizer, integration = inside) =>
      new HttpRoute(this, name, { httpApi, integration, authorizer, routeKey: HttpRouteKey.with(path, HttpMethod.ANY) })

    const { authorizerId } = new HttpAuthorizer(this, "Tokens", {
      httpApi,
      type: HttpAuthorizerType.JWT,
      identitySource: ["$request.header.Authorization"],
      jwtIssuer: tokens.issuer,
      jwtAudience: [tokens.clientID],
    })
    // CDK's own JWT authorizer would stand beside the API's address, which is made before whose tokens they are is known.
    const jwt = HttpAuthorizer.fromHttpAuthorizerAttributes(this, "Checked", { authorizerId, authorizerType: "JWT" })
    const routes = [route("SignedIn", `${signedIn}/{proxy+}`, jwt)]
    for (const path of [...open, ...before]) {
      const made = route(`Open ${path}`, path, new HttpNoneAuthorizer(), open.includes(path) ? outside : inside)
      NagSuppressions.addResourceSuppressions(made, [
        {
          id: "AwsSolutions-APIG4",
          reason: `${path} is for people without an account; the handler asks for what they hold.`,
        },
      ])
      routes.push(made)
    }

    const rates = Object.fromEntries([...open, ...before].map((path) => [`ANY ${path}`, openRate]))
    this.stage = frontStage(this, { address, routes, rate, rates, log })
  }
}
