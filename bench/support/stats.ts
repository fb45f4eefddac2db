export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new Error("No values")
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** The least value that this share of them does not exceed: 0.99 for p99. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (found === undefined) throw new Error("No values")
  return found
}

/** The median of the rounds' ratios: both sides of a round were taken in the same moment of a busy machine. */
export const paired = (ours: readonly number[], yardstick: readonly number[]) =>
  median(ours.map((value, round) => value / (yardstick[round] ?? Number.NaN)))

const digits = (value: number) => (value < 10 ? 2 : value < 100 ? 1 : 0)
export const show = (value: number) => value.toFixed(digits(value))
/** `12.3 (11.9–15.0)`: the median, the least and the most. */
export const spread = (values: readonly number[]) =>
  `${show(median(values))} (${show(Math.min(...values))}–${show(Math.max(...values))})`
export const kilobytes = (bytes: number) => `${show(bytes / 1000)} KB`
export const times = (ratio: number) => `${ratio.toFixed(2)} ×`
