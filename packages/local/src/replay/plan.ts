import { offices as network } from "@ventanilla/core/data/consulates"
import { headGroups } from "@ventanilla/core/data/outreach"
import { Temporal } from "temporal-polyfill"
import { type Case, drawCase, drawEvent, type Event } from "./life"
import { apportion, createDraw } from "./stream"

/**
 * What VAIM reached from March 2016 to June 2018 (6º Informe de Gobierno, p. 681, as cited by the public article that
 * began this project; read in the source).
 */
export const reached = {
  from: "2016-03",
  to: "2018-06",
  events: 5088,
  participants: 387_980,
  cases: 10_627,
  offices: 50,
}

export type Totals = { events: number; participants: number; cases: number }
export type OfficeYear = { code: string; timeZone: string; joins: string; events: Event[]; cases: Case[] }
export type Plan = { months: string[]; offices: OfficeYear[]; totals: Totals }

/** Those that came to the network later, and the embassy's section: 50 consulates were counted then. */
const later = ["OKC", "NBW", "WAS"]
/** How large an office is beside the others: a design view, by the cities' Mexican population [G]. */
const large: Record<string, number> = {
  LAX: 9,
  CHI: 7,
  HOU: 6,
  DAL: 6,
  PHX: 5,
  SNA: 5,
  SBD: 4,
  SAN: 4,
  NYC: 4,
  ATL: 4,
  SJC: 3,
  SAC: 3,
  SFO: 3,
  AUS: 3,
  DEN: 3,
  FRE: 3,
  RAL: 3,
  LVS: 3,
  SAT: 3,
  KCM: 3,
  PHL: 2,
}

export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  const last = Temporal.PlainYearMonth.from(to)
  for (
    let at = Temporal.PlainYearMonth.from(from);
    Temporal.PlainYearMonth.compare(at, last) <= 0;
    at = at.add({ months: 1 })
  )
    months.push(at.toString())
  return months
}

/** Kansas City began; five more in the first month, 47 of 50 by 20 December 2016, all of them by March 2017. */
function joinsOf(order: number, months: readonly string[], count: number): string {
  const share = order / count
  const at =
    order === 0 ? 0 : share < 0.1 ? 0 : share < 0.94 ? 1 + Math.floor(((share - 0.1) / 0.84) * 8.999) : 10 + (order % 3)
  return months[Math.min(at, Math.max(0, months.length - 2))] as string
}

/** March and November are campaigns' months (Semana de la Mujer, 16 days), December and July are quiet ones. */
const season = [0.7, 0.9, 2.2, 1, 1.1, 0.9, 0.7, 1, 1.1, 1.4, 1.7, 0.5]
const seasonOf = (month: string) => season[Number(month.slice(5)) - 1] ?? 1

/**
 * The programme's months, drawn from a seed: as many events, participants and cases as were reached, to the last one, times
 * `scale`; how they spread over offices and months is invented and plausible. Offices that have joined have something in
 * nearly every month.
 */
export function plan({ seed = 20160308, scale = 1, offices = reached.offices, months: length = 28 } = {}): Plan {
  const draw = createDraw(seed)
  const months = monthsBetween(reached.from, reached.to).slice(0, length)
  const all = network.filter(({ code }) => !later.includes(code))
  const order = [...all].sort((a, b) => (large[b.code] ?? 1) - (large[a.code] ?? 1) || (a.code < b.code ? -1 : 1))
  const first = order.findIndex(({ code }) => code === "KCM")
  order.unshift(...order.splice(first, 1))
  const taking = order.slice(0, offices)
  const totals: Totals = {
    events: Math.round(reached.events * scale),
    participants: Math.round(reached.participants * scale),
    cases: Math.round(reached.cases * scale),
  }
  const places = taking.flatMap((office, index) => {
    const joins = joinsOf(index, months, taking.length)
    const active = months.filter((month) => month >= joins)
    return active.map((month, since) => ({
      code: office.code,
      month,
      weight: (large[office.code] ?? 1) ** 0.6 * Math.min(1, 0.4 + since / 10) * (0.7 + 0.6 * draw.next()),
    }))
  })
  const events = apportion(
    totals.events,
    places.map(({ weight, month }) => weight * seasonOf(month)),
  )
  const cases = apportion(
    totals.cases,
    places.map(({ weight, month }) => weight * (0.6 + 0.4 * seasonOf(month))),
  )
  // A few events are fairs of thousands and most are talks of some dozens: about a log-normal spread.
  const crowds = apportion(
    totals.participants,
    Array.from({ length: totals.events }, () => Math.exp(1.1 * draw.normal())),
    1,
  )
  let nth = 0
  const plans = taking.map((office, index): OfficeYear => {
    const own = places
      .map((place, at) => ({ ...place, events: events[at] ?? 0, cases: cases[at] ?? 0 }))
      .filter(({ code }) => code === office.code)
    return {
      code: office.code,
      timeZone: office.timeZone,
      joins: joinsOf(index, months, taking.length),
      events: own.flatMap(({ month, events: count }) =>
        Array.from({ length: count }, () =>
          drawEvent(draw, { month, timeZone: office.timeZone, crowd: crowds[nth++] ?? 1 }),
        ),
      ),
      cases: own.flatMap(({ month, cases: count }) =>
        Array.from({ length: count }, () => drawCase(draw, { month, timeZone: office.timeZone })),
      ),
    }
  })
  return { months, offices: plans, totals }
}

/**
 * So many consulates as keep the programme's density: a share of the volume is lived by that share of them, since each
 * costs its months whether much or little happens in it.
 */
export function officesFor({ scale, months }: { scale: number; months: number }): number {
  const share = (scale * monthsBetween(reached.from, reached.to).length) / months
  return Math.max(1, Math.round(reached.offices * Math.min(1, share)))
}

/** How many a plan has, added up from its single events and cases. */
export function countOf({ offices }: Plan): Totals {
  const heads = ({ heads }: Event) => headGroups.reduce((sum, group) => sum + heads[group], 0)
  return {
    events: offices.reduce((sum, { events }) => sum + events.length, 0),
    participants: offices.reduce((sum, { events }) => sum + events.reduce((all, event) => all + heads(event), 0), 0),
    cases: offices.reduce((sum, { cases }) => sum + cases.length, 0),
  }
}
