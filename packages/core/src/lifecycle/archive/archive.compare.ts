import { digestOf, kindOf, placeOf } from "./archive.rules"
import type { Differences, Line } from "./archive.schema"

/**
 * Compares two sets of rows, one by one, sealed fields by their content. Keeps one digest per row of the first set, and
 * no content of either.
 */
export async function compare(expected: AsyncIterable<Line>, found: AsyncIterable<Line>): Promise<Differences> {
  const differences: Differences = { missing: {}, more: {}, changed: {} }
  const count = (kinds: Record<string, number>, kind: string) => {
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  const waiting = new Map<string, { digest: Buffer; kind: string }>()
  for await (const line of expected) waiting.set(placeOf(line), { digest: digestOf(line), kind: kindOf(line) })
  for await (const line of found) {
    const place = placeOf(line)
    const other = waiting.get(place)
    waiting.delete(place)
    if (!other) count(differences.more, kindOf(line))
    else if (!other.digest.equals(digestOf(line))) count(differences.changed, other.kind)
  }
  for (const { kind } of waiting.values()) count(differences.missing, kind)
  return differences
}
