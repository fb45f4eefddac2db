import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { Code, Function as Lambda, Runtime } from "aws-cdk-lib/aws-lambda"
import { describe, expect, it } from "vitest"
import { ApiAddress } from "./api-address"
import { FileRoute } from "./file-route"

function synthesised() {
  const stack = new Stack(new App(), "Test", { env: { region: "us-east-1", account: "111122223333" } })
  const handler = new Lambda(stack, "Handler", {
    code: Code.fromInline("exports.handler = async () => 1"),
    handler: "index.handler",
    runtime: Runtime.NODEJS_22_X,
  })
  new FileRoute(stack, "Route", {
    address: new ApiAddress(stack, "Address", { apiName: "ventanilla-test-files" }),
    handler: handler as never,
    path: "/f/{token}",
    rate: { steady: 10, burst: 20 },
    log: { name: "/ventanilla-test/files-access", days: 14, protect: false },
  })
  return Template.fromStack(stack)
}
const only = (type: string) => Object.values(synthesised().findResources(type)).map(({ Properties }) => Properties)

describe("the route to a file", () => {
  it("is the only one, is read and nothing else, and asks for no session", () => {
    expect(only("AWS::ApiGatewayV2::Route")).toMatchObject([{ RouteKey: "GET /f/{token}", AuthorizationType: "NONE" }])
  })

  it("is told to no other origin", () => {
    const [api] = only("AWS::ApiGatewayV2::Api")
    expect(api).toMatchObject({ ProtocolType: "HTTP" })
    expect(api).not.toHaveProperty("CorsConfiguration")
  })

  it("is throttled, and logs neither the leave nor who showed it", () => {
    const [stage] = only("AWS::ApiGatewayV2::Stage")
    expect(stage).toMatchObject({ DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 } })
    expect(Object.values(JSON.parse(stage?.AccessLogSettings.Format))).toEqual([
      "$context.requestId",
      "$context.status",
      "$context.responseLatency",
      "$context.error.responseType",
    ])
  })

  it("may call its handler, by this path alone", () => {
    const permissions = only("AWS::Lambda::Permission")
    expect(permissions).toHaveLength(1)
    expect(permissions[0]?.Principal).toBe("apigateway.amazonaws.com")
    expect(JSON.stringify(permissions[0]?.SourceArn)).toMatch(/\/\*\/\*\/f\/\{token\}/)
  })
})
