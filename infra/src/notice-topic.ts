import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib"
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { Key } from "aws-cdk-lib/aws-kms"
import { Topic } from "aws-cdk-lib/aws-sns"
import { Construct } from "constructs"
import { keepKey } from "./kept-key"

export type NoticeTopicProps = {
  topicName: string
  /** Prefix of the names of all the product's roles: none of them manages the topic's key. */
  prefix: string
  /** The AWS service that publishes here, such as `ses.amazonaws.com`. */
  publisher: string
  /** Which resource of that service may publish here; an ARN, which may end in `*`. */
  sourceArn: string
}

/** A topic to which one AWS service publishes: its own encryption key, TLS only, and no other publisher. */
export class NoticeTopic extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { topicName, prefix, publisher, sourceArn }: NoticeTopicProps) {
    super(scope, id)
    const principals = [new ServicePrincipal(publisher)]
    const key = new Key(this, "Key", {
      description: `Encrypts ${topicName}`,
      enableKeyRotation: true,
      // Notices are delivered at once: nothing is left that the key would decrypt.
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(30),
    })
    keepKey(key, { prefix, protect: false })
    // AWS's managed key for SNS cannot be used by another service. The service may act only for this account.
    const conditions = {
      StringEquals: { "aws:SourceAccount": Stack.of(this).account },
      ArnLike: { "aws:SourceArn": sourceArn },
    }
    key.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        conditions,
      }),
    )
    this.topic = new Topic(this, "Topic", { topicName, masterKey: key, enforceSSL: true })
    // A topic policy replaces the default one, which admitted the account's services.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions,
      }),
    )
  }
}
