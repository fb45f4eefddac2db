import { Audit } from "../../audit/audit/inside"
import { CapacityInput } from "../../directory/directory/directory.schema"
import { Directory } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Statistics } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { AllianceEntity, type AllianceRow } from "./alliance.entity"
import { all, counting, countsOf, ofOrganization, row, serialize } from "./alliance.row"
import * as rules from "./alliance.rules"
import { CreateInput, FromIDInput, holds, type Info, ListInput } from "./alliance.schema"
import { mailboxFromID } from "./mailbox.row"

export { change, end, giveBack, opine, renew, sign, submit } from "./alliance.life"
export { remind } from "./alliance.remind"
export { addMailbox, listMailboxes, pause, pauseMailbox, resumeMailbox, schedule, verify } from "./mailbox"
export { type DueMailbox, due, nextMailboxAt, readyMailbox, writeAdvance } from "./mailbox.digest"
export { lapseMailboxes } from "./mailbox.lapse"
export { confirm, disown, disownHeld, look } from "./mailbox.public"
export { linksClosed, mailboxFromID, mailboxIDsOf } from "./mailbox.row"

export const create = verb("alliance.create", CreateInput, async (input) => {
  const { table } = await Store.consulate()
  await Directory.organization(input.organizationID)
  const { timeZone } = await Tenant.current()
  const today = rules.dayAt(Clock.iso(), timeZone)
  const { stage, opinion, terms, startsOn } = input
  const signedOn = stage === "signed" ? (input.signedOn ?? rules.earlier(startsOn, today)) : null
  if (signedOn !== null && signedOn > today) throw new VisibleError("validation", "alliance_day_future", "signedOn")
  if (opinion && opinion.on > today) throw new VisibleError("validation", "alliance_day_future", "opinion.on")
  const allianceID = createID("alliance")
  const kept = stage === "signed" ? opinion : null
  const made = omitNil({ ...input, terms, opinion: kept, signedOn, allianceID, createdAt: Clock.iso(), version: 1 })
  const { count, months } = await counting(null, made as AllianceRow, timeZone)
  const answer = await commit({
    writes: [Writes.put(AllianceEntity.create(made as AllianceRow).params({ table }))],
    audit: await Audit.entry({ action: "alliance.create", subjects: [allianceID, input.organizationID] }),
    count,
    answer: { allianceID },
  })
  for (const month of months) await Statistics.counted(month)
  return answer
})

export const list = verb("alliance.list", ListInput, async ({ organizationID }): Promise<Page<Info>> => {
  const rows = organizationID ? await ofOrganization(organizationID) : await all()
  const { timeZone } = await Tenant.current()
  const now = Clock.iso()
  return { items: rows.map((row) => serialize(row, now, timeZone)), cursor: null }
})

export const fromID = verb("alliance.read", FromIDInput, async ({ allianceID }): Promise<Info> => {
  const { timeZone } = await Tenant.current()
  return serialize(await row(allianceID), Clock.iso(), timeZone)
})

/** Facts for another module's decision; refuses when the alliance does not exist. */
export async function factsOf(allianceID: string): Promise<Info> {
  const { timeZone } = await Tenant.current()
  return serialize(await row(allianceID), Clock.iso(), timeZone)
}

/**
 * Is an alliance with this organisation in force at `at`? Checked when a referral is made and again when it is sent.
 */
export async function inForce(organizationID: string, at: string): Promise<boolean> {
  const rows = await ofOrganization(organizationID)
  const { timeZone } = await Tenant.current()
  return rows.some((row) => holds(serialize(row, at, timeZone).status))
}

/** Every alliance with its counters, for a recount. */
export async function facts(): Promise<{ at: string; key: string }[]> {
  const { timeZone } = await Tenant.current()
  return (await all()).flatMap((row) => countsOf(row, timeZone))
}

/** The capacity that a partner states on its page. */
export const stateCapacity = verb("partner.capacity", CapacityInput, (input) =>
  retrying(async () => {
    const { mailboxID } = Act.partner()
    const { organizationID } = await mailboxFromID(mailboxID)
    return commit({
      writes: [await Directory.writeCapacity(organizationID, input)],
      audit: await Audit.entry({ action: "organization.capacity", subjects: [organizationID, mailboxID] }),
      answer: { organizationID, status: input.status },
    })
  }),
)
