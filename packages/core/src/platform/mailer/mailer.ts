import { spelledOut } from "@ventanilla/hsds/read/phone"
import { type Message, type Safe, safe, UnsafeValueError } from "@ventanilla/mail"
import { Act } from "../actor"
import { Budget } from "../budget"
import { VisibleError } from "../error"
import * as Aws from "../util/aws"
import { Config } from "../util/config"
import { failureName, Log } from "../util/log"
import { Metric } from "../util/metric"
import { perProcess } from "../util/per-process"
import { Vault } from "../vault"

const service = perProcess(async (own) => {
  const sdk = await import("@aws-sdk/client-sesv2")
  return { sdk, client: Aws.open(sdk.SESv2Client, "ses", own) }
})

/** Every kind of mail that leaves, and what keeps it from flooding an address; `null`: its schedule does. */
export const kinds = {
  digest: null,
  code: "code",
  verify_mailbox: "asked",
  reverify_mailbox: "asked",
  ask_listing: "asked",
  invitation: "asked",
  new_link: "asked",
  task: "notice",
  waiting: null,
} as const satisfies Record<string, Budget.Kind | null>
export type Kind = keyof typeof kinds

/** Ids that come back with a bounce or complaint, so that nobody must look an address up. */
export type MailTags = { tenantID: string; kind: Kind; mailboxID?: string }
/** `identity`: the account whose address it is, where it has one. It stands for the address in its budget. */
type To = string | { email: string; identity: string }

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

/**
 * Sends one message to one address. Returns SES's message id; `unavailable` when SES did not take it, or did not say so;
 * `too_many` when the address, or whoever asks for the mail, has had enough of this kind today.
 */
export async function send(to: To, message: Message, tags: MailTags): Promise<string> {
  const spent = await spend(to, tags.kind)
  try {
    return await submit(typeof to === "string" ? to : to.email, message, tags)
  } catch (error) {
    Log.warn("mailer.not_sent", { ...tags, failure: failureName(error) })
    Metric.put({ MailFailed: 1 }, { kind: tags.kind, mailboxID: tags.mailboxID })
    for (const [kind, of] of spent) await Budget.giveBack(kind, of)
    throw new VisibleError("unavailable", "unavailable")
  }
}

async function spend(to: To, kind: Kind): Promise<[Budget.Kind, string][]> {
  const budget = kinds[kind]
  if (budget === null) return []
  const { type, id } = Act.label()
  // Whoever has asked for too much takes nothing of the address's own.
  const spent: [Budget.Kind, string][] = [
    ...(budget === "asked" && type === "staff" ? [["asker", id] as [Budget.Kind, string]] : []),
    [budget, typeof to === "string" ? await tokenOf(to) : to.identity],
  ]
  for (const [each, of] of spent) await Budget.spend(each, of)
  return spent
}

/** An address as a token under the consulate's own key: no row says whose it is. */
const tokenOf = (email: string) => Vault.token("address", email.trim().toLowerCase())

// RFC 3834, and Exchange's word for it: a holiday reply to a mail that nobody reads helps nobody.
const headers = [
  { Name: "Auto-Submitted", Value: "auto-generated" },
  { Name: "X-Auto-Response-Suppress", Value: "All" },
]

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
          Headers: headers,
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
