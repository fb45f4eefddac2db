import { PutCommand } from "@aws-sdk/lib-dynamodb"
import { digest, safe } from "@ventanilla/mail"
import { Act } from "../actor"
import type { Mailbox } from "../alliance/alliance.schema"
import { Mailer } from "../mailer"
import type { Parcel } from "../referral"
import { Store } from "../store"
import { Tenant } from "../tenant"
import { createSecret, formatCapability, hashSecret } from "../util/capability"
import { Clock } from "../util/clock"
import { Config } from "../util/config"
import { createID } from "../util/id"
import { type DigestRow, GrantEntity } from "./digest.entity"
import { linkDays } from "./digest.rules"

/** Composes and sends one digest with a link of its own. An earlier try's link stays valid: its mail may have arrived. */
export async function mail(mailbox: Mailbox, claimed: DigestRow, parcel: Parcel): Promise<string> {
  const { names, settings } = await Tenant.current()
  const { link, endsAt } = await grant(mailbox.mailboxID)
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

async function grant(mailboxID: string) {
  const handle = await Store.consulate()
  const grantID = createID("grant")
  const secret = createSecret()
  const now = Clock.now().getTime()
  const endsAt = new Date(now + linkDays * 86_400_000).toISOString()
  const params = GrantEntity.create({
    grantID,
    mailboxID,
    hash: hashSecret(secret),
    endsAt,
    createdAt: new Date(now).toISOString(),
    expiresAt: Math.floor(now / 1000) + (linkDays + 30) * 86_400,
  }).params({ table: handle.table })
  await handle.client.send(new PutCommand(params as ConstructorParameters<typeof PutCommand>[0]))
  return { endsAt, link: `${Config.consoleUrl()}/p#${formatCapability(Act.tenantID(), grantID, secret)}` }
}
