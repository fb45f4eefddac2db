import { idSchema } from "@ventanilla/core/util/ids"
import * as z from "zod"

type About = { tenantID: string; mailboxID: string; messageID: string }
export type MailEvent =
  | ({ type: "bounce" | "complaint" } & About)
  | { type: "ignored"; kind: string; mailboxID?: string | undefined }
  | { type: "malformed" }

const one = <S extends z.ZodType>(schema: S) =>
  z
    .array(z.unknown())
    .transform((values) => values[0])
    .pipe(schema)

/**
 * Event publishing names the kind `eventType`, feedback notifications `notificationType`; ids come back as the tags
 * that we sent.
 */
const Body = z.object({
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  mail: z.object({
    messageId: z.string().regex(/^[A-Za-z0-9@._<>+=-]{1,200}$/),
    tags: z
      .object({
        tenantID: one(idSchema("tenant")).optional(),
        mailboxID: one(idSchema("mailbox")).optional(),
      })
      .default({}),
  }),
  bounce: z.object({ bounceType: z.string() }).optional(),
  complaint: z.object({ complaintFeedbackType: z.string().nullish() }).optional(),
})

// Every kind that SES publishes: any other word is not repeated in a log.
const kinds = [
  "Bounce",
  "Complaint",
  "Delivery",
  "DeliveryDelay",
  "Send",
  "Reject",
  "Open",
  "Click",
  "Rendering Failure",
  "Subscription",
]

/** The consequence of one SES event. Never throws; carries ids and kinds only. */
export function parse(message: string): MailEvent {
  const read = Body.safeParse(json(message))
  if (!read.success) return { type: "malformed" }
  const { eventType, notificationType, mail, bounce, complaint } = read.data
  const kind = kinds.find((known) => known === (eventType ?? notificationType)) ?? "unknown"
  const { tenantID, mailboxID } = mail.tags
  // A full mailbox or a slow server is temporary; "not-spam" withdraws a complaint.
  const bounced = kind === "Bounce" && bounce?.bounceType === "Permanent"
  const complained = kind === "Complaint" && complaint?.complaintFeedbackType !== "not-spam"
  // A mail to staff carries no mailbox id: there is nothing to pause.
  if (!(bounced || complained) || !tenantID || !mailboxID) return { type: "ignored", kind, mailboxID }
  return { type: bounced ? "bounce" : "complaint", tenantID, mailboxID, messageID: mail.messageId }
}

function json(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
