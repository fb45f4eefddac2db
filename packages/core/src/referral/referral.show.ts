import { randomInt } from "node:crypto"
import { oneTimeCode, safe } from "@ventanilla/mail"
import { Act } from "../actor"
import { Alliance } from "../alliance"
import { Audit } from "../audit"
import { CaseFile } from "../casefile"
import { Consent } from "../consent"
import { VisibleError } from "../error"
import { Mailer } from "../mailer"
import { Person } from "../person"
import { commit, prior, Replay, Store, Writes } from "../store"
import { Tenant } from "../tenant"
import { createSecret } from "../util/capability"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { Vault } from "../vault"
import { type CodeVerdict, judgeCode, mostTries, triesLeftOver } from "./referral.code"
import { CodeEntity, type CodeRow, type ReferralRow } from "./referral.entity"
import { own } from "./referral.partner"
import { moved, row, write } from "./referral.row"
import { checkShowing } from "./referral.rules"
import { FromIDInput, ShowInput, type Shown, ShownInput } from "./referral.schema"

const codeMinutes = 10
/** How long the same page may read back what it was shown. */
const shownMinutes = 15

/**
 * The consent under which her fields may be shown now: live, with fields, and only once the partner has accepted; to a
 * mailbox that is still verified, under an alliance still in force.
 */
async function mayShow(found: ReferralRow) {
  const now = Clock.iso()
  const [consent, mailbox, allianceInForce] = await Promise.all([
    Consent.row(found.consentID),
    Alliance.mailboxFromID(found.mailboxID),
    Alliance.inForce(found.organizationID, now),
  ])
  checkShowing({
    status: found.state.status,
    consent: (await Consent.waits(consent)) ? "revoked" : Consent.statusAt(consent, now),
    fields: consent.fields.length,
    byPage: Consent.travels(consent, "partner_page"),
    allianceInForce,
    mailboxReady: mailbox.status === "verified",
  })
  return { consent, mailbox }
}

async function codeOf(found: ReferralRow): Promise<CodeRow | null> {
  const handle = await Store.consulate()
  const { data } = await CodeEntity.get({ referralID: found.referralID, mailboxID: found.mailboxID }).go({
    ...handle,
    consistent: true,
  })
  return data
}

/** A million codes are soon tried by whoever reads the row: what stands there is made with the consulate's key. */
const keyed = (salt: string, code: string) => Vault.token("code", `${salt}${code}`)

/** Mails a one-time code to the verified mailbox. The mail leaves first: a code that was remembered has been sent. */
export const sendCode = fn(FromIDInput, async ({ referralID }) => {
  Act.assert("partner.code")
  // Before a second mail could leave: its code would open nothing.
  const first = await prior()
  if (first) throw new Replay(first)
  const found = await own(referralID)
  const { mailbox } = await mayShow(found)
  const now = Clock.now()
  const last = await codeOf(found)
  if (last && now.getTime() - Date.parse(last.sentAt) < 60_000) throw new VisibleError("too_many", "code_too_soon")
  const tries = triesLeftOver(last, now.toISOString())
  if (tries >= mostTries) throw new VisibleError("too_many", "code_exhausted")
  const code = String(randomInt(1_000_000)).padStart(6, "0")
  const tenant = await Tenant.current()
  const message = oneTimeCode({
    language: mailbox.language,
    ...Mailer.sender(tenant.names, tenant.settings.publicPhone),
    code: safe.code(code),
  })
  await Mailer.send(mailbox.email, message, { tenantID: Act.tenantID(), kind: "code", mailboxID: mailbox.mailboxID })
  const salt = createSecret()
  const endsAt = new Date(now.getTime() + codeMinutes * 60_000).toISOString()
  const record = {
    referralID,
    mailboxID: found.mailboxID,
    codeID: createSecret(),
    salt,
    hash: await keyed(salt, code),
    sentAt: now.toISOString(),
    endsAt,
    tries,
    used: false,
    expiresAt: Math.floor(now.getTime() / 1000) + 86_400,
  }
  const { table } = await Store.consulate()
  const put = CodeEntity.put(record)
  return commit({
    writes: [
      Writes.put(
        last
          ? put.where(({ codeID }, { eq }) => eq(codeID, last.codeID)).params({ table })
          : put.where(({ codeID }, { notExists }) => notExists(codeID)).params({ table }),
      ),
    ],
    audit: await Audit.entry({ action: "referral.code_sent", subjects: [referralID, found.mailboxID] }),
    answer: { expiresAt: endsAt },
  })
})

/**
 * Burns a right code and writes the showing into the ledger, in one transaction that holds only if her consent is as it
 * was read. A wrong code costs one of five tries. Answers the ledger row's id; `shown` reads the fields.
 */
export const show = fn(ShowInput, async ({ referralID, code }) => {
  Act.assert("partner.disclose")
  const found = await own(referralID)
  const { consent } = await mayShow(found)
  const kept = await codeOf(found)
  const given = kept && (await keyed(kept.salt, code))
  const verdict = judgeCode(kept, () => given === kept?.hash, Clock.iso())
  if (!kept || verdict !== "right") return refuse(found, kept, verdict)
  const { table } = await Store.consulate()
  const now = Clock.iso()
  const disclosure = await Consent.writeDisclosure({
    casefileID: found.casefileID,
    personID: found.personID,
    organizationID: found.organizationID,
    referralID,
    consentID: consent.consentID,
    grantID: Act.partner().grantID,
    fields: consent.fields,
    channel: "partner_page",
  })
  return commit({
    writes: [
      disclosure.write,
      await Consent.unchanged(consent),
      await write(found, moved(found, found.state, "shown", now)),
      Writes.put(tried(kept, { used: true }).params({ table })),
    ],
    audit: await Audit.entry({
      action: "person.disclosed",
      subjects: [found.personID, referralID, disclosure.disclosureID, found.casefileID],
    }),
    answer: { disclosureID: disclosure.disclosureID },
  })
})

const tried = (kept: CodeRow, change: Partial<CodeRow>) =>
  CodeEntity.put({ ...kept, ...change }).where(
    ({ codeID, tries, used }, { eq }) =>
      `${eq(codeID, kept.codeID)} AND ${eq(tries, kept.tries)} AND ${eq(used, false)}`,
  )

async function refuse(found: ReferralRow, kept: CodeRow | null, verdict: CodeVerdict): Promise<never> {
  if (kept && verdict === "wrong") {
    const { table } = await Store.consulate()
    await commit({
      writes: [Writes.put(tried(kept, { tries: kept.tries + 1 }).params({ table }))],
      audit: await Audit.entry({ action: "referral.code_refused", subjects: [found.referralID, found.mailboxID] }),
      answer: {},
      remembered: false,
    })
  }
  if (verdict === "exhausted") throw new VisibleError("too_many", "code_exhausted", "code")
  throw new VisibleError(
    verdict === "expired" ? "gone" : "validation",
    verdict === "expired" ? "code_expired" : "code_wrong",
    "code",
  )
}

/** The fields her consent lists, for the page that just gave the code; for 15 minutes, and only while the consent lives. */
export const shown = fn(ShownInput, async ({ disclosureID }): Promise<Shown> => {
  Act.assert("partner.read")
  const disclosure = await Consent.disclosureFromID(disclosureID)
  const { grantID } = Act.partner()
  const found = await row(disclosure.referralID)
  if (disclosure.grantID !== grantID || found.mailboxID !== Act.partner().mailboxID)
    throw new VisibleError("not_found", "not_found")
  const until = new Date(Date.parse(disclosure.at) + shownMinutes * 60_000).toISOString()
  const { consent } = await mayShow(found)
  if (until <= Clock.iso()) throw new VisibleError("gone", "code_expired")
  await Audit.read({ action: "person.shown", subjects: [disclosure.personID, disclosure.referralID, disclosureID] })
  const [her, casefile] = await Promise.all([
    Person.forDisclosure(disclosure.personID),
    CaseFile.factsOf(disclosure.casefileID),
  ])
  const fields = disclosure.fields.filter((field) => consent.fields.includes(field))
  const has = (field: (typeof fields)[number]) => fields.includes(field)
  return {
    folio: found.folio,
    fields,
    until,
    ...(has("full_name") ? { names: her.names } : {}),
    ...(has("preferred_name") ? { preferredName: her.preferredName } : {}),
    ...(has("languages") ? { languages: her.languages } : {}),
    ...(has("safe_contact") ? { safeContact: her.safeContact } : {}),
    ...(has("needs") ? { needs: casefile.needs } : {}),
  }
})
