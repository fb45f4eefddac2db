import * as Alliance from "@ventanilla/core/partners/alliance"
import { Act } from "@ventanilla/core/platform/actor"
import * as Tenant from "@ventanilla/core/tenancy/tenant"
import { Log } from "@ventanilla/core/util/log"
import type { SNSEvent } from "aws-lambda"
import { invocation } from "../invocation"
import { type MailEvent, parse } from "./parse"

/**
 * Handles SES's events about sent mails, received by SNS. A bounce or complaint pauses the mailbox and becomes a task;
 * everything else is at most logged, by kind and id, because an event quotes addresses and subjects. An event that
 * cannot be parsed is dropped, since a retry would not help; a table that does not answer is thrown, so that SNS tries
 * again.
 */
export async function handler(event: SNSEvent): Promise<void> {
  for (const { Sns } of event.Records) await invocation(() => receive(Sns.Message))
}

async function receive(message: string): Promise<void> {
  const event = parse(message)
  switch (event.type) {
    case "bounce":
    case "complaint":
      return pause(event)
    case "ignored":
      return Log.info("mail_events.ignored", { event: event.kind, mailboxID: event.mailboxID })
    case "malformed":
      return Log.warn("mail_events.malformed")
    default:
      return event satisfies never
  }
}

async function pause({
  type,
  tenantID,
  mailboxID,
  messageID,
}: Extract<MailEvent, { mailboxID: string; messageID: string }>) {
  const tenant = await Act.with({ type: "system", job: "mail-events" }, () => Tenant.find(tenantID))
  if (!tenant || (tenant.status !== "active" && tenant.status !== "suspended")) {
    return Log.warn("mail_events.no_consulate", { tenantID, mailboxID })
  }
  const changed = await Act.with({ type: "system", job: "mail-events", tenantID }, () =>
    Alliance.pause(mailboxID, type, messageID),
  )
  Log.info("mail_events.received", { event: type, tenantID, mailboxID, changed })
}
