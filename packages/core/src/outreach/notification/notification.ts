import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Act, verb } from "../../platform/actor"
import { states } from "../../platform/data/counties"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, Lists, mustFind, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Statistics } from "../../statistics/statistics/inside"
import { Access } from "../../tenancy/access/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { NotificationEntity, type NotificationRow } from "./notification.entity"
import { assertPast, dayOf, minutesOf, summarise } from "./notification.rules"
import {
  FollowInput,
  FromIDInput,
  type Info,
  ListInput,
  RecordInput,
  type Summary,
  SummaryInput,
} from "./notification.schema"

/**
 * Records that an authority informed the consulate of a national (consular notification). Counted in the month in which
 * it came, in the consulate's local time.
 */
export const record = verb("notification.record", RecordInput, async (input) => {
  assertPast(input, Clock.iso())
  assertCounty(input.countyFips)
  if (input.casefileID) await CaseFile.fromID({ casefileID: input.casefileID })
  const { table } = await Store.consulate()
  const { timeZone } = await Tenant.current()
  const notificationID = createID("notification")
  const made = omitNil({
    ...input,
    notificationID,
    receivedOn: dayOf(input.receivedAt, timeZone),
    createdAt: Clock.iso(),
    createdBy: Act.label().id,
    version: 1,
  }) as NotificationRow
  const month = made.receivedOn.slice(0, 7)
  const answer = await commit({
    writes: [Writes.put(NotificationEntity.create(made).params({ table }))],
    audit: await Audit.entry({ action: "notification.recorded", subjects: [notificationID] }),
    count: await Statistics.count(month, ["notification.received"]),
    answer: { notificationID },
  })
  await Statistics.counted(month)
  return answer
})

/** Records the outcome; `version` is the one that was read, so that nothing newer is overwritten. */
export const follow = verb("notification.follow", FollowInput, async ({ notificationID, version, ...input }) => {
  const { table } = await Store.consulate()
  const found = await row(notificationID)
  assertAsRead(found.version, version)
  const { contactedAt: _at, visitedOn: _on, ...kept } = found
  assertPast({ ...found, ...input, countyFips: found.countyFips ?? null }, Clock.iso())
  const next = omitNil({ ...kept, ...input, version: version + 1 }) as NotificationRow
  const put = NotificationEntity.put(next).where((row, { eq }) => eq(row.version, version))
  return commit({
    writes: [Writes.put(put.params({ table }))],
    audit: await Audit.entry({ action: "notification.followed", subjects: [notificationID] }),
    answer: { notificationID, version: next.version },
  })
})

/** The notifications between two days of the consulate's local time, in order. */
export const list = verb("notification.list", ListInput, async ({ from, to, cursor, limit }): Promise<Page<Info>> => {
  const result = await Lists.page({ cursor, limit }, (at) => between(from, to, at))
  return { items: (await seen(result.data)).map(serialize), cursor: result.cursor }
})

export const fromID = verb("notification.read", FromIDInput, async ({ notificationID }): Promise<Info> => {
  const [found] = await seen([await row(notificationID)])
  if (!found) throw new VisibleError("not_found", "not_found")
  return serialize(found)
})

/** Counts by kind of agency, between two days. */
export const summary = verb("notification.summary", SummaryInput, async ({ from, to }): Promise<Summary> => {
  const { data } = await between(from, to, { pages: "all" })
  return summarise(data.map(serialize))
})

/** Every notification with its counter, for a recount. */
export async function facts(): Promise<{ at: string; key: string }[]> {
  const handle = await Store.consulate()
  const { data } = await NotificationEntity.query.byDay({}).go({ ...handle, pages: "all" })
  return data.map(({ receivedOn }) => ({ at: `${receivedOn.slice(0, 7)}-15T12:00:00Z`, key: "notification.received" }))
}

/** Without links to case files that the actor may not know of. */
const seen = (rows: NotificationRow[]) => Access.unpointed(rows)

async function row(notificationID: string): Promise<NotificationRow> {
  return mustFind(NotificationEntity.get({ notificationID }))
}

function assertCounty(fips: string | null): void {
  const counties = () => states.find((state) => fips?.startsWith(state.fips))?.counties ?? []
  if (fips && !counties().some((county) => county.fips === fips))
    throw new VisibleError("validation", "county_unknown", "countyFips")
}

/** `$` sorts after the `#` that follows a day: the last day is included. */
async function between(from: string, to: string, how: Lists.At | { pages: "all" }) {
  const handle = await Store.consulate()
  return NotificationEntity.query
    .byDay({})
    .between({ receivedOn: from }, { receivedOn: `${to}$` })
    .go({ ...handle, ...how })
}

function serialize(found: NotificationRow): Info {
  const { createdBy: _, ...rest } = found
  const contactedAt = found.contactedAt ?? null
  return {
    ...rest,
    countyFips: found.countyFips ?? null,
    casefileID: found.casefileID ?? null,
    contactedAt,
    visitedOn: found.visitedOn ?? null,
    minutes: minutesOf({ receivedAt: found.receivedAt, contactedAt }),
  }
}
