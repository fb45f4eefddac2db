import { Stack } from "aws-cdk-lib"
import { DomainName, HttpApi, type IDomainName, type IHttpApi } from "aws-cdk-lib/aws-apigatewayv2"
import { Certificate } from "aws-cdk-lib/aws-certificatemanager"
import { Construct } from "constructs"

export type ApiAddressProps = {
  apiName: string
  /** The API's own domain and its certificate's ARN, in this region; its execute-api name is then disabled. */
  domain?: { name: string; certificateArn: string }
}

/**
 * The address of the HTTP API, created before its routes: the site in front and the functions behind both need the
 * address, and the functions need the site. `ApiRoutes` adds the routes.
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
      // CDK's types omit `undefined` where a value may be undefined.
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
