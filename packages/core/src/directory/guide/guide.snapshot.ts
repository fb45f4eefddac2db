import { Temporal } from "temporal-polyfill"
import { Act } from "../../platform/actor"
import { countyCentres } from "../../platform/data/county-centres"
import { Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { perProcess } from "../../platform/util/per-process"
import { Tenant } from "../../tenancy/tenant/inside"
import type { Capacity } from "../directory/directory.schema"
import { type Changed, Directory } from "../directory/inside"
import type { Candidate, Point } from "./find.rules"

type Copy = {
  /** The table from which it was read: after a restore it is another. */
  table: string | undefined
  organizations: Map<string, Changed["organizations"][number]>
  services: Map<string, Changed["services"][number]>
  points: Map<string, Map<string, Changed["locations"][number]>>
  until: string | undefined
  /** When changes were last queried. */
  askedAt: string | undefined
  /** Search keys of names, by name: computing them is the most expensive part of a search. */
  keys: Map<string, string>
  /** The day, in the consulate's local time, of each instant of verification. */
  days: Map<string, string>
  /** The effective capacity of each organisation in this hour. */
  capacities: { hour: string; known: Map<string, Capacity> }
  /** When the copy is read in full again, in real time. */
  wholeUntil: number
}
const copies = perProcess(() => new Map<string, { turn: Promise<Copy> }>())
/** Forgets what was read; for tests. */
export const forget = copies.forget

const wholeFor = 15 * 60_000
/** An index lags slightly behind its table: its last moments are queried again until they are long past. */
const overlapMs = 5_000
const settledAfterMs = 60_000

/** The time from which to query changes: so that after a large import not every search reads all of it. */
function sinceOf({ until, askedAt }: Pick<Copy, "until" | "askedAt">): string | undefined {
  if (until === undefined) return undefined
  const last = Date.parse(until)
  const isSettled = askedAt !== undefined && Date.parse(askedAt) - last > settledAfterMs
  return new Date(isSettled ? last + 1 : last - overlapMs).toISOString()
}

const none = (table?: string): Copy => ({
  table,
  organizations: new Map(),
  services: new Map(),
  points: new Map(),
  until: undefined,
  askedAt: undefined,
  keys: new Map(),
  days: new Map(),
  capacities: { hour: "", known: new Map() },
  wholeUntil: Date.now() + wholeFor,
})

async function renew(copy: Copy): Promise<Copy> {
  // The product's clock was set back: current changes are older than the copy.
  const isAhead = copy.until !== undefined && copy.until > Clock.iso()
  const { table } = await Store.consulate()
  const fresh = isAhead || copy.table !== table || copy.wholeUntil < Date.now() ? none(table) : copy
  const now = Clock.iso()
  const { organizations, services, locations, until } = await Directory.changedSince(sinceOf(fresh))
  for (const one of organizations) {
    fresh.organizations.set(one.organizationID, one)
    fresh.capacities.known.delete(one.organizationID)
  }
  for (const one of services) fresh.services.set(one.serviceID, one)
  for (const one of locations) {
    const its = fresh.points.get(one.organizationID) ?? new Map()
    fresh.points.set(one.organizationID, its.set(one.locationID, one))
  }
  if (until && (!fresh.until || until > fresh.until)) fresh.until = until
  fresh.askedAt = now
  return fresh
}

/**
 * The directory of the actor's consulate, cached in this process and updated with one query for changes: half a read
 * unit when there are none. It contains no address.
 */
async function copy(): Promise<Copy> {
  const tenantID = Act.tenantID()
  const known = copies()
  const turn = (known.get(tenantID)?.turn ?? Promise.resolve(none())).then(renew)
  known.set(tenantID, { turn })
  turn.catch(() => known.delete(tenantID))
  return turn
}

const centreOf = (place: string | null): Point | undefined =>
  place?.startsWith("US-") ? countyCentres[place.slice(3)] : undefined

export { centreOf }

/** Every service to which somebody can be referred now. */
export async function candidates(): Promise<Candidate[]> {
  const held = await copy()
  const { organizations, services, points } = held
  const { settings, timeZone } = await Tenant.current()
  const now = Clock.iso()
  const found: Candidate[] = []
  const hour = `${now.slice(0, 13)} ${settings.capacityDays}`
  if (held.capacities.hour !== hour) held.capacities = { hour, known: new Map() }
  const capacityOf = (organization: Changed["organizations"][number]): Capacity => {
    const known = held.capacities.known.get(organization.organizationID)
    if (known) return known
    const { status } = Directory.capacityAt(organization.stated, now, settings.capacityDays, timeZone)
    held.capacities.known.set(organization.organizationID, status)
    return status
  }
  const dayOf = (instant: string): string => {
    const known = held.days.get(instant)
    if (known) return known
    const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
    held.days.set(instant, day)
    return day
  }
  const keyOf = (name: string): string => {
    const known = held.keys.get(name)
    if (known !== undefined) return known
    const key = Directory.nameKey(name)
    held.keys.set(name, key)
    return key
  }
  for (const service of services.values()) {
    const organization = organizations.get(service.organizationID)
    if (service.status !== "active" || organization?.status !== "active") continue
    const { details, assurance } = service
    const its = [...(points.get(service.organizationID)?.values() ?? [])].filter(({ status }) => status === "active")
    const there = details.locationIDs.length
      ? its.filter(({ locationID }) => details.locationIDs.includes(locationID))
      : its
    const confidential = organization.details.confidential || there.some((one) => one.confidential)
    found.push({
      organizationID: service.organizationID,
      serviceID: service.serviceID,
      organization: organization.name,
      name: service.name,
      nameKey: keyOf(`${organization.name} ${service.name}`),
      category: service.category,
      phones: details.phones.length ? details.phones : mainPhone(organization.phone),
      languages: service.languages,
      spokenOnSite: details.spokenOnSite,
      eligibility: details.eligibility,
      fee: details.fee.kind,
      hours: { ...details.hours, unread: details.unread.schedules },
      unreadPhones: details.unread.phones,
      counties: details.counties,
      area: service.serviceArea,
      points: there.flatMap((one) => pointOf(one, confidential)),
      confidential,
      capacity: capacityOf(organization),
      assuredOn: assurance.assuredAt ? dayOf(assurance.assuredAt) : null,
      nextCheckOn: assurance.nextCheckAt,
      troubles: service.troubles,
      published: organization.details.published && details.published,
    })
  }
  return found
}

const mainPhone = (number: string | null): Candidate["phones"] =>
  number ? [{ number, extension: null, kind: "voice", description: null, languages: [] }] : []

function pointOf(one: Changed["locations"][number], confidential: boolean): Point[] {
  if (!confidential && one.latitude !== null && one.longitude !== null) return [[one.latitude, one.longitude]]
  const centre = centreOf(one.place)
  return centre ? [centre] : []
}
