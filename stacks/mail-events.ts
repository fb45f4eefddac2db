import { Duration } from "aws-cdk-lib"
import { CfnEventInvokeConfig } from "aws-cdk-lib/aws-lambda"
import { SnsEventSource } from "aws-cdk-lib/aws-lambda-event-sources"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { Events } from "./events"
import { Mail } from "./mail"

/** Feedback about sent mail: a bounce or a complaint pauses the partner's mailbox. */
export function MailEvents({ stack }: StackContext) {
  const receive = door(stack, "mail-events", {
    handler: "packages/functions/src/mail-events/receive.handler",
    role: use(Access).roles.mailEvents,
    timeout: Duration.seconds(30),
    atOnce: 5,
  })
  receive.addEventSource(new SnsEventSource(use(Mail).returns))
  new CfnEventInvokeConfig(stack, "SetAside", {
    functionName: receive.functionName,
    qualifier: "$LATEST",
    maximumRetryAttempts: 2,
    destinationConfig: { onFailure: { destination: use(Events).lostReturns.queue.queueArn } },
  })
}
