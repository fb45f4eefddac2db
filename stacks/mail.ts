import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity as Sender,
} from "aws-cdk-lib/aws-ses"
import { Topic } from "aws-cdk-lib/aws-sns"
import type { StackContext } from "sst/constructs"
import { namesOf, settingsOf } from "./settings"

/** Sending: one verified domain, TLS or nothing, no tracking; bounces and complaints come back on `returns`. */
export function Mail({ app, stack }: StackContext) {
  const { mailDomain, mailFrom } = settingsOf(app.stage)
  const identity = new EmailIdentity(stack, "Domain", { identity: Sender.domain(mailDomain) })
  const configuration = new ConfigurationSet(stack, "Sending", {
    configurationSetName: namesOf(app.stage).mailConfigurationSet,
    reputationMetrics: true,
  })
  const returns = new Topic(stack, "Returns", { enforceSSL: true })
  configuration.addEventDestination("Returns", {
    destination: EventDestination.snsTopic(returns),
    events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
  })
  const configurationArn = stack.formatArn({
    service: "ses",
    resource: "configuration-set",
    resourceName: namesOf(app.stage).mailConfigurationSet,
  })
  const address = /<(.+)>/.exec(mailFrom)?.[1] ?? mailFrom
  return { returns, sending: { resources: [identity.emailIdentityArn, configurationArn], fromAddress: address } }
}
