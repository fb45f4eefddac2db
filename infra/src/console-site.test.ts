import { App, Stack } from "aws-cdk-lib"
import { Match, Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { ConsoleSite, type ConsoleSiteProps } from "./console-site"

const origins = ["https://ventanilla-test.auth.us-east-1.amazoncognito.com"]
const domain = { name: "ventanilla.example.org", certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1" }

function synthesised(options: Partial<ConsoleSiteProps> = {}) {
  const stack = new Stack(new App(), "Test", { env: { region: "us-east-1", account: "111122223333" } })
  const site = new ConsoleSite(stack, "Console", { apiHost: "api.example.org", identityOrigins: origins, ...options })
  return { site, template: Template.fromStack(stack) }
}
type Behavior = Record<string, unknown> & { PathPattern?: string; ResponseHeadersPolicyId: { Ref: string } }
function config(template: Template) {
  const [distribution] = Object.values(template.findResources("AWS::CloudFront::Distribution"))
  return distribution?.Properties.DistributionConfig as {
    DefaultCacheBehavior: Behavior
    CacheBehaviors: Behavior[]
    Origins: { Id: string; DomainName: unknown; OriginAccessControlId?: unknown; OriginCustomHeaders?: unknown }[]
    CustomErrorResponses?: unknown
    ViewerCertificate?: Record<string, unknown>
    Logging?: unknown
    WebACLId?: unknown
  }
}
const headersOf = (template: Template, { ResponseHeadersPolicyId }: Behavior) =>
  JSON.stringify(template.toJSON().Resources[ResponseHeadersPolicyId.Ref])

describe("the console's site", () => {
  it("keeps its files in a closed bucket that only its distribution reads", () => {
    const { template } = synthesised()
    const [bucket] = Object.keys(template.findResources("AWS::S3::Bucket"))
    const [distribution] = Object.keys(template.findResources("AWS::CloudFront::Distribution"))
    const { Origins } = config(template)
    expect(Origins.find(({ OriginAccessControlId }) => OriginAccessControlId)?.DomainName).toEqual({
      "Fn::GetAtt": [bucket, "RegionalDomainName"],
    })
    const [policy] = Object.values(template.findResources("AWS::S3::BucketPolicy"))
    const allowed = ((policy?.Properties.PolicyDocument.Statement ?? []) as { Effect: string }[]).filter(
      ({ Effect }) => Effect === "Allow",
    )
    expect(allowed).toHaveLength(1)
    expect(allowed[0]).toMatchObject({ Action: "s3:GetObject", Principal: { Service: "cloudfront.amazonaws.com" } })
    expect(JSON.stringify(allowed[0])).toContain(`distribution/",{"Ref":"${distribution}"}`)
  })

  it("says to the API, and to nothing else, that it stands before it, and has a firewall where it is given one", () => {
    const apiHeader = { name: "x-front", value: "said" }
    const { template } = synthesised({
      apiHeader,
      firewallArn: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/1",
    })
    const { Origins, WebACLId } = config(template)
    const said = Origins.filter(({ OriginCustomHeaders }) => OriginCustomHeaders)
    expect(said).toEqual([
      expect.objectContaining({
        DomainName: "api.example.org",
        OriginCustomHeaders: [{ HeaderName: "x-front", HeaderValue: "said" }],
      }),
    ])
    expect(WebACLId).toMatch(/webacl/)
    expect(config(synthesised().template).WebACLId).toBeUndefined()
  })

  it("has the API behind /api, uncached, with the caller's token and without the site's host", () => {
    const { template } = synthesised()
    const { CacheBehaviors, Origins } = config(template)
    const api = CacheBehaviors.find(({ PathPattern }) => PathPattern === "/api/*")
    // CloudFront's own policies: CachingDisabled, AllViewerExceptHostHeader.
    expect(api).toMatchObject({
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      ViewerProtocolPolicy: "https-only",
    })
    expect(api?.AllowedMethods).toContain("DELETE")
    expect(Origins.find(({ Id }) => Id === api?.TargetOriginId)?.DomainName).toBe("api.example.org")
    expect(api).not.toHaveProperty("FunctionAssociations")
  })

  it("shows every screen by its request, so that a refusal of the API is never turned into a page", () => {
    const { template } = synthesised()
    const { DefaultCacheBehavior, CustomErrorResponses } = config(template)
    expect(CustomErrorResponses).toBeUndefined()
    expect(DefaultCacheBehavior.FunctionAssociations).toEqual([
      expect.objectContaining({ EventType: "viewer-request" }),
    ])
  })

  it("sends the strict policy with everything, and lets a page reach nothing but itself and sign-in", () => {
    const { template } = synthesised()
    const { DefaultCacheBehavior, CacheBehaviors } = config(template)
    for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors]) {
      const headers = headersOf(template, behavior)
      expect(headers).toContain("default-src 'none'")
      // The public page has no sign-in.
      const reached = behavior.PathPattern === "/i/*" ? "" : ` ${origins.join(" ")}`
      expect(headers).toContain(`connect-src 'self'${reached};`)
      expect(headers).toContain("frame-ancestors 'none'")
      expect(headers).not.toMatch(/unsafe-|\bdata:|\*/)
    }
  })

  it("leaves a public page of the API its own, stricter policy, and nothing else", () => {
    const { template } = synthesised()
    const { DefaultCacheBehavior, CacheBehaviors } = config(template)
    const policies = [DefaultCacheBehavior, ...CacheBehaviors].map((behavior) => {
      const { Override } =
        template.toJSON().Resources[behavior.ResponseHeadersPolicyId.Ref].Properties.ResponseHeadersPolicyConfig
          .SecurityHeadersConfig.ContentSecurityPolicy
      return [behavior.PathPattern ?? "*", Override]
    })
    expect(Object.fromEntries(policies)).toEqual({ "*": true, "/assets/*": true, "/i/*": true, "/api/*": false })
  })

  it("keeps what has its content in its name for a year, asks anew for a page, and leaves the API to say", () => {
    const { template } = synthesised()
    const { DefaultCacheBehavior, CacheBehaviors } = config(template)
    const [assets, api] = ["/assets/*", "/api/*"].map((path) =>
      CacheBehaviors.find((each) => each.PathPattern === path),
    )
    expect(headersOf(template, assets as Behavior)).toContain("public, max-age=31536000, immutable")
    expect(headersOf(template, DefaultCacheBehavior)).toContain('"no-cache"')
    expect(headersOf(template, api as Behavior)).not.toContain("cache-control")
  })

  it("speaks TLS 1.2 at least, under its own name where it has one", () => {
    const { site, template } = synthesised({ domain })
    expect(site.url).toBe("https://ventanilla.example.org")
    expect(config(template).ViewerCertificate).toEqual({
      AcmCertificateArn: domain.certificateArn,
      MinimumProtocolVersion: "TLSv1.2_2021",
      SslSupportMethod: "sni-only",
    })
  })

  it("writes down nobody's visit", () => {
    expect(config(synthesised({ domain }).template).Logging).toBeUndefined()
    synthesised().template.hasResourceProperties("AWS::S3::Bucket", { LoggingConfiguration: Match.absent() })
  })
})
