import { Stack } from "aws-cdk-lib"
import { DomainName, HttpApi, type IDomainName, type IHttpApi } from "aws-cdk-lib/aws-apigatewayv2"
import { Certificate } from "aws-cdk-lib/aws-certificatemanager"
import { Construct } from "constructs"

export type ApiAddressProps = {
  apiName: string
  /** The API's own name and its certificate's ARN, in this region; its execute-api name is closed then. */
  domain?: { name: string; certificateArn: string }
}

/**
 * Where the HTTP API answers, before anything answers there: the site in front of it and the functions behind it both
 * have to know, and the functions have to know the site. `ApiRoutes` gives it its routes.
 */
export class ApiAddress extends Construct {
  readonly api: IHttpApi
  readonly domainName: IDomainName | undefined
  /** The host, without a scheme. */
  readonly host: string

  constructor(scope: Construct, id: string, { apiName, domain }: ApiAddressProps) {
    super(scope, id)
    this.api = new HttpApi(this, "Api", {
      apiName,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
      // CDK's classes do not say `undefined` where they mean it.
    }) as IHttpApi
    this.domainName = domain
      ? new DomainName(this, "Domain", {
          domainName: domain.name,
          certificate: Certificate.fromCertificateArn(this, "Certificate", domain.certificateArn),
        })
      : undefined
    const { region, urlSuffix } = Stack.of(this)
    this.host = domain?.name ?? `${this.api.apiId}.execute-api.${region}.${urlSuffix}`
  }
}
