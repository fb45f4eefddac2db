import { randomUUID } from "node:crypto"
import type { SNSEvent } from "aws-lambda"
import type { Mail } from "./mail"

export type MailEventKind = "bounce" | "complaint"

/** The event in which SES tells, through SNS, that a message bounced or was complained about. */
export function mailEvent(kind: MailEventKind, mail: Mail, at: string, permanent = true): SNSEvent {
  const recipients = mail.to.map((emailAddress) => ({ emailAddress }))
  const feedback = { feedbackId: randomUUID(), timestamp: at }
  const body = {
    eventType: kind === "bounce" ? "Bounce" : "Complaint",
    mail: {
      timestamp: mail.at,
      source: mail.from,
      messageId: mail.messageID,
      destination: mail.to,
      tags: Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
    ...(kind === "bounce"
      ? {
          bounce: {
            ...feedback,
            bounceType: permanent ? "Permanent" : "Transient",
            bounceSubType: "General",
            bouncedRecipients: recipients,
          },
        }
      : { complaint: { ...feedback, complaintFeedbackType: "abuse", complainedRecipients: recipients } }),
  }
  const topic = "arn:aws:sns:us-east-1:000000000000:ventanilla-mail-events"
  return {
    Records: [
      {
        EventVersion: "1.0",
        EventSubscriptionArn: `${topic}:${randomUUID()}`,
        EventSource: "aws:sns",
        Sns: {
          SignatureVersion: "1",
          Timestamp: at,
          Signature: "local",
          SigningCertUrl: "local",
          MessageId: randomUUID(),
          Message: JSON.stringify(body),
          MessageAttributes: {},
          Type: "Notification",
          UnsubscribeUrl: "local",
          TopicArn: topic,
        },
      },
    ],
  }
}
