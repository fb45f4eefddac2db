import { headGroups } from "@ventanilla/core/data/outreach"
import type { Cost, Heads } from "@ventanilla/core/outreach/outreach/schema"
import { readAmount } from "@ventanilla/hsds/read/amount"

export type Group = (typeof headGroups)[number]
export { headGroups as groups }

/** The counts at one activity so far, with the order of the presses so that they can be undone. */
export type Tally = {
  heads: Heads
  services: Record<string, number>
  detections: number
  costs: Cost[]
  words: string
  presses: { group: Group; by: number }[]
}

export const most = 100_000
const remembered = 200

const none = Object.fromEntries(headGroups.map((group) => [group, 0])) as Heads
export const empty = (): Tally => ({ heads: none, services: {}, detections: 0, costs: [], words: "", presses: [] })

export const total = ({ heads }: Pick<Tally, "heads">): number =>
  headGroups.reduce((sum, group) => sum + heads[group], 0)

const within = (value: number) => Math.min(most, Math.max(0, value))

/** One more (or one fewer) of a group; never below zero. */
export function press(tally: Tally, group: Group, by: number): Tally {
  const next = within(tally.heads[group] + by)
  const moved = next - tally.heads[group]
  if (moved === 0) return tally
  return {
    ...tally,
    heads: { ...tally.heads, [group]: next },
    presses: [...tally.presses, { group, by: moved }].slice(-remembered),
  }
}

/** Undoes the last press. */
export function undo(tally: Tally): Tally {
  const last = tally.presses.at(-1)
  if (!last) return tally
  return {
    ...tally,
    heads: { ...tally.heads, [last.group]: within(tally.heads[last.group] - last.by) },
    presses: tally.presses.slice(0, -1),
  }
}

export function serve(tally: Tally, category: string, by: number): Tally {
  const next = within((tally.services[category] ?? 0) + by)
  const { [category]: _, ...rest } = tally.services
  return { ...tally, services: next ? { ...rest, [category]: next } : rest }
}

export const noticed = (tally: Tally, by: number): Tally => ({
  ...tally,
  detections: Math.min(10_000, Math.max(0, tally.detections + by)),
})

/** As the API takes it. */
export const reportOf = ({ presses: _, words, ...rest }: Tally) => ({ ...rest, words: words.trim() || null })

/** Typed dollars in cents; undefined when it is not an amount. */
export function cents(text: string): number | undefined {
  const read = readAmount(text)
  if (!read || !("amount" in read) || read.amount <= 0 || read.amount > 999_999.99) return undefined
  return Math.round(read.amount * 100)
}
