import { RemovalPolicy } from "aws-cdk-lib"
import { Certificate } from "aws-cdk-lib/aws-certificatemanager"
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront"
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins"
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"
import { selfCheckHeaders, siteHeaders } from "./site-headers"
import { sitePath } from "./site-path"

export type ConsoleSiteProps = {
  /** Host of the HTTP API; `/api/*` goes there, so that console and API are one origin. */
  apiHost: string
  /** Origins of the identity provider, which the console's policy lets it call. */
  identityOrigins: string[]
  /** A firewall in front of it all, by its ARN. */
  firewallArn?: string
  /**
   * A secret header by which the API knows that a request came through this site; the same header from a viewer is
   * replaced.
   */
  apiHeader?: { name: string; value: string }
  /**
   * The site's own domain and the ARN of its certificate, which CloudFront needs in us-east-1; by default CloudFront's
   * name.
   */
  domain?: { name: string; certificateArn: string }
}

const year = 365 * 86_400

/**
 * The console: a private bucket behind CloudFront, with a strict content security policy, and the API under the same
 * name.
 */
export class ConsoleSite extends Construct {
  readonly bucket: Bucket
  readonly distribution: Distribution
  /** The origin as a browser writes it. */
  readonly url: string

  constructor(
    scope: Construct,
    id: string,
    { apiHost, identityOrigins, domain, firewallArn, apiHeader }: ConsoleSiteProps,
  ) {
    super(scope, id)
    this.bucket = new Bucket(this, "Files", {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // Its content can be built again from the sources.
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const headers = (name: string, cacheControl?: string) =>
      new ResponseHeadersPolicy(this, name, siteHeaders(identityOrigins, cacheControl))
    const files = S3BucketOrigin.withOriginAccessControl(this.bucket)
    const toScreen = new EdgeFunction(this, "ToScreen", {
      code: FunctionCode.fromInline(sitePath),
      runtime: FunctionRuntime.JS_2_0,
    })
    const page: BehaviorOptions = {
      origin: files,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      compress: true,
    }
    this.distribution = new Distribution(this, "Distribution", {
      defaultBehavior: {
        ...page,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers("PageHeaders", "no-cache"),
        functionAssociations: [{ function: toScreen, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        // File names change with their content.
        "/assets/*": {
          ...page,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: headers("AssetHeaders", `public, max-age=${year}, immutable`),
        },
        "/i/*": {
          ...page,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: new ResponseHeadersPolicy(this, "LeafHeaders", selfCheckHeaders()),
          functionAssociations: [{ function: toScreen, eventType: FunctionEventType.VIEWER_REQUEST }],
        },
        "/api/*": {
          origin: new HttpOrigin(apiHost, {
            protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
            ...(apiHeader ? { customHeaders: { [apiHeader.name]: apiHeader.value } } : {}),
          }),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          // Forwards the token but not the host, which API Gateway would not recognise.
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: new ResponseHeadersPolicy(
            this,
            "ApiHeaders",
            siteHeaders(identityOrigins, undefined, {}, true),
          ),
        },
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(firewallArn ? { webAclId: firewallArn } : {}),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(domain
        ? {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, "Certificate", domain.certificateArn),
          }
        : {}),
    })
    this.url = `https://${domain?.name ?? this.distribution.distributionDomainName}`
    NagSuppressions.addResourceSuppressions(this.bucket, [
      { id: "AwsSolutions-S1", reason: "Public files, read by CloudFront alone: its access log would say nothing." },
    ])
    NagSuppressions.addResourceSuppressions(this.distribution, [
      { id: "AwsSolutions-CFR1", reason: "Consulates, and women who use the partner's page, are in every country." },
      ...(firewallArn
        ? []
        : [
            {
              id: "AwsSolutions-CFR2",
              reason: "A developer's stage: the API throttles by route; prod has a firewall.",
            },
          ]),
      {
        id: "AwsSolutions-CFR3",
        reason:
          "An access log would keep who looked at which page from which address. The API's own log keeps neither.",
      },
      ...(domain
        ? []
        : [
            {
              id: "AwsSolutions-CFR4",
              reason: "CloudFront's own name has CloudFront's own protocol; prod has a domain.",
            },
          ]),
    ])
  }
}
