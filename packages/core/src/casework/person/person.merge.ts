import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { commit, Store, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { isMinor } from "./birth.rules"
import { isSuspended, merge, unmerge } from "./merge.rules"
import { PersonEntity, type PersonRow } from "./person.entity"
import { opened, replace, row, rows, surviving } from "./person.row"
import { HoldInput } from "./person.schema"

/**
 * Writes for the transaction that merges two records of the same woman. Refusals are in `merge.rules.ts`. `ask` is the
 * task of asking her which contacts are safe now; it is created when she has an open case file.
 */
export async function writeMerge(
  staysID: string,
  goneID: string,
  ask: Parameters<typeof Task.write>[0] | undefined,
  takenBack: readonly string[],
): Promise<Write[]> {
  const { table } = await Store.consulate()
  const [stays, gone] = [await row(staysID), await row(goneID)]
  const next = merge(stays, gone, Clock.iso(), takenBack)
  const { askAt, ...rest } = next.stays
  const askTaskID = ask && createID("task")
  const asking = ask ? omitNil({ ...rest, askTaskID }) : next.stays
  return [
    replace(table, stays, asking),
    replace(table, gone, next.gone),
    ...(ask ? [await Task.write(ask, askTaskID)] : []),
  ]
}

/**
 * True when the woman's consent to an organisation, given at that time, is suspended until she gives it again: another
 * record of hers had refused that organisation.
 */
export async function suspends(personID: string, organizationID: string, given: string): Promise<boolean> {
  const [is] = await suspendsEach([{ personID, organizationID, createdAt: given }])
  return is ?? true
}

/**
 * `suspends` for many consents, in two batch reads per hundred; results keep the order of the input. When the person
 * does not exist, the consent counts as suspended.
 */
export async function suspendsEach(
  given: readonly { personID: string; organizationID: string; createdAt: string }[],
): Promise<boolean[]> {
  const own = await rows(given.map(({ personID }) => personID))
  const others = await rows([...own.values()].flatMap(({ mergedInto }) => mergedInto ?? []))
  return given.map(({ personID, organizationID, createdAt }) => {
    const found = own.get(personID)
    const speaks = found?.mergedInto ? others.get(found.mergedInto) : found
    return !speaks || isSuspended(speaks, organizationID, createdAt)
  })
}

/** Writes for the transaction that undoes a merge. */
export async function writeUnmerge(staysID: string, goneID: string): Promise<Write[]> {
  const { table } = await Store.consulate()
  const [stays, gone] = [await row(staysID), await row(goneID)]
  const next = unmerge(stays, gone)
  return [replace(table, stays, next.stays), replace(table, gone, next.gone)]
}

/** Places a legal hold, or lifts it (`reason` null). While a hold is in force, nothing of the woman's is erased. */
export const hold = verb("person.hold", HoldInput, async ({ personID, reason }) => {
  const { table } = await Store.consulate()
  const found = await surviving(personID)
  const { heldAt, holdReason, ...rest } = found
  const next = omitNil({
    ...rest,
    heldAt: reason && (heldAt ?? Clock.iso()),
    holdReason: reason,
    version: found.version + 1,
  })
  return commit({
    writes: [replace(table, found, next)],
    audit: await Audit.entry({ action: reason ? "person.held" : "person.released", subjects: [found.personID] }),
    answer: { personID: found.personID, held: reason !== null },
  })
})

/** Minors whose age is due for a check now; ids only. */
export async function toLookAtAge(now: string): Promise<string[]> {
  const handle = await Store.consulate()
  const { data } = await PersonEntity.query
    .byAge({})
    .lte({ ageAt: now })
    .go({ ...handle, limit: 100 })
  return data.map(({ personID }) => personID)
}

/** When the first minor's age is to be looked at. */
export async function nextToLookAtAgeAt(): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await PersonEntity.query.byAge({}).go({ ...handle, limit: 1 })
  return data[0]?.ageAt
}

/** For the transaction that checked a minor's age: whether she is still a minor, and the write that records it. */
export async function writeAge(found: PersonRow): Promise<{ minor: boolean; write: Write }> {
  const { table } = await Store.consulate()
  const now = Clock.iso()
  const { birth } = await opened(found)
  const minor = isMinor(birth, false, dayIn(now, (await Tenant.current()).timeZone))
  const { ageAt: _, minor: __, ...rest } = found
  // Still a minor: check again tomorrow, and not at every tick of the month.
  const next = omitNil({
    ...rest,
    minor: minor || undefined,
    ageAt: minor ? dayAfter(now) : undefined,
    version: found.version + 1,
  })
  return { minor, write: replace(table, found, next) }
}

const dayAfter = (now: string) => new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10)
