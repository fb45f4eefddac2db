import { Temporal } from "temporal-polyfill"
import { verb } from "../../platform/actor"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { nothing } from "../../platform/util/schema"
import { District } from "../../tenancy/district/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Directory } from "../directory/inside"
import { countiesOf, coverage as coverageOf } from "./coverage.rules"
import { type Evaluated, type Now, rank, servesAll } from "./find.rules"
import { type Coverage, type FindAnswer, FindInput, type Found } from "./guide.schema"
import { candidates, centreOf } from "./guide.snapshot"
import { localTimes } from "./hours.rules"

export { publicGuide, publish, publishAnew } from "./guide.public"
export { forget } from "./guide.snapshot"

/** The current local time of the consulate, and of each service. */
async function now(): Promise<Now> {
  const { timeZone } = await Tenant.current()
  const at = Clock.iso()
  const localTime = localTimes(at)
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return { today, localTime: (own) => localTime(own ?? timeZone) }
}

/** The services that match, best first, each with the reasons for its rank. */
export const find = verb("guide.find", FindInput, async (input): Promise<FindAnswer> => {
  const [list, moment] = await awaitAll([candidates(), now()])
  const asking = input.named ? { ...input, named: Directory.nameKey(input.named) } : input
  const ranked = rank(list, asking, moment, centreOf(input.place ?? null) ?? null)
  const from = Number(input.cursor ?? 0)
  const next = from + input.limit
  const byCounty: Record<string, number> = {}
  for (const { candidate } of ranked)
    for (const county of new Set(candidate.counties)) byCounty[county] = (byCounty[county] ?? 0) + 1
  return {
    items: ranked.slice(from, next).map(shown),
    cursor: next < ranked.length ? String(next) : null,
    total: ranked.length,
    byCounty,
    everywhere: ranked.filter(({ candidate }) => servesAll(candidate)).length,
  }
})

/** The number of organisations for each county of the district and each kind of service. */
export const coverage = verb("guide.coverage", nothing, async (): Promise<Coverage> => {
  const [list, { today }, parts, { settings, officeCode }] = await awaitAll([
    candidates(),
    now(),
    District.ours(),
    Tenant.current(),
  ])
  return { officeCode, ...coverageOf(list, countiesOf(parts), settings.categories, today) }
})

function shown({ candidate, km, reasons }: Evaluated): Found {
  const { organizationID, serviceID, organization, name, category, eligibility, fee, hours } = candidate
  return {
    ...{ organizationID, serviceID, organization, name, category, eligibility, fee, km, reasons },
    phones: [...candidate.phones],
    languages: [...candidate.languages],
    spokenOnSite: [...candidate.spokenOnSite],
    always: hours.always,
    openings: hours.openings.map((opening) => ({ ...opening, weekdays: [...opening.weekdays] })),
    unreadPhones: [...candidate.unreadPhones],
    unreadHours: [...(hours.unread ?? [])],
    hoursNote: hours.note ?? null,
    counties: [...candidate.counties],
    area: [...candidate.area],
    confidential: candidate.confidential,
    capacity: candidate.capacity,
    published: candidate.published,
  }
}
