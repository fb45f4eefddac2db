import { Act } from "../actor"
import { Audit } from "../audit"
import { CaseFile } from "../casefile"
import { Consent } from "../consent"
import { type Disclosure, GiveInput, type Info, LedgerInput, ListInput, RevokeInput } from "../consent/consent.schema"
import { Directory } from "../directory"
import { commit, retrying, type Write } from "../store"
import { Task } from "../task"
import { absent } from "../util/absent"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { createID } from "../util/id"
import type { Page } from "../util/schema"
import { Vault } from "../vault"
import { ofCaseFile } from "./referral.list"
import { moved, write } from "./referral.row"
import { isOpen, isQueued, withdraw } from "./referral.rules"

/** Records that she agreed: one organisation, one purpose, named fields, a period. */
export const giveConsent = fn(GiveInput, async (input) => {
  Act.assert("consent.give")
  const { casefileID, organizationID, witness, ...consent } = input
  const casefile = await CaseFile.factsOf(casefileID)
  CaseFile.assertOpen(casefile)
  await Directory.organization(organizationID)
  const now = Clock.iso()
  const startsAt = input.startsAt ? Consent.canonical(input.startsAt) : now
  const endsAt = Consent.canonical(input.endsAt)
  Consent.checkPeriod(startsAt, endsAt, now)
  const consentID = createID("consent")
  const sealed = witness ? await Vault.seal(consentID, { witness }) : null
  const record = absent({
    ...consent,
    consentID,
    personID: casefile.personID,
    casefileID,
    organizationID,
    startsAt,
    endsAt,
    sealed,
    explainedBy: Act.label().id,
    createdAt: now,
    version: 1,
  })
  return commit({
    writes: [await Consent.write(record)],
    audit: await Audit.entry({ action: "consent.given", subjects: [consentID, casefileID, organizationID] }),
    answer: { consentID },
  })
})

/** The consents of one case file, newest first. */
export const consents = fn(ListInput, async ({ casefileID }): Promise<{ items: Info[]; cursor: null }> => {
  Act.assert("consent.list")
  await CaseFile.factsOf(casefileID)
  await Audit.read({ action: "consent.listed", subjects: [casefileID] })
  return { items: await Consent.ofCaseFile(casefileID), cursor: null }
})

/**
 * She takes it back. In one transaction: the consent is revoked, what is queued under it is withdrawn, and staff are told
 * of every referral that had already gone.
 */
export const revokeConsent = fn(RevokeInput, ({ consentID }) =>
  retrying(async () => {
    Act.assert("consent.revoke")
    const consent = await Consent.row(consentID)
    const now = Clock.iso()
    const under = (await ofCaseFile(consent.casefileID)).filter(
      (found) => found.consentID === consentID && isOpen(found.state),
    )
    const writes: Write[] = [await Consent.writeRevoked(consent, now)]
    let gone = 0
    for (const found of under) {
      const { referralID, folio, casefileID, organizationID, mailboxID } = found
      if (isQueued(found.state) || found.state.status === "draft") {
        const state = withdraw(found.state, "consent_revoked", now)
        writes.push(await write(found, moved(found, state, "withdrawn", now, { note: "consent_revoked" })))
      } else {
        gone++
        const about = { folio, casefileID, referralID, organizationID, mailboxID }
        writes.push(await Task.write({ kind: "consent_revoked_after_sending", urgent: true, dueAt: now, ...about }))
      }
    }
    return commit({
      writes,
      audit: await Audit.entry({ action: "consent.revoked", subjects: [consentID, consent.casefileID] }),
      answer: { consentID, withdrawn: under.length - gone, alreadySent: gone },
    })
  }),
)

/** Who was shown what of one case file, newest first. */
export const ledger = fn(LedgerInput, async (input): Promise<Page<Disclosure>> => {
  Act.assert("disclosure.list")
  await CaseFile.factsOf(input.casefileID)
  return Consent.ledger(input)
})
