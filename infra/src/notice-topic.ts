import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib"
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { Key } from "aws-cdk-lib/aws-kms"
import { Topic } from "aws-cdk-lib/aws-sns"
import { Construct } from "constructs"
import { keepKey } from "./kept-key"

export type NoticeTopicProps = {
  topicName: string
  /** Before the names of all roles of the product: none of them manages its key. */
  prefix: string
  /** The AWS service that publishes here, such as `ses.amazonaws.com`. */
  publisher: string
  /** What of that service may publish here; an ARN, which may end in `*`. */
  sourceArn: string
}

/** A topic on which one AWS service tells something: encrypted with its own key, over TLS, and closed to every other publisher. */
export class NoticeTopic extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { topicName, prefix, publisher, sourceArn }: NoticeTopicProps) {
    super(scope, id)
    const principals = [new ServicePrincipal(publisher)]
    const key = new Key(this, "Key", {
      description: `Encrypts ${topicName}`,
      enableKeyRotation: true,
      // Notices are passed on at once: nothing is left that the key would open.
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(30),
    })
    keepKey(key, { prefix, protect: false })
    // AWS's own key for SNS cannot be used by another service. The service acts for us alone: for no other account of AWS.
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
    // A policy takes the place of the default one, which let the account's services in.
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
