import { Duration } from "aws-cdk-lib"
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseCustomHeader,
  type ResponseHeadersPolicyProps,
} from "aws-cdk-lib/aws-cloudfront"

/** What a page of the console may load and connect to: its own origin, and the identity provider. */
export const contentSecurityPolicy = (identityOrigins: string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    `connect-src ${["'self'", ...identityOrigins].join(" ")}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ")

const always = (header: string, value: string): ResponseCustomHeader => ({ header, value, override: true })

/**
 * The headers of every answer. `cacheControl`: how long a browser keeps it; by default the origin decides. `ownPolicy`:
 * an answer that has its own content security policy keeps it. The API's public pages have a stricter one, which allows
 * their one stylesheet by hash; every other API answer gets the console's.
 */
export function siteHeaders(
  identityOrigins: string[],
  cacheControl?: string,
  more: Record<string, string> = {},
  ownPolicy = false,
): ResponseHeadersPolicyProps {
  return {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(identityOrigins), override: !ownPolicy },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        always("cross-origin-opener-policy", "same-origin"),
        always("cross-origin-resource-policy", "same-origin"),
        always(
          "permissions-policy",
          "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        ),
        ...(cacheControl ? [always("cache-control", cacheControl)] : []),
        ...Object.entries(more).map(([header, value]) => always(header, value)),
      ],
    },
    // Hides which software answers.
    removeHeaders: ["server", "x-amz-request-id", "x-amz-id-2", "x-amz-version-id", "x-amz-server-side-encryption"],
  }
}

/**
 * For the self-check page that a woman opens by herself: not cached, not indexed, and connecting only to its own
 * origin.
 */
export const selfCheckHeaders = (): ResponseHeadersPolicyProps =>
  siteHeaders([], "no-store", { "x-robots-tag": "noindex, nofollow, noarchive" })
