import { Audit } from "../../audit/audit/inside"
import type { Info as File } from "../../casework/casefile/casefile.schema"
import { CaseFile } from "../../casework/casefile/inside"
import { Consent } from "../../casework/consent/inside"
import { Person } from "../../casework/person/inside"
import { Fund } from "../../funds/fund/inside"
import { Referral } from "../../partners/referral/inside"
import { Act, verb } from "../../platform/actor"
import { commit, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Statistics } from "../../statistics/statistics/inside"
import { Access } from "../../tenancy/access/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Errand } from "../errand/inside"
import { Followup } from "../followup/inside"
import { Review } from "../review/inside"
import { ClosingEntity, type ClosingRow } from "./closing.entity"
import { keepUntil, leftOpen, reopened } from "./closing.rules"
import { type Check, CheckInput, CloseInput, type Info, ReopenInput } from "./closing.schema"

/** What is still open in a case file, before it is closed. */
export const check = verb("closing.check", CheckInput, async ({ casefileID }): Promise<Check> => {
  const file = await CaseFile.enter(casefileID)
  await Audit.read({ action: "closing.checked", subjects: [casefileID] })
  return { casefileID, left: await leftOf(file), keepUntil: await kept() }
})

async function leftOf({ casefileID, personID, urgency }: File) {
  const [referrals, followups, funds, errands, consents, contact, reviews] = await awaitAll([
    Referral.openOf(casefileID),
    Followup.openOf(casefileID),
    Fund.ofCaseFile(casefileID),
    Errand.openOf(casefileID),
    Consent.ofCaseFile(casefileID),
    Person.contactState(personID),
    Review.waitingOf(casefileID),
  ])
  return leftOpen({
    referrals,
    followups,
    funds: funds.filter(({ status }) => status === "requested" || status === "approved").length,
    errands,
    consents: consents.filter(({ status }) => status === "live" || status === "future").length,
    stale: contact.stale,
    urgent: urgency === "urgent",
    reviews,
  })
}

async function kept(): Promise<string> {
  const { timeZone, settings } = await Tenant.current()
  return keepUntil(Clock.iso(), settings.retentionMonths, timeZone)
}

/**
 * Closes a case file. Records what was left open, what the woman was told about coming back (sealed with her data key),
 * and the day until which the file is kept. Whether it helped her is counted, and stored with nothing of hers.
 */
export const close = verb("casefile.close", CloseInput, async ({ casefileID, reason, openDoor, satisfied }) => {
  const { file, writes } = await CaseFile.moveClosed(casefileID, reason)
  const [left, { timeZone }, { table }] = await awaitAll([leftOf(file), Tenant.current(), Store.consulate()])
  const closingID = createID("closing")
  const closedAt = Clock.iso()
  const row = omitNil({
    closingID,
    casefileID,
    reason,
    left: left.map(({ what }) => what),
    sealed: openDoor ? await (await Person.dataKey(file.personID)).seal(closingID, { openDoor }) : null,
    keepUntil: await kept(),
    closedAt,
    closedBy: Act.label().id,
    version: 1,
  })
  const month = Statistics.monthOf(closedAt, timeZone)
  const answer = await commit({
    writes: [...writes, Writes.put(ClosingEntity.create(row).params({ table }))],
    audit: await Audit.entry({ action: "casefile.closed", subjects: [casefileID, closingID] }),
    count:
      satisfied === null ? [] : await Statistics.count(month, [satisfied ? "satisfaction.yes" : "satisfaction.no"]),
    answer: { casefileID, status: "closed", closingID, left: row.left, keepUntil: row.keepUntil },
  })
  if (satisfied !== null) await Statistics.counted(month)
  return answer
})

/** Reopens; always possible. Recorded on the last closing. */
export const reopen = verb("casefile.reopen", ReopenInput, async ({ casefileID, reason }) => {
  const { writes } = await CaseFile.moveOpen(casefileID)
  const { table } = await Store.consulate()
  const last = (await rows(casefileID))[0]
  const next = last && reopened(last, Act.label().id, Clock.iso(), reason)
  return commit({
    writes: [...writes, ...(last && next ? [Writes.replace(ClosingEntity.put(next), last.version, table)] : [])],
    audit: await Audit.entry({ action: "casefile.reopened", subjects: [casefileID] }),
    answer: { casefileID, status: "open" },
  })
})

/** The closings of one case file, newest first. */
export const list = verb("closing.list", CheckInput, async ({ casefileID }): Promise<Page<Info>> => {
  const file = await CaseFile.enter(casefileID)
  const sees = await Access.sees("narrative", file)
  await Audit.read({ action: "closing.listed", subjects: [casefileID] })
  const found = await rows(casefileID)
  const dataKey = sees && found.some(({ sealed }) => sealed) ? await Person.dataKey(file.personID) : undefined
  return { items: await awaitAll(found.map((row) => serialize(row, dataKey))), cursor: null }
})

async function rows(casefileID: string): Promise<ClosingRow[]> {
  const handle = await Store.consulate()
  const { data } = await ClosingEntity.query
    .byCaseFile({ casefileID })
    .go({ ...handle, pages: "all", order: "desc", consistent: true })
  return data
}

async function serialize(
  found: ClosingRow,
  dataKey: Awaited<ReturnType<typeof Person.dataKey>> | undefined,
): Promise<Info> {
  const { sealed, version: _version, ...rest } = found
  const words = sealed && dataKey ? await dataKey.open<{ openDoor: string }>(found.closingID, sealed) : undefined
  return {
    ...rest,
    openDoor: words?.openDoor ?? null,
    hidden: sealed !== undefined && !words,
    reopenedAt: found.reopenedAt ?? null,
    reopenedBy: found.reopenedBy ?? null,
    reopenReason: found.reopenReason ?? null,
  }
}
