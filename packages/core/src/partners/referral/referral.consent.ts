import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import {
  DecideInput,
  DeclineInput,
  type Disclosure,
  GiveInput,
  type Info,
  LedgerInput,
  ListInput,
  type Refusal,
  RevokeInput,
  type Statistics,
} from "../../casework/consent/consent.schema"
import { Consent } from "../../casework/consent/inside"
import { Person } from "../../casework/person/inside"
import { Directory } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { commit, retrying, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { ofCaseFile } from "./referral.list"
import { moved, write } from "./referral.row"
import { afterRevoking, isOpen } from "./referral.rules"

/** Records the woman's consent: one organisation, one purpose, named fields, a period. */
export const giveConsent = verb("consent.give", GiveInput, async (input) => {
  const { casefileID, organizationID, witness, interpreter, minor, ...consent } = input
  const casefile = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(casefile)
  await Directory.organization(organizationID)
  const now = Clock.iso()
  const startsAt = input.startsAt ? Consent.canonical(input.startsAt) : now
  const endsAt = Consent.canonical(input.endsAt)
  Consent.checkPeriod(startsAt, endsAt, now, (await Tenant.current()).settings.consentMaxDays)
  Consent.checkAssent(minor)
  const consentID = createID("consent")
  const heard = { witness, interpreter, caregiver: minor?.caregiver ?? null }
  const sealed = Object.values(heard).some((name) => name !== null)
    ? await (await Person.dataKey(casefile.personID)).seal(consentID, heard)
    : null
  const record = omitNil({
    ...consent,
    consentID,
    personID: casefile.personID,
    casefileID,
    organizationID,
    startsAt,
    endsAt,
    sealed,
    minor: minor && { givenBy: minor.givenBy, assent: minor.assent },
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

type Said = { items: Info[]; refusals: Refusal[]; statistics: Statistics; cursor: null }

/** The decisions in one case file: consents and refusals, newest first, and the decision about statistics. */
export const consents = verb("consent.list", ListInput, async ({ casefileID }): Promise<Said> => {
  const { personID } = await CaseFile.enter(casefileID)
  await Audit.read({ action: "consent.listed", subjects: [casefileID] })
  const [items, refusals, statistics] = await awaitAll([
    Consent.ofCaseFile(casefileID),
    Consent.refusalsOf(casefileID),
    Consent.statistics(personID),
  ])
  return { items, refusals, statistics, cursor: null }
})

/** Records a refusal. It is a valid outcome, and is kept without details. */
export const declineConsent = verb("consent.decline", DeclineInput, async ({ casefileID, organizationID }) => {
  CaseFile.assertOpen(await CaseFile.enter(casefileID))
  if (organizationID) await Directory.organization(organizationID)
  const { refusalID, write } = await Consent.writeRefusal({ casefileID, organizationID })
  return commit({
    writes: [write],
    audit: await Audit.entry({ action: "consent.declined", subjects: [refusalID, casefileID] }),
    answer: { refusalID },
  })
})

/** Records the woman's decision about statistics, separate from every other consent. */
export const decideStatistics = verb("consent.statistics", DecideInput, ({ casefileID, decision, language }) =>
  retrying(async () => {
    const { personID } = await CaseFile.enter(casefileID)
    return commit({
      writes: [await Consent.chooseStatistics(personID, decision, language)],
      audit: await Audit.entry({ action: `consent.statistics_${decision}`, subjects: [personID, casefileID] }),
      answer: { decision },
    })
  }),
)

/**
 * Revokes a consent. In one transaction: the consent is revoked, queued referrals under it are withdrawn, those already
 * sent are blocked, and staff are told of each of those.
 */
export const revokeConsent = verb("consent.revoke", RevokeInput, ({ consentID }) =>
  retrying(async () => {
    const consent = await Consent.row(consentID)
    const now = Clock.iso()
    const under = (await ofCaseFile(consent.casefileID)).filter(
      (found) => found.consentID === consentID && isOpen(found.state) && found.status !== "consent_withdrawn",
    )
    const writes: Write[] = [await Consent.writeRevoked(consent, now)]
    let gone = 0
    for (const found of under) {
      const { referralID, folio, casefileID, organizationID, mailboxID } = found
      const state = afterRevoking(found.state, now)
      if (state.status === "withdrawn") {
        writes.push(await write(found, moved(found, state, "withdrawn", now, { note: "consent_revoked" })))
      } else {
        gone++
        writes.push(await write(found, moved(found, state, "consent_withdrawn", now)))
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

/** The disclosures of one case file (to whom, what), newest first. */
export const ledger = verb("disclosure.list", LedgerInput, async (input): Promise<Page<Disclosure>> => {
  await CaseFile.enter(input.casefileID)
  return Consent.ledger(input)
})
