import { digest, safe } from "@ventanilla/mail"
import type { Mailbox } from "../../partners/alliance/alliance.schema"
import { Grant } from "../../partners/grant/inside"
import type { Parcel } from "../../partners/referral/inside"
import { Act } from "../../platform/actor"
import { Mailer } from "../../platform/mailer"
import { Tenant } from "../../tenancy/tenant/inside"
import type { DigestRow } from "./digest.entity"

/**
 * Composes and sends one digest with its own link. The link of an earlier attempt stays valid, because that mail may
 * have arrived.
 */
export async function mail(mailbox: Mailbox, claimed: DigestRow, parcel: Parcel): Promise<string> {
  const { names, settings } = await Tenant.current()
  const { link, endsAt } = await Grant.make(mailbox, claimed.scheduledAt)
  const folios = (rows: Parcel["fresh"], ids: string[]) =>
    rows.filter(({ referralID }) => ids.includes(referralID)).map(({ folio }) => safe.folio(folio))
  const message = digest({
    language: mailbox.language,
    ...Mailer.sender(names, settings.publicPhone),
    number: safe.digestNumber(claimed.number),
    fresh: folios(parcel.fresh, claimed.freshIDs),
    waiting: folios(parcel.waiting, claimed.waitingIDs),
    link: safe.link(link),
    validUntil: safe.date({ instant: endsAt, timeZone: mailbox.timeZone }),
  })
  return Mailer.send(mailbox.email, message, { tenantID: Act.tenantID(), kind: "digest", mailboxID: mailbox.mailboxID })
}
