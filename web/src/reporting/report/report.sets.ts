import type { Group, Range } from "./report.calls"

const protection = [
  "casefile.detected",
  "casefile.ambito",
  "casefile.violence",
  "casefile.age",
  "casefile.origin",
  "service.category",
  "referral.category",
]
const community = [
  "outreach.kind",
  "outreach.campaign",
  "outreach.mode",
  "outreach.service",
  "participant.group",
  "training.audience",
  "training.topic",
  "attendee.agency",
  "attendee.level",
  "alliance.kind",
]

/** What one asks to see at once; together they leave no family out. */
export const sets = {
  all: ["totals", ...protection, ...community],
  totals: ["totals"],
  protection: ["totals", ...protection],
  community: ["totals", ...community],
} as const
export type SetName = keyof typeof sets
export const setNames = Object.keys(sets) as SetName[]

export type Search = { from?: string; to?: string; group?: string; set?: string }
const month = /^20\d\d-(0[1-9]|1[0-2])$/

/** The range that an address asks for; what it leaves out, or says wrongly, is the year that ends with `last`. */
export function rangeOf(search: Search, last: string, first: string, fallback: SetName): Range & { set: SetName } {
  const to = search.to && month.test(search.to) ? search.to : last
  const asked = search.from && month.test(search.from) ? search.from : first
  const [from = to] = [asked, to].sort()
  const group = (["month", "quarter", "year", "informe", "range"] as const).find((one) => one === search.group)
  const set = setNames.find((one) => one === search.set) ?? fallback
  return { from, to, group: group ?? ("month" satisfies Group), set, families: sets[set].join(",") }
}

/** Every month between two, the newest first. */
export function monthsDown(from: string, to: string): string[] {
  const months: string[] = []
  for (let [year, number] = to.split("-").map(Number) as [number, number]; months.length < 120; ) {
    const name = `${year}-${String(number).padStart(2, "0")}`
    if (name < from) break
    months.push(name)
    if (--number < 1) {
      number = 12
      year--
    }
  }
  return months
}

/** In which quarter of a list each number is: 1 the smallest, 4 the biggest; equals stand together. */
export function quartiles(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return values.map((value) => {
    const below = sorted.filter((one) => one < value).length
    return Math.min(4, Math.floor((below / Math.max(1, sorted.length)) * 4) + 1)
  })
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? 0
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.floor(sorted.length / 2))) / 2
}
