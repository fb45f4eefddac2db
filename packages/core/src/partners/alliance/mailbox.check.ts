import { type MailboxCheck, reverifyMailbox, safe, verifyMailbox } from "@ventanilla/mail"
import { Act } from "../../platform/actor"
import { Mailer } from "../../platform/mailer"
import { prior, Replay } from "../../platform/store"
import { createSecret, formatCapability, hashSecret } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { Config } from "../../platform/util/config"
import { Tenant } from "../../tenancy/tenant/inside"
import type { Check, MailboxRow } from "./alliance.entity"
import { daysAfter, linkDays } from "./mailbox.rules"

type To = Pick<MailboxRow, "mailboxID" | "email" | "language" | "timeZone" | "standing">

/**
 * Mails a link that proves the mailbox, and returns what the row must store of it. The mail is sent before anything is
 * written: what is recorded as sent was sent, and a failed request can be repeated unchanged. A crash between the two
 * leaves the partner with a link that opens nothing; the next mail brings another.
 */
export async function sendCheck(to: To): Promise<Check> {
  const secret = createSecret()
  const expiresAt = daysAfter(Clock.iso(), linkDays)
  const tenantID = Act.tenantID()
  const tenant = await Tenant.current()
  const letter: MailboxCheck = {
    language: to.language,
    ...Mailer.sender(tenant.names, tenant.settings.publicPhone),
    link: safe.link(`${Config.consoleUrl()}/mailbox#${formatCapability(tenantID, to.mailboxID, secret)}`),
    expires: safe.date({ instant: expiresAt, timeZone: to.timeZone }),
  }
  const again = to.standing.status === "verified" || to.standing.status === "lapsed"
  const message = again ? reverifyMailbox(letter) : verifyMailbox(letter)
  const kind = again ? "reverify_mailbox" : "verify_mailbox"
  await Mailer.send(to.email, message, { tenantID, kind, mailboxID: to.mailboxID })
  return { hash: hashSecret(secret), expiresAt }
}

/** A repeated request that was already carried out gets its first answer, before it could send a second mail. */
export async function answerRepeat(): Promise<void> {
  const first = await prior()
  if (first) throw new Replay(first)
}
