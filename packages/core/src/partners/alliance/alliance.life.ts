import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, retrying, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Statistics } from "../../statistics/statistics/inside"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { AllianceEntity, type AllianceRow } from "./alliance.entity"
import { attributesOf, counting, ofOrganization, replace, row, serialize, stateOf, termOf } from "./alliance.row"
import * as rules from "./alliance.rules"
import { ChangeInput, FromIDInput, holds, OpineInput, RenewInput, SignInput, StepInput } from "./alliance.schema"
import { linksClosedOf } from "./mailbox.row"

/** Changes the terms: object, parties, signatory, focal points. The dates stay as signed. */
export const change = verb("alliance.change", ChangeInput, async ({ allianceID, version, terms }) => {
  const found = await row(allianceID)
  assertAsRead(found.version, version)
  if (stateOf(found).stage === "ended") throw new VisibleError("conflict", "alliance_wrong_state")
  return commit({
    writes: [await replace(found, { terms })],
    audit: await Audit.entry({ action: "alliance.change", subjects: [allianceID, found.organizationID] }),
    answer: { allianceID },
  })
})

/** Submits a draft to headquarters' lawyers. */
export const submit = verb("alliance.submit", StepInput, async (step) => {
  return move(step, () => ({ do: "submit" }), "alliance.submit")
})

/** Records the lawyers' opinion: its number and day. */
export const opine = verb("alliance.opine", OpineInput, async ({ opinion, ...step }) => {
  return move(step, () => ({ do: "opine", opinion }), "alliance.opine")
})

/** The lawyers ask for changes: it becomes a draft again. */
export const giveBack = verb("alliance.giveBack", StepInput, async (step) => {
  return move(step, () => ({ do: "giveBack" }), "alliance.giveBack")
})

export const sign = verb("alliance.sign", SignInput, async ({ allianceID, version, signedOn, ...term }) => {
  return move({ allianceID, version }, ({ kind }) => ({ do: "sign", kind, signedOn, term }), "alliance.sign")
})

/**
 * Ends an alliance early, whatever was changed since it was read: nothing more is sent under it, and links already sent
 * open nothing.
 */
export const end = verb("alliance.end", FromIDInput, async ({ allianceID }) => {
  return move({ allianceID }, () => ({ do: "end", at: Clock.iso() }), "alliance.end")
})

/**
 * Renews: creates the signed agreement that follows this one. Each refers to the other, and the reminder's task ends.
 */
export const renew = verb(
  "alliance.renew",
  RenewInput,
  ({ allianceID, version, startsOn, signedOn, endsOn, autoRenewMonths, kind, opinion }) =>
    retrying(async () => {
      const found = await row(allianceID)
      assertAsRead(found.version, version)
      const { timeZone } = await Tenant.current()
      const today = rules.dayAt(Clock.iso(), timeZone)
      const before = { state: stateOf(found), renewed: found.successorID !== undefined }
      const start = rules.successorStart(before, { startsOn, signedOn }, today)
      if (endsOn !== null && endsOn < start) throw new VisibleError("validation", "alliance_period", "endsOn")
      if (opinion && opinion.on > today) throw new VisibleError("validation", "alliance_day_future", "opinion.on")
      const { organizationID, terms } = found
      const successorID = createID("alliance")
      const next = omitNil({
        ...{ allianceID: successorID, organizationID, kind, startsOn: start, endsOn, autoRenewMonths, signedOn },
        ...{ stage: "signed" as const, opinion, terms, supersedes: allianceID, createdAt: Clock.iso(), version: 1 },
      }) as AllianceRow
      const { table } = await Store.consulate()
      const { count, months } = await counting(null, next, timeZone)
      const answer = await commit({
        writes: [
          Writes.put(AllianceEntity.create(next).params({ table })),
          // Ends on its last day for good: an agreement with a successor no longer renews itself.
          await replace(found, { successorID, endsOn: rules.runsUntil(termOf(found), today), autoRenewMonths: null }),
          ...(await settled(found)),
        ],
        audit: await Audit.entry({ action: "alliance.renew", subjects: [successorID, allianceID, organizationID] }),
        count,
        answer: { allianceID: successorID, startsOn: start },
      })
      for (const month of months) await Statistics.counted(month)
      return answer
    }),
)

type Taken = { allianceID: string; version?: number }
function move({ allianceID, version }: Taken, commandOf: (found: AllianceRow) => rules.Command, action: Audit.Action) {
  return retrying(async () => {
    const found = await row(allianceID)
    if (version !== undefined) assertAsRead(found.version, version)
    const { timeZone } = await Tenant.current()
    const command = commandOf(found)
    const next = rules.decide(stateOf(found), command, rules.dayAt(Clock.iso(), timeZone))
    const attributes = attributesOf(next)
    const { count, months } = await counting(found, omitNil({ ...found, ...attributes }) as AllianceRow, timeZone)
    const ending = command.do === "end" ? [...(await settled(found)), ...(await closingLinks(found, timeZone))] : []
    const answer = await commit({
      writes: [await replace(found, attributes), ...ending],
      audit: await Audit.entry({ action, subjects: [allianceID, found.organizationID] }),
      count,
      answer: { allianceID },
    })
    for (const month of months) await Statistics.counted(month)
    return answer
  })
}

/** Closes the links of the organisation's mailboxes, unless another alliance with it is in force. */
async function closingLinks({ organizationID, allianceID }: AllianceRow, timeZone: string): Promise<Write[]> {
  const others = (await ofOrganization(organizationID)).filter((other) => other.allianceID !== allianceID)
  const now = Clock.iso()
  return others.some((other) => holds(serialize(other, now, timeZone).status)) ? [] : linksClosedOf(organizationID)
}

/** Ends the task that reminded of an end which no longer comes. */
const settled = async ({ reminded }: AllianceRow): Promise<Write[]> => (reminded ? Task.settle(reminded.taskID) : [])
