import { type Message, type Safe, safe, UnsafeValueError } from "@ventanilla/mail"
import { VisibleError } from "../error"
import * as Aws from "../util/aws"
import { Config } from "../util/config"
import { kept } from "../util/kept"
import { failureName, Log } from "../util/log"
import { Metric } from "../util/metric"
import { spelledOut } from "../util/read/phone"

const service = kept(async (own) => {
  const sdk = await import("@aws-sdk/client-sesv2")
  return { sdk, client: Aws.open(sdk.SESv2Client, "ses", own) }
})

/** Ids that come back with a bounce or complaint, so that nobody must look an address up. */
export type MailTags = { tenantID: string; kind: string; mailboxID?: string }

/** Who a mail is from: the consulate's public name and, when a letter can carry it, its public phone. */
export function sender(
  names: { es: string; en: string },
  phone: string | null,
): { office: Safe<"office">; phone?: Safe<"phone"> } {
  const office = safe.office(names)
  if (!phone) return { office }
  try {
    return { office, phone: safe.phone(spelledOut(phone)) }
  } catch (error) {
    if (error instanceof UnsafeValueError) return { office }
    throw error
  }
}

/** Sends one message to one address. Returns SES's message id; `unavailable` when SES did not take it, or did not say so. */
export async function send(to: string, message: Message, tags: MailTags): Promise<string> {
  try {
    return await submit(to, message, tags)
  } catch (error) {
    Log.warn("mailer.not_sent", { ...tags, failure: failureName(error) })
    Metric.put({ MailFailed: 1 }, { kind: tags.kind, mailboxID: tags.mailboxID })
    throw new VisibleError("unavailable", "unavailable")
  }
}

async function submit(to: string, message: Message, tags: MailTags): Promise<string> {
  const { sdk, client } = await service()
  const configurationSet = Config.mailConfigurationSet()
  const { MessageId } = await client.send(
    new sdk.SendEmailCommand({
      FromEmailAddress: Config.mailFrom(),
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: {
          Subject: { Data: message.subject, Charset: "UTF-8" },
          Body: { Text: { Data: message.text, Charset: "UTF-8" }, Html: { Data: message.html, Charset: "UTF-8" } },
        },
      },
      EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
      ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
    }),
  )
  return MessageId ?? "unknown"
}

/** Forgets the client; for tests that change endpoints. */
export const forget = service.forget
