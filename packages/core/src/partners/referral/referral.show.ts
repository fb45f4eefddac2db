import { randomInt } from "node:crypto"
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { UpdateCommand } from "@aws-sdk/lib-dynamodb"
import { oneTimeCode, safe } from "@ventanilla/mail"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Consent } from "../../casework/consent/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { Budget } from "../../platform/budget"
import { VisibleError } from "../../platform/error"
import { Mailer } from "../../platform/mailer"
import { commit, prior, Replay, retrying, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { createSecret } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Tenant } from "../../tenancy/tenant/inside"
import { Alliance } from "../alliance/inside"
import { Grant } from "../grant/inside"
import { type CodeVerdict, checkCode, mostTries, triesLeftOver, waitAfterTries } from "./referral.code"
import { CodeEntity, type CodeRow, type ReferralRow } from "./referral.entity"
import { own } from "./referral.partner"
import { moved, row, write } from "./referral.row"
import { checkShowing } from "./referral.rules"
import { FromIDInput, ShowInput, type Shown, ShownInput } from "./referral.schema"

const codeMinutes = 10
/** Minutes for which the same page may read back what it was shown. */
const shownMinutes = 15

/**
 * The consent under which the woman's fields may be shown now: live, with fields, after the partner accepted, to a
 * mailbox that is still verified, under an alliance still in force.
 */
async function mayShow(found: ReferralRow) {
  const now = Clock.iso()
  const [consent, mailbox, allianceInForce] = await awaitAll([
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

/** A reader of the row could try a million codes in no time, so the stored hash is keyed with the consulate's key. */
const keyed = (salt: string, code: string) => Vault.token("code", `${salt}${code}`)

/**
 * Mails a one-time code to the verified mailbox. The mail is sent before the row is written: a stored code was sent.
 */
export const sendCode = verb("partner.code", FromIDInput, async ({ referralID }) => {
  // Before a second mail could be sent: its code would open nothing.
  const first = await prior()
  if (first) throw new Replay(first)
  const found = await own(referralID)
  const { mailbox } = await mayShow(found)
  const now = Clock.now()
  const last = await codeOf(found)
  if (last && now.getTime() - Date.parse(last.sentAt) < 60_000)
    throw new VisibleError("too_many", "code_too_soon", undefined, 60)
  const tries = triesLeftOver(last, now.toISOString())
  if (last && tries >= mostTries)
    throw new VisibleError("too_many", "code_exhausted", undefined, waitAfterTries(last, now.toISOString()))
  const code = String(randomInt(1_000_000)).padStart(6, "0")
  const tenant = await Tenant.current()
  const message = oneTimeCode({
    language: mailbox.language,
    ...Mailer.sender(tenant.names, tenant.settings.publicPhone),
    code: safe.code(code),
  })
  await Budget.spend("codeAtOnce", referralID)
  try {
    await Mailer.send(mailbox.email, message, { tenantID: Act.tenantID(), kind: "code", mailboxID: mailbox.mailboxID })
  } catch (error) {
    await Budget.giveBack("codeAtOnce", referralID)
    throw error
  }
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
 * Consumes a correct code and writes the disclosure into the ledger, in one transaction that commits only if the
 * woman's consent is as it was read. Every attempt is counted before it is compared. Returns the id of the ledger row;
 * `shown` reads the fields.
 */
export const show = verb("partner.disclose", ShowInput, async ({ referralID, code }) => {
  const found = await own(referralID)
  const { consent } = await mayShow(found)
  const kept = await counted(found, await codeOf(found))
  if ((await keyed(kept.salt, code)) !== kept.hash) return wrong(found, kept)
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
      Writes.put(
        CodeEntity.put({ ...kept, used: true })
          .where(({ codeID, used }, { eq }) => `${eq(codeID, kept.codeID)} AND ${eq(used, false)}`)
          .params({ table }),
      ),
    ],
    audit: await Audit.entry({
      action: "person.disclosed",
      subjects: [found.personID, referralID, disclosure.disclosureID, found.casefileID],
    }),
    answer: { disclosureID: disclosure.disclosureID },
  })
})

/**
 * The code with this attempt counted, or a refusal: however many requests arrive at once, no more than five are ever
 * compared with it. The count is a separate write, before there is anything to audit.
 */
async function counted({ referralID, mailboxID }: ReferralRow, kept: CodeRow | null): Promise<CodeRow> {
  const verdict = checkCode(kept, Clock.iso())
  if (!kept || verdict !== "open") throw refusal(verdict === "open" ? "missing" : verdict)
  const { table, client } = await Store.consulate()
  try {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `code#${referralID}`, sk: mailboxID },
        UpdateExpression: "ADD tries :one",
        ConditionExpression: "codeID = :codeID AND tries < :most AND #used = :no",
        ExpressionAttributeNames: { "#used": "used" },
        ExpressionAttributeValues: { ":one": 1, ":codeID": kept.codeID, ":most": mostTries, ":no": false },
        ReturnValues: "ALL_NEW",
      }),
    )
    return { ...kept, tries: Number(Attributes?.tries) }
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    throw refusal("exhausted")
  }
}

/** Audits a wrong code; the last attempt at a code counts against the link. */
async function wrong(found: ReferralRow, { tries }: CodeRow): Promise<never> {
  const { referralID, folio, casefileID, organizationID, mailboxID } = found
  const closed = await retrying(async () => {
    const last =
      tries === mostTries
        ? await Grant.writesOfExhausted({ referralID, folio, casefileID, organizationID })
        : { writes: [], closed: false }
    await commit({
      writes: last.writes,
      audit: await Audit.entry({ action: "referral.code_refused", subjects: [referralID, mailboxID] }),
      answer: {},
      remembered: false,
    })
    return last.closed
  })
  if (closed) await Grant.told()
  throw new VisibleError("validation", "code_wrong", "code")
}

function refusal(verdict: Exclude<CodeVerdict, "open">): VisibleError {
  switch (verdict) {
    case "exhausted":
      return new VisibleError("too_many", "code_exhausted", "code", 3600)
    case "expired":
      return new VisibleError("gone", "code_expired", "code")
    case "missing":
      return new VisibleError("validation", "code_wrong", "code")
    default:
      return verdict satisfies never
  }
}

/**
 * The fields listed in the consent, for the page that just gave the code; for 15 minutes, and only while the consent is
 * live.
 */
export const shown = verb("partner.read", ShownInput, async ({ disclosureID }): Promise<Shown> => {
  const disclosure = await Consent.disclosureFromID(disclosureID)
  const { grantID } = Act.partner()
  const found = await row(disclosure.referralID)
  if (disclosure.grantID !== grantID || found.mailboxID !== Act.partner().mailboxID)
    throw new VisibleError("not_found", "not_found")
  const until = new Date(Date.parse(disclosure.at) + shownMinutes * 60_000).toISOString()
  const { consent } = await mayShow(found)
  if (until <= Clock.iso()) throw new VisibleError("gone", "code_expired")
  await Audit.read({ action: "person.shown", subjects: [disclosure.personID, disclosure.referralID, disclosureID] })
  const [her, casefile] = await awaitAll([
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
