import { expect, it } from "vitest"
import { siteHeaders } from "../infra/src/site-headers"
import { securityHeaders } from "../packages/local/src/console"

/** What CloudFront makes of a response headers policy. */
function sent(issuer: string): Record<string, string | undefined> {
  const { securityHeadersBehavior: security, customHeadersBehavior: custom } = siteHeaders([issuer])
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
  const issuer = "https://cognito-idp.us-east-1.amazonaws.com"
  expect(sent(issuer)).toEqual(securityHeaders(issuer))
})
