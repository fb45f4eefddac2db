import { expect, it } from "vitest"
import { selfCheckHeaders as sentSelfCheckHeaders, siteHeaders } from "../infra/src/site-headers"
import { securityHeaders, selfCheckHeaders } from "../packages/local/src/console"

/** The headers that CloudFront sends for a response headers policy. */
function sent(policy: ReturnType<typeof siteHeaders>): Record<string, string | undefined> {
  const { securityHeadersBehavior: security, customHeadersBehavior: custom } = policy
  const { strictTransportSecurity: hsts } = security ?? {}
  return {
    "content-security-policy": security?.contentSecurityPolicy?.contentSecurityPolicy,
    "x-content-type-options": security?.contentTypeOptions ? "nosniff" : undefined,
    "x-frame-options": security?.frameOptions?.frameOption,
    "referrer-policy": security?.referrerPolicy?.referrerPolicy,
    "strict-transport-security": hsts
      ? `max-age=${hsts.accessControlMaxAge.toSeconds()}${hsts.includeSubdomains ? "; includeSubDomains" : ""}`
      : undefined,
    ...Object.fromEntries((custom?.customHeaders ?? []).map(({ header, value }) => [header, value])),
  }
}

it("a page carries the same headers on one's own machine as behind CloudFront", () => {
  const signIn = "https://ventanilla.auth.us-east-1.amazoncognito.com"
  expect(sent(siteHeaders([signIn]))).toEqual(securityHeaders(signIn))
})

it("so does the page that a woman opens by herself, which nothing keeps and which reaches its own origin alone", () => {
  expect(sent(sentSelfCheckHeaders())).toEqual(selfCheckHeaders())
  expect(selfCheckHeaders()).toMatchObject({
    "cache-control": "no-store",
    "x-robots-tag": expect.stringContaining("noindex"),
  })
  expect(selfCheckHeaders()["content-security-policy"]).toContain("connect-src 'self';")
})
