import type { Outcome } from "./run"

// On demand, US East, since November 2024: dollars for a million units.
const readPrice = 0.125
const writePrice = 0.625

/** The value that `share` of the sorted values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export const dollarsOf = ({ reads, writes }: { reads: number; writes: number }) =>
  (reads * readPrice + writes * writePrice) / 1_000_000

const rounded = (value: number, digits = 0) => Number(value.toFixed(digits))

/** A replay's outcome in numbers: seconds, milliseconds of a request, capacity units and their dollars. */
export function summary({ planned, reported, tally, units, seconds, spent, ...outcome }: Outcome) {
  const times = [...tally.times.values()].flat()
  return {
    planned,
    reported,
    exact: JSON.stringify(planned) === JSON.stringify(reported),
    checked: outcome.checked,
    drifted: Object.values(outcome.drift).reduce((sum, one) => sum + one, 0),
    offices: outcome.offices,
    seconds: rounded(seconds),
    spent: Object.fromEntries(
      Object.entries(spent).map(([part, one]) => [part, { ...one, seconds: rounded(one.seconds) }]),
    ),
    requests: tally.requests,
    perSecond: rounded(tally.requests / seconds, 1),
    p50: rounded(quantile(times, 0.5)),
    p99: rounded(quantile(times, 0.99)),
    retried: tally.retried,
    repeated: tally.repeated,
    differed: tally.differed.length,
    struck: outcome.struck,
    kills: outcome.kills,
    dead: outcome.dead,
    units: { calls: units.calls, reads: rounded(units.reads), writes: rounded(units.writes) },
    dollars: rounded(dollarsOf(units), 2),
  }
}
