import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { Code, Function as Lambda, Runtime } from "aws-cdk-lib/aws-lambda"
import { describe, expect, it } from "vitest"
import { ApiAddress, type ApiAddressProps } from "./api-address"
import { ApiRoutes } from "./api-routes"

const domain = { name: "api.example.org", certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1" }

function synthesised(options: Pick<ApiAddressProps, "domain"> = {}) {
  const stack = new Stack(new App(), "Test", { env: { region: "us-east-1", account: "111122223333" } })
  const address = new ApiAddress(stack, "Address", { apiName: "ventanilla-test", ...options })
  const lambda = (id: string) =>
    new Lambda(stack, id, {
      code: Code.fromInline("exports.handler = async () => 1"),
      handler: "index.handler",
      runtime: Runtime.NODEJS_22_X,
    }) as never
  new ApiRoutes(stack, "Routes", {
    address,
    handler: lambda("Inside"),
    openHandler: lambda("Outside"),
    tokens: { issuer: "https://cognito-idp.us-east-1.amazonaws.com/pool", clientID: "client" },
    signedIn: "/api",
    open: ["/api/partner/{proxy+}"],
    before: ["/api/config"],
    rate: { steady: 200, burst: 400 },
    openRate: { steady: 50, burst: 100 },
    log: { name: "/ventanilla-test/access", days: 14, protect: false },
  })
  return { address, template: Template.fromStack(stack) }
}
const only = (template: Template, type: string) => Object.values(template.findResources(type))[0]?.Properties

describe("the routes of an HTTP API", () => {
  it("ask for a token of the one client on every path that is not open by name", () => {
    const { template } = synthesised()
    const routes = Object.values(template.findResources("AWS::ApiGatewayV2::Route")).map(({ Properties }) => [
      Properties.RouteKey,
      Properties.AuthorizationType,
    ])
    expect(Object.fromEntries(routes)).toEqual({
      "ANY /api/{proxy+}": "JWT",
      "ANY /api/partner/{proxy+}": "NONE",
      "ANY /api/config": "NONE",
    })
    expect(only(template, "AWS::ApiGatewayV2::Authorizer")).toMatchObject({
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Audience: ["client"], Issuer: "https://cognito-idp.us-east-1.amazonaws.com/pool" },
    })
  })

  it("hand strangers to a function of their own, and whoever signs in to the other", () => {
    const { template } = synthesised()
    const functionOf = Object.fromEntries(
      Object.entries(template.findResources("AWS::ApiGatewayV2::Integration")).map(([id, { Properties }]) => [
        id,
        /Outside|Inside/.exec(JSON.stringify(Properties.IntegrationUri))?.[0],
      ]),
    )
    const routes = Object.values(template.findResources("AWS::ApiGatewayV2::Route")).map(({ Properties }) => [
      Properties.RouteKey,
      functionOf[(Properties.Target as { "Fn::Join": [string, [string, { Ref: string }]] })["Fn::Join"][1][1].Ref],
    ])
    expect(Object.fromEntries(routes)).toEqual({
      "ANY /api/{proxy+}": "Inside",
      "ANY /api/partner/{proxy+}": "Outside",
      "ANY /api/config": "Inside",
    })
  })

  it("answer no path that is not named", () => {
    const keys = Object.values(synthesised().template.findResources("AWS::ApiGatewayV2::Route")).map(
      ({ Properties }) => Properties.RouteKey as string,
    )
    expect(keys).not.toContain("$default")
    for (const key of keys) expect(key).toMatch(/^ANY \/api\//)
  })

  it("are throttled, and the open ones more", () => {
    const { template } = synthesised()
    const open = { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100, DetailedMetricsEnabled: true }
    expect(only(template, "AWS::ApiGatewayV2::Stage")).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      RouteSettings: { "ANY /api/partner/{proxy+}": open, "ANY /api/config": open },
    })
  })

  it("log how a request ended, and nothing of who asked or for what", () => {
    const { template } = synthesised()
    const { AccessLogSettings } = only(template, "AWS::ApiGatewayV2::Stage")
    expect(JSON.parse(AccessLogSettings.Format)).toEqual({
      requestID: "$context.requestId",
      status: "$context.status",
      ms: "$context.responseLatency",
      refused: "$context.error.responseType",
    })
    template.hasResourceProperties("AWS::Logs::LogGroup", { RetentionInDays: 14 })
  })

  it("may each call the one handler, and nobody else may", () => {
    const { template } = synthesised()
    const permissions = Object.values(template.findResources("AWS::Lambda::Permission"))
    expect(permissions).toHaveLength(3)
    for (const { Properties } of permissions) {
      expect(Properties.Principal).toBe("apigateway.amazonaws.com")
      expect(JSON.stringify(Properties.SourceArn)).toMatch(/\/\*\/\*\/api\//)
    }
  })
})

describe("the address of an HTTP API", () => {
  it("is API Gateway's, without a name of its own", () => {
    const { template } = synthesised()
    expect(only(template, "AWS::ApiGatewayV2::Api").DisableExecuteApiEndpoint).toBe(false)
    expect(template.findResources("AWS::ApiGatewayV2::DomainName")).toEqual({})
  })

  it("is its own name alone, where it has one", () => {
    const { address, template } = synthesised({ domain })
    expect(address.host).toBe("api.example.org")
    expect(only(template, "AWS::ApiGatewayV2::Api").DisableExecuteApiEndpoint).toBe(true)
    expect(only(template, "AWS::ApiGatewayV2::DomainName").DomainName).toBe("api.example.org")
    expect(only(template, "AWS::ApiGatewayV2::ApiMapping")).toMatchObject({ Stage: "$default" })
  })
})
