import { stream } from "./names"

/** Draws out of one seeded stream: the same seed draws the same. */
export function createDraw(seed: number) {
  const next = stream(seed)
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const one = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(next() * of.length)]
    if (found === undefined) throw new RangeError("Nothing to draw from")
    return found
  }
  /** One of several, as often as its weight says. */
  const weighted = <T extends string>(weights: Readonly<Record<T, number>>): T => {
    const entries = Object.entries(weights) as [T, number][]
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [name, weight] of entries) {
      left -= weight
      if (left < 0) return name
    }
    return (entries.at(-1) as [T, number])[0]
  }
  /** About a normal distribution: mean 0, deviation 1. */
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return { next, whole, one, weighted, normal, chance: (share: number) => next() < share }
}
export type Draw = ReturnType<typeof createDraw>

/** `total` as whole numbers in proportion to the weights, adding up to it exactly (largest remainders; none below `least`). */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const free = total - least * weights.length
  if (free < 0) throw new RangeError("Too little to give everybody the least")
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum <= 0) throw new RangeError("Nobody to give to")
  const exact = weights.map((weight) => (free * weight) / sum)
  const given = exact.map(Math.floor)
  const left = free - given.reduce((all, one) => all + one, 0)
  const byRemainder = exact.map((value, index) => [value - Math.floor(value), index] as const)
  byRemainder.sort(([a, i], [b, j]) => b - a || i - j)
  for (const [, index] of byRemainder.slice(0, left)) given[index] = (given[index] ?? 0) + 1
  return given.map((value) => value + least)
}
