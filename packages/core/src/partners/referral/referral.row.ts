import { Act } from "../../platform/actor"
import { mustFind, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { ReferralEntity, type ReferralRow } from "./referral.entity"
import { bounded, isOpen } from "./referral.rules"
import type { Info, State, TimelineEntry } from "./referral.schema"

export async function row(referralID: string): Promise<ReferralRow> {
  return mustFind(ReferralEntity.get({ referralID }))
}

/** Many referrals, a hundred per call; missing ones are left out. */
export async function rowsOf(referralIDs: readonly string[]): Promise<Map<string, ReferralRow>> {
  const keys = [...new Set(referralIDs)].map((referralID) => ({ referralID }))
  if (keys.length === 0) return new Map()
  const handle = await Store.consulate()
  const { data, unprocessed } = await ReferralEntity.get(keys).go({ ...handle, consistent: true, concurrent: 4 })
  const late = await awaitAll(unprocessed.map(({ referralID }) => row(referralID)))
  return new Map([...data, ...late].map((found) => [found.referralID, found]))
}

/** The next row: another state and one more timeline entry. */
export function moved(
  found: ReferralRow,
  state: State,
  what: TimelineEntry["what"],
  at: string,
  also: Partial<ReferralRow> & { note?: string } = {},
): ReferralRow {
  const { note, ...fields } = also
  const entry: TimelineEntry = { at, what, by: `${Act.label().type}:${Act.label().id}`, note: note ?? null }
  return {
    ...found,
    ...fields,
    state,
    status: state.status,
    group: isOpen(state) ? "open" : "closed",
    timeline: bounded([...found.timeline, entry]),
    version: found.version + 1,
  }
}

/** Writes `next` if the row is still as it was read. */
export async function write(found: ReferralRow, next: ReferralRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.replace(ReferralEntity.put(next), found.version, table)
}

/** `consent` as it was read; without it, what the row itself knows. */
export function serialize(found: ReferralRow, consent: Info["consent"] = consentOf(found)): Info {
  return {
    referralID: found.referralID,
    folio: found.folio,
    casefileID: found.casefileID,
    casefileFolio: found.casefileFolio,
    personID: found.personID,
    organizationID: found.organizationID,
    organizationName: found.organizationName,
    serviceID: found.serviceID,
    category: found.category,
    mailboxID: found.mailboxID,
    consentID: found.consentID,
    urgency: found.urgency,
    state: found.state,
    consent,
    callRequestedAt: found.callRequestedAt ?? null,
    escalatedAt: found.escalatedAt ?? null,
    timeline: found.timeline,
    createdAt: found.createdAt,
    version: found.version,
  }
}

const consentOf = ({ state, consentEndsAt }: ReferralRow): Info["consent"] => {
  if (state.status === "consent_withdrawn") return "revoked"
  return consentEndsAt <= Clock.iso() ? "ended" : "live"
}
