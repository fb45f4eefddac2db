import type { Message } from "@ventanilla/mail"
import { Config } from "../util/config"

type Client = import("@aws-sdk/client-sesv2").SESv2Client
let client: Client | undefined

/** Ids that come back with a bounce or complaint, so that nobody must look an address up. */
export type MailTags = { tenantID: string; kind: string; mailboxID?: string }

/** Sends one message to one address. Returns SES's message id. Throws what the SDK throws: the caller decides who tries again. */
export async function send(to: string, message: Message, tags: MailTags): Promise<string> {
  const sdk = await import("@aws-sdk/client-sesv2")
  client ??= new sdk.SESv2Client({ maxAttempts: 1 })
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
export function forget() {
  client = undefined
}
