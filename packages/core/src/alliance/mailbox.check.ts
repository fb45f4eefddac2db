import { type MailboxCheck, reverifyMailbox, safe, UnsafeValueError, verifyMailbox } from "@ventanilla/mail"
import { Act } from "../actor"
import { VisibleError } from "../error"
import { Mailer } from "../mailer"
import { prior, Replay } from "../store"
import { Tenant } from "../tenant"
import { createSecret, formatCapability, hashSecret } from "../util/capability"
import { Clock } from "../util/clock"
import { Config } from "../util/config"
import { failureName, Log } from "../util/log"
import { spelledOut } from "../util/read/phone"
import type { Check, MailboxRow } from "./alliance.entity"
import { daysAfter, linkDays } from "./mailbox.rules"

type To = Pick<MailboxRow, "mailboxID" | "email" | "language" | "timeZone" | "standing">

/**
 * Mails a link that proves the mailbox, and returns what the row must remember of it. The mail leaves before anything is
 * written: what was written down as sent has been sent, and a failed request can be repeated as it is. A crash between the
 * two leaves a link in the partner's hands that opens nothing; the next mail brings another.
 */
export async function sendCheck(to: To): Promise<Check> {
  const secret = createSecret()
  const expiresAt = daysAfter(Clock.iso(), linkDays)
  const tenantID = Act.tenantID()
  const tenant = await Tenant.current()
  const letter: MailboxCheck = {
    language: to.language,
    office: safe.office(tenant.names),
    phone: phoneOf(tenant.settings.publicPhone),
    link: safe.link(`${Config.consoleUrl()}/mailbox#${formatCapability(tenantID, to.mailboxID, secret)}`),
    expires: safe.date({ instant: expiresAt, timeZone: to.timeZone }),
  }
  const again = to.standing.status === "verified" || to.standing.status === "lapsed"
  const message = again ? reverifyMailbox(letter) : verifyMailbox(letter)
  const kind = again ? "reverify_mailbox" : "verify_mailbox"
  try {
    await Mailer.send(to.email, message, { tenantID, kind, mailboxID: to.mailboxID })
  } catch (error) {
    Log.warn("mailbox.check_not_sent", { mailboxID: to.mailboxID, failure: failureName(error) })
    throw new VisibleError("unavailable", "unavailable")
  }
  return { hash: hashSecret(secret), expiresAt }
}

/** A number that a letter cannot carry is left out of it: the consulate is named all the same. */
function phoneOf(phone: string | null) {
  if (!phone) return undefined
  try {
    return safe.phone(spelledOut(phone))
  } catch (error) {
    if (error instanceof UnsafeValueError) return undefined
    throw error
  }
}

/** A repeat of a request that was carried out gets its first answer before it could send a second mail. */
export async function answerRepeat(): Promise<void> {
  const first = await prior()
  if (first) throw new Replay(first)
}
