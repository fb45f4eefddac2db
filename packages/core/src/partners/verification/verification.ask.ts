import { askListing, safe } from "@ventanilla/mail"
import { Audit } from "../../audit/audit/inside"
import { Directory } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Mailer } from "../../platform/mailer"
import { commit, prior, Replay, Store, Writes } from "../../platform/store"
import { createSecret, formatCapability, hashSecret } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { Config } from "../../platform/util/config"
import { createID } from "../../platform/util/id"
import { Tenant } from "../../tenancy/tenant/inside"
import { Alliance } from "../alliance/inside"
import { VerificationEntity } from "./verification.entity"
import { linkDays } from "./verification.rules"
import { AskInput } from "./verification.schema"

type To = { email: string; language: "es" | "en"; timeZone: string; mailboxID?: string }

/** The mailbox that the organisation has proven to be its own; otherwise the address that it publishes. */
async function addressOf(organizationID: string): Promise<To> {
  const { items } = await Alliance.listMailboxes({ organizationID })
  const proven = items.find(({ status }) => status === "verified")
  if (proven) {
    const { email, language, timeZone, mailboxID } = proven
    return { email, language, timeZone, mailboxID }
  }
  const { details } = await Directory.organization(organizationID)
  // An organisation that disowned the mailbox, or wants no mail, is not written to at another address.
  const isPaused = items.some(({ email, status }) => email === details.email?.toLowerCase() && status === "paused")
  if (!details.email || isPaused) throw new VisibleError("conflict", "verification_no_address", "organizationID")
  const { timeZone } = await Tenant.current()
  return { email: details.email, language: "en", timeZone }
}

/**
 * Mails the organisation a link to its own entries. The mail names nobody and says nothing of the content. It is sent
 * before anything is written, as with every link here.
 */
export const ask = verb("verification.ask", AskInput, async ({ organizationID }) => {
  const first = await prior()
  if (first) throw new Replay(first)
  const { services } = await Directory.organization(organizationID)
  if (!services.some(({ status }) => status === "active")) throw new VisibleError("conflict", "verification_no_service")
  const to = await addressOf(organizationID)
  const tenantID = Act.tenantID()
  const { names, settings } = await Tenant.current()
  const [verificationID, secret, now] = [createID("verification"), createSecret(), Clock.iso()]
  const expiresAt = new Date(Date.parse(now) + linkDays * 86_400_000).toISOString()
  await Mailer.send(
    to.email,
    askListing({
      language: to.language,
      reader: to.mailboxID ? "partner" : "published",
      ...Mailer.sender(names, settings.publicPhone),
      link: safe.link(`${Config.consoleUrl()}/listing#${formatCapability(tenantID, verificationID, secret)}`),
      expires: safe.date({ instant: expiresAt, timeZone: to.timeZone }),
    }),
    { tenantID, kind: "ask_listing", ...(to.mailboxID ? { mailboxID: to.mailboxID } : {}) },
  )
  const { table } = await Store.consulate()
  const row = {
    ...{ verificationID, organizationID, expiresAt, language: to.language },
    ...(to.mailboxID ? { mailboxID: to.mailboxID } : {}),
    status: "asked" as const,
    side: "open" as const,
    hash: hashSecret(secret),
    askedAt: now,
    askedBy: Act.label().id,
    confirmed: [],
    proposed: [],
    version: 1,
  }
  return commit({
    writes: [Writes.put(VerificationEntity.create(row).params({ table }))],
    audit: await Audit.entry({ action: "verification.asked", subjects: [verificationID, organizationID] }),
    answer: { verificationID },
  })
})
