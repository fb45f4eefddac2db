import { ApiAddress } from "@ventanilla/infra/api-address"
import { StringParameter } from "aws-cdk-lib/aws-ssm"
import type { StackContext } from "sst/constructs"
import { namesOf, settingsOf } from "./settings"

/**
 * The origin from which attachments are downloaded, different from the console's and the API's: whatever a file
 * contains, it finds no session there. Created before the functions, because download URLs name it.
 */
export function Files({ app, stack }: StackContext) {
  const { filesDomain } = settingsOf(app.stage)
  const { prefix, filesCertificateParameter } = namesOf(app.stage)
  const address = new ApiAddress(stack, "Address", {
    apiName: `${prefix}-files`,
    ...(filesDomain
      ? {
          domain: {
            name: filesDomain,
            // A parameter of the account, not part of the repository.
            certificateArn: StringParameter.valueForStringParameter(stack, filesCertificateParameter),
          },
        }
      : {}),
  })
  const filesUrl = `https://${address.host}`
  stack.addOutputs({
    origin: filesUrl,
    ...(address.domainName ? { regional: address.domainName.regionalDomainName } : {}),
  })
  return { address, filesUrl }
}
