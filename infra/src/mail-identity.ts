import { RemovalPolicy, Stack } from "aws-cdk-lib"
import {
  CfnConfigurationSetEventDestination,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses"
import type { Topic } from "aws-cdk-lib/aws-sns"
import { Construct } from "constructs"
import { NoticeTopic } from "./notice-topic"

export type MailIdentityProps = {
  /** The domain of the sender's address; its DNS administrator publishes the DKIM records. */
  domain: string
  /** The MAIL FROM subdomain of the envelope, so that SPF passes for the domain itself. It receives nothing else. */
  mailFromDomain: string
  configurationSetName: string
  /** The identity outlives its stack, because its DKIM records are published by hand. */
  protect: boolean
}

/**
 * A domain from which mail is sent: DKIM-signed, TLS required, without tracking of opens or clicks. Bounces, complaints
 * and rejections are published on `returns`.
 */
export class MailIdentity extends Construct {
  readonly returns: Topic
  readonly identityArn: string
  readonly configurationSetArn: string
  /** The CNAME records that prove the domain, to be published in its DNS. */
  readonly dkimRecords: { name: string; value: string }[]

  constructor(
    scope: Construct,
    id: string,
    { domain, mailFromDomain, configurationSetName, protect }: MailIdentityProps,
  ) {
    super(scope, id)
    this.configurationSetArn = Stack.of(this).formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName: configurationSetName,
    })
    const configurationSet = new ConfigurationSet(this, "Sending", {
      configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    const identity = new EmailIdentity(this, "Domain", {
      identity: Identity.domain(domain),
      configurationSet,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      mailFromDomain,
      // A digest under Amazon's return path is better than none: DKIM still authenticates the domain.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      // Feedback goes to the topic; by mail it would put addresses into somebody's mailbox.
      feedbackForwarding: false,
    })
    identity.applyRemovalPolicy(protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
    this.identityArn = identity.emailIdentityArn
    this.dkimRecords = identity.dkimRecords
    this.returns = new NoticeTopic(this, "Returns", {
      topicName: `${configurationSetName}-mail-returns`,
      prefix: configurationSetName,
      publisher: "ses.amazonaws.com",
      sourceArn: this.configurationSetArn,
    }).topic
    const destination = new CfnConfigurationSetEventDestination(this, "Events", {
      configurationSetName: configurationSet.configurationSetName,
      eventDestination: {
        name: "returns",
        enabled: true,
        matchingEventTypes: ["bounce", "complaint", "reject"],
        snsDestination: { topicArn: this.returns.topicArn },
      },
    })
    // SES tests the topic when the destination is created.
    destination.node.addDependency(this.returns)
  }
}
