import type { Capacity, Eligibility, Known, Phone } from "../directory/directory.schema"
import type { FindInput, PublicService, Reason, ReasonCode } from "./guide.schema"
import { type Hours, type LocalTime, openAt } from "./hours.rules"

export type Point = readonly [latitude: number, longitude: number]

/** A service as the finder evaluates it. */
export type Candidate = {
  organizationID: string
  serviceID: string
  organization: string
  name: string
  /** Both names as search keys. */
  nameKey: string
  category: string
  phones: readonly Phone[]
  /** As they came in an import, where nobody here could read them. */
  unreadPhones: readonly string[]
  languages: readonly string[]
  spokenOnSite: readonly string[]
  eligibility: Eligibility
  fee: "free" | "sliding" | "fee" | "unknown"
  hours: Hours
  /** Counties or states served; none, and nothing in `area`: the whole district. */
  counties: readonly string[]
  /** Where it serves as somebody wrote it: read by people, and taken for no county. */
  area: readonly string[]
  /** Where it is, as far as may be known: a confidential one is in the middle of its county. */
  points: readonly Point[]
  confidential: boolean
  capacity: Capacity
  assuredOn: string | null
  nextCheckOn: string | null
  /** Troubles that stand: she was turned away for her status, and the like. */
  troubles: number
  published: boolean
}

export type Now = { today: string; localTime: (timeZone: string | null) => LocalTime }
export type Evaluated = { candidate: Candidate; penalty: number; km: number | null; reasons: Reason[] }

/** A county stands in its state. */
const stateOf = (place: string) => (/^US-\d{5}$/.test(place) ? place.slice(0, 5) : place)
type Served = Pick<Candidate, "counties" | "area">
/** Known to serve the whole district: nothing narrower was said of it. */
export const servesAll = ({ counties, area }: Served): boolean => counties.length === 0 && area.length === 0
export const serves = (served: Served, place: string): boolean => servesAll(served) || names(served.counties, place)

const names = (counties: readonly string[], place: string): boolean =>
  counties.includes(place) ||
  counties.includes(stateOf(place)) ||
  (stateOf(place) === place && counties.some((county) => county.startsWith(place)))

const radian = Math.PI / 180
/** Straight over the earth, in kilometres. */
export function distance([a, b]: Point, [c, d]: Point): number {
  const h = Math.sin(((c - a) * radian) / 2) ** 2
  const v = Math.cos(a * radian) * Math.cos(c * radian) * Math.sin(((d - b) * radian) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h + v)))
}

/** How much each reason takes a service down: what is sure and open comes first, what is stale or turned somebody away last. */
export const weights: Record<ReasonCode, number> = {
  troubles: 16,
  full: 9,
  check_overdue: 6,
  undocumented_unknown: 3,
  id_unknown: 3,
  children_unknown: 3,
  pets_unknown: 3,
  boys_limit_unknown: 2,
  fee_unknown: 3,
  area_unknown: 3,
  hours_unknown: 1,
  closed_now: 2,
  never_assured: 2,
  waiting_list: 2,
  sliding: 1,
  language_interpreted: 1,
  assured: 0,
  accepting: -1,
  open_now: 0,
  language_on_site: 0,
  undocumented_yes: 0,
  id_none: 0,
  free: 0,
  children_yes: 0,
  pets_yes: 0,
  covers_county: 0,
}

const good = (code: ReasonCode, on: string | null = null): Reason => ({ code, tone: "good", on, count: null })
const warn = (code: ReasonCode): Reason => ({ code, tone: "warn", on: null, count: null })
const bad = (code: ReasonCode, on: string | null = null, count: number | null = null): Reason => ({
  ...{ code, tone: "bad" as const, on, count },
})

/** What was asked for and is known not to be so leaves the service out; what nobody knows takes it down and says so. */
function asked(known: Known, whenYes: ReasonCode, whenUnknown: ReasonCode): Reason | "out" {
  if (known === "no") return "out"
  return known === "yes" ? good(whenYes) : warn(whenUnknown)
}

function children({ eligibility }: Candidate, asking: FindInput): (Reason | "out")[] {
  if (!asking.children && asking.boyAge === undefined) return []
  const taken = asked(eligibility.children, "children_yes", "children_unknown")
  if (taken === "out" || asking.boyAge === undefined) return [taken]
  if (eligibility.boysMaxAge !== null) return asking.boyAge > eligibility.boysMaxAge ? ["out"] : [taken]
  return [taken, warn("boys_limit_unknown")]
}

/** What somebody wrote may be the county that is asked for: it is shown, and nobody is told that it is covered. */
function covers(candidate: Candidate, place: string): Reason | "out" {
  if (serves(candidate, place)) return good("covers_county")
  return candidate.counties.length === 0 ? warn("area_unknown") : "out"
}

function wanted(candidate: Candidate, asking: FindInput): (Reason | "out")[] {
  const { eligibility, fee, languages, spokenOnSite } = candidate
  const said: (Reason | "out")[] = []
  if (asking.category && candidate.category !== asking.category) said.push("out")
  if (asking.named && !candidate.nameKey.includes(asking.named)) said.push("out")
  if (asking.place) said.push(covers(candidate, asking.place))
  if (asking.language) {
    if (spokenOnSite.includes(asking.language)) said.push(good("language_on_site"))
    else said.push(languages.includes(asking.language) ? warn("language_interpreted") : "out")
  }
  if (asking.undocumented) said.push(asked(eligibility.undocumented, "undocumented_yes", "undocumented_unknown"))
  if (asking.noID) {
    const { identification } = eligibility
    const known: Known = identification === "unknown" ? "unknown" : identification === "none" ? "yes" : "no"
    said.push(asked(known, "id_none", "id_unknown"))
  }
  if (asking.free) {
    if (fee === "fee") said.push("out")
    else said.push(fee === "free" ? good("free") : warn(fee === "sliding" ? "sliding" : "fee_unknown"))
  }
  if (asking.pets) said.push(asked(eligibility.pets, "pets_yes", "pets_unknown"))
  return [...said, ...children(candidate, asking)]
}

const capacities: Record<Capacity, Reason | undefined> = {
  accepting: good("accepting"),
  waiting_list: warn("waiting_list"),
  closed: bad("full"),
  unknown: undefined,
}

function standing(candidate: Candidate, open: "yes" | "no" | "unknown", { today }: Now): Reason[] {
  const { assuredOn, nextCheckOn, troubles, capacity } = candidate
  const overdue = nextCheckOn !== null && nextCheckOn <= today
  const sure = overdue
    ? bad("check_overdue", nextCheckOn)
    : assuredOn === null
      ? warn("never_assured")
      : good("assured", assuredOn)
  const capacityNow = capacities[capacity]
  return [
    ...(troubles > 0 ? [bad("troubles", null, troubles)] : []),
    ...(capacityNow ? [capacityNow] : []),
    open === "yes" ? good("open_now") : open === "no" ? warn("closed_now") : warn("hours_unknown"),
    sure,
  ]
}

/** What one service is worth for what is asked, or undefined when it is not for her. */
export function evaluate(candidate: Candidate, asking: FindInput, now: Now, from: Point | null): Evaluated | undefined {
  const open = openAt(candidate.hours, now.localTime(candidate.hours.timeZone))
  if (asking.open && open === "no") return undefined
  const said = wanted(candidate, asking)
  if (said.includes("out")) return undefined
  const reasons = [...(said as Reason[]), ...standing(candidate, open, now)]
  const penalty = reasons.reduce((sum, { code }) => sum + weights[code], 0)
  const km =
    from && candidate.points.length ? Math.min(...candidate.points.map((point) => distance(from, point))) : null
  return { candidate, penalty, km: km === null ? null : Math.round(km), reasons }
}

const far = Number.MAX_SAFE_INTEGER
const byOrder = (a: Evaluated, b: Evaluated) =>
  a.penalty - b.penalty ||
  (a.km ?? far) - (b.km ?? far) ||
  (a.candidate.nameKey < b.candidate.nameKey ? -1 : a.candidate.nameKey > b.candidate.nameKey ? 1 : 0) ||
  (a.candidate.serviceID < b.candidate.serviceID ? -1 : 1)

/** Everything that is for her, the best first: one order, whatever order they came in. */
export const rank = (candidates: readonly Candidate[], asking: FindInput, now: Now, from: Point | null): Evaluated[] =>
  candidates
    .flatMap((candidate) => {
      const evaluated = evaluate(candidate, asking, now, from)
      return evaluated ? [evaluated] : []
    })
    .sort(byOrder)

/** More would make the page too heavy for a phone with little data. */
const mostOnPage = 300

/** What the public page shows: published ones, by a list of fields; what has turned somebody away is not recommended. */
export const pageOf = (candidates: readonly Candidate[]): PublicService[] =>
  candidates
    .filter(({ published, troubles }) => published && troubles === 0)
    .sort((a, b) => (a.nameKey < b.nameKey ? -1 : a.nameKey > b.nameKey ? 1 : a.serviceID < b.serviceID ? -1 : 1))
    .slice(0, mostOnPage)
    .map((one) => ({
      organization: one.organization,
      name: one.name,
      category: one.category,
      phones: [
        ...one.phones
          .filter(({ kind }) => kind !== "fax")
          .map(({ number, extension }) => (extension ? `${number} ext. ${extension}` : number)),
        ...one.unreadPhones,
      ],
      languages: [...new Set([...one.spokenOnSite, ...one.languages])],
      counties: [...one.counties],
      area: [...one.area],
      always: one.hours.always,
      openings: one.hours.openings.map((opening) => ({ ...opening, weekdays: [...opening.weekdays] })),
      unreadHours: [...(one.hours.unread ?? [])],
      hoursNote: one.hours.note ?? null,
      free: one.fee === "free",
      undocumented: one.eligibility.undocumented === "yes",
      noID: one.eligibility.identification === "none",
      children: one.eligibility.children === "yes",
      pets: one.eligibility.pets === "yes",
      assuredOn: one.assuredOn,
    }))
