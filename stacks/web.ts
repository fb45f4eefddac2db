import { frontHeader } from "@ventanilla/core/util/front.names"
import { ApiAddress } from "@ventanilla/infra/api-address"
import { ConsoleSite } from "@ventanilla/infra/console-site"
import { Firewall } from "@ventanilla/infra/firewall"
import { signInOrigin } from "@ventanilla/infra/identity"
import { SiteFiles } from "@ventanilla/infra/site-files"
import type { RetentionDays } from "aws-cdk-lib/aws-logs"
import { StringParameter } from "aws-cdk-lib/aws-ssm"
import type { StackContext } from "sst/constructs"
import { namesOf, openPaths, settingsOf } from "./settings"

/**
 * The one origin that a browser sees: the built console, and the API behind `/api/*`. Created before the functions,
 * because mails link to it, and before sign-in, which returns to it.
 */
export function Web({ app, stack }: StackContext) {
  const { consoleDomain, logDays, addressRate, closedFront } = settingsOf(app.stage)
  const { prefix, signInPrefix, certificateParameter, firewall, frontParameter } = namesOf(app.stage)
  const address = new ApiAddress(stack, "Address", { apiName: prefix })
  const signIn = signInOrigin(stack.region, signInPrefix)
  const site = new ConsoleSite(stack, "Console", {
    apiHost: address.host,
    identityOrigins: [signIn],
    ...(addressRate
      ? {
          firewallArn: new Firewall(stack, "Firewall", { name: firewall, paths: [...openPaths], aMinute: addressRate })
            .arn,
        }
      : {}),
    ...(closedFront
      ? { apiHeader: { name: frontHeader, value: StringParameter.valueForStringParameter(stack, frontParameter) } }
      : {}),
    ...(consoleDomain
      ? {
          domain: {
            name: consoleDomain,
            // A parameter of the account, not part of the repository.
            certificateArn: StringParameter.valueForStringParameter(stack, certificateParameter),
          },
        }
      : {}),
  })
  new SiteFiles(stack, "Files", {
    folder: "web/dist",
    bucket: site.bucket,
    distribution: site.distribution,
    logDays: logDays as RetentionDays,
  })
  stack.addOutputs({
    console: site.url,
    distribution: site.distribution.distributionDomainName,
    files: site.bucket.bucketName,
  })
  return { address, consoleUrl: site.url, signIn }
}
