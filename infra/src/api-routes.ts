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
  /** Answers people who sign in: a function, or better its alias. */
  handler: IFunction
  /** Answers strangers: a separate function, so that they cannot use up its concurrency. */
  openHandler: IFunction
  /** Whose access tokens are accepted; the client is their audience. */
  tokens: { issuer: string; clientID: string }
  /** Paths below this one require a token, such as `/api`. */
  signedIn: string
  /** Paths without a token, each exact or ending in `{proxy+}`; the handler decides who may use them. */
  open: string[]
  /** Paths without a token that the handler for signed-in people answers: what a browser requests before sign-in. */
  before: string[]
  /** The limit for all clients together. */
  rate: Rate
  /** The limit for each open path: public requests must not use up the capacity of people who are signed in. */
  openRate: Rate
  log: FrontStageProps["log"]
}

/** The routes of an HTTP API. Other paths are not answered; a request with a token that is not ours is refused here. */
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
    // CDK's own JWT authorizer would be created with the API's address, before the issuer of the tokens is known.
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
