import { ApiAddress } from "@ventanilla/infra/api-address"
import { StringParameter } from "aws-cdk-lib/aws-ssm"
import type { StackContext } from "sst/constructs"
import { namesOf, settingsOf } from "./settings"

/**
 * The origin that attachments are fetched from, which is neither the console's nor the API's: whatever a file is, it finds
 * no session there. It stands before the functions, because a leave to fetch one names it.
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
            // Of the account, not of the repository.
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
