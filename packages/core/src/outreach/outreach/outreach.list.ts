import { Temporal } from "temporal-polyfill"
import { verb } from "../../platform/actor"
import { Lists, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import type { Page } from "../../platform/util/schema"
import { nothing } from "../../platform/util/schema"
import { Tenant } from "../../tenancy/tenant/inside"
import { OutreachEntity } from "./outreach.entity"
import { row, serialize } from "./outreach.row"
import { countersOf, dayOf } from "./outreach.rules"
import { FromIDInput, type Info, ListInput } from "./outreach.schema"

/** `officeCode` is in the address of the consulate's public calendar. */
type Listed = Page<Info> & { officeCode: string }

/** Activities that begin between two days, in order. */
export const list = verb("outreach.list", ListInput, async ({ from, to, cursor, limit }): Promise<Listed> => {
  const [result, { officeCode }] = await awaitAll([
    Lists.page({ cursor, limit }, (at) => between(from, to, at)),
    Tenant.current(),
  ])
  return { items: result.data.map(serialize), cursor: result.cursor, officeCode }
})

export const fromID = verb("outreach.read", FromIDInput, async ({ outreachID }): Promise<Info> => {
  return serialize(await row(outreachID))
})

/** One activity, for another module's operation. */
export const infoOf = async (outreachID: string): Promise<Info> => serialize(await row(outreachID))

/** Today's activities, each by the date in its own time zone: for a device that goes where there is no network. */
export const today = verb("outreach.today", nothing, async (): Promise<Page<Info>> => {
  const now = Clock.iso()
  const near = Temporal.Instant.from(now).toZonedDateTimeISO("UTC").toPlainDate()
  const { data } = await between(near.subtract({ days: 32 }).toString(), near.add({ days: 1 }).toString(), {
    pages: "all",
  })
  const isToday = ({ startsOn, endsOn, timeZone }: Info) => {
    const its = dayOf(now, timeZone)
    return startsOn <= its && its <= endsOn
  }
  return { items: data.map(serialize).filter((one) => one.status !== "cancelled" && isToday(one)), cursor: null }
})

/** `$` sorts after the `#` that follows a day: the last day is included. */
async function between(from: string, to: string, how: Lists.At | { pages: "all" }) {
  const handle = await Store.consulate()
  return OutreachEntity.query
    .byDay({})
    .between({ startsOn: from }, { startsOn: `${to}$` })
    .go({ ...handle, ...how })
}

/**
 * Every activity with its counters, for a recount. They count in the month of its own day: noon of the fifteenth is in
 * its month in every time zone.
 */
export async function facts(): Promise<{ at: string; key: string; by: number }[]> {
  const handle = await Store.consulate()
  const { data } = await OutreachEntity.query.byDay({}).go({ ...handle, pages: "all" })
  return data.flatMap((found) => {
    const { month, keys } = countersOf(found)
    return [...keys].map(([key, by]) => ({ at: `${month}-15T12:00:00Z`, key, by }))
  })
}
