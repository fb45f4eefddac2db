import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { Firewall } from "./firewall"

function synthesised(region = "us-east-1") {
  const stack = new Stack(new App(), "Test", { env: { region, account: "111122223333" } })
  new Firewall(stack, "Firewall", { name: "test", paths: ["/api/one/", "/api/two/"], aMinute: 240 })
  const template = Template.fromStack(stack)
  const [acl] = Object.values(template.findResources("AWS::WAFv2::WebACL"))
  return { template, acl: acl?.Properties as Record<string, unknown> }
}

describe("the firewall", () => {
  it("holds one address to so many requests a minute, of the named paths however they are written, and answers 429", () => {
    const { acl } = synthesised()
    expect(acl).toMatchObject({ Scope: "CLOUDFRONT", DefaultAction: { Allow: {} } })
    const rules = acl.Rules as {
      Statement: {
        RateBasedStatement: { ScopeDownStatement: { OrStatement: { Statements: { ByteMatchStatement: object }[] } } }
      }
    }[]
    expect(rules).toHaveLength(1)
    expect(rules[0]).toMatchObject({
      Action: {
        Block: { CustomResponse: { ResponseCode: 429, ResponseHeaders: [{ Name: "retry-after", Value: "60" }] } },
      },
      Statement: { RateBasedStatement: { AggregateKeyType: "IP", Limit: 240, EvaluationWindowSec: 60 } },
    })
    const matched = rules.flatMap(({ Statement: { RateBasedStatement } }) =>
      RateBasedStatement.ScopeDownStatement.OrStatement.Statements.map((each) => each.ByteMatchStatement),
    )
    expect(matched).toMatchObject(
      ["/api/one/", "/api/two/"].map((SearchString) => ({
        SearchString,
        PositionalConstraint: "STARTS_WITH",
        FieldToMatch: { UriPath: {} },
        TextTransformations: [{ Type: "URL_DECODE" }, { Type: "NORMALIZE_PATH" }, { Type: "LOWERCASE" }],
      })),
    )
  })

  it("writes nothing down: no log, and no sample of what was asked", () => {
    const { template } = synthesised()
    expect(template.findResources("AWS::WAFv2::LoggingConfiguration")).toEqual({})
    const said = JSON.stringify(template.toJSON())
    expect(said.match(/"SampledRequestsEnabled":false/g)).toHaveLength(2)
    expect(said).not.toContain('"SampledRequestsEnabled":true')
  })

  it("is not made where CloudFront would not take it", () => {
    expect(() => synthesised("eu-west-1")).toThrow(/us-east-1/)
  })
})
