import type { Programme } from "@ventanilla/core/funds/programme/schema"
import { over } from "../../ui/over"

/** One as it was written, and as it was published when its form was opened; a new one was not. */
export type Noted = { mine: Programme; from: Programme | undefined }

/** The published ones under what was changed of each, then the new ones. */
export function merged(published: readonly Programme[], noted: Readonly<Record<string, Noted>>): Programme[] {
  const known = new Set(published.map(({ key }) => key))
  return [
    ...published.map((one) => {
      const its = noted[one.key]
      return its ? over(one, its.from, its.mine) : one
    }),
    ...Object.values(noted).flatMap(({ mine }) => (known.has(mine.key) ? [] : [mine])),
  ]
}

/** Whether it is new, changed or as published. */
export function stateOf(one: Programme, published: readonly Programme[]): "added" | "changed" | undefined {
  const before = published.find(({ key }) => key === one.key)
  if (!before) return "added"
  return JSON.stringify(before) === JSON.stringify(one) ? undefined : "changed"
}

/** A key that nobody has to think of: the name without accents, at most 40 long, counted on when it is taken. */
export function slug(name: string, taken: readonly string[], spare: string): string {
  const plain = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[^a-z]+|_$/g, "")
    .slice(0, 36)
    .replace(/_$/, "")
  const base = plain.length > 1 ? plain : spare
  if (!taken.includes(base)) return base
  let count = 2
  while (taken.includes(`${base}_${count}`)) count += 1
  return `${base}_${count}`
}

/** The one at `from` changes places with its neighbour; past an end nothing moves. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const [one, other] = [list[from], list[from + by]]
  if (one === undefined || other === undefined) return [...list]
  return list.with(from, other).with(from + by, one)
}

type Evidence = Programme["evidence"]
/** Evidence that was there keeps its key. What is new takes one from its words: ticks of another never count for it. */
export function keyed(evidence: Evidence, before: Evidence): Evidence {
  const taken = before.map(({ key }) => key)
  return evidence.map((one) => {
    if (before.some(({ key }) => key === one.key)) return one
    const key = slug(one.es, taken, "evidence")
    taken.push(key)
    return { ...one, key }
  })
}
