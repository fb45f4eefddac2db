import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib"
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { Key } from "aws-cdk-lib/aws-kms"
import { Topic } from "aws-cdk-lib/aws-sns"
import { Construct } from "constructs"

export type NoticeTopicProps = {
  topicName: string
  /** The AWS service that publishes here, such as `ses.amazonaws.com`. */
  publisher: string
  /** What of that service may publish here; an ARN, which may end in `*`. */
  sourceArn: string
}

/** A topic on which one AWS service tells something: encrypted with its own key, over TLS, and closed to every other publisher. */
export class NoticeTopic extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { topicName, publisher, sourceArn }: NoticeTopicProps) {
    super(scope, id)
    const principals = [new ServicePrincipal(publisher)]
    const key = new Key(this, "Key", {
      description: `Encrypts ${topicName}`,
      enableKeyRotation: true,
      // Notices are passed on at once: nothing is left that the key would open.
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    })
    // AWS's own key for SNS cannot be used by another service; whose notices are taken is the topic's to say.
    key.addToResourcePolicy(
      new PolicyStatement({ principals, actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: ["*"] }),
    )
    this.topic = new Topic(this, "Topic", { topicName, masterKey: key, enforceSSL: true })
    // A policy takes the place of the default one, which let the account's services in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { "aws:SourceAccount": Stack.of(this).account },
          ArnLike: { "aws:SourceArn": sourceArn },
        },
      }),
    )
  }
}
