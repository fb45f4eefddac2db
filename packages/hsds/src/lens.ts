import type { Nested } from "./assemble"
import { foreign } from "./read/text"

/** One part of our view of a record, and how it is written in HSDS. `pick` selects this part of the view. */
export type Part<V> = {
  pick: (view: V) => unknown
  write: (view: V, object: Nested) => Nested
  keys: readonly string[]
}

/**
 * Writes a view over its original record. What the record already says is kept word for word; only parts that were
 * changed here are rewritten. So an unchanged import is exported exactly as it came.
 */
export function overlay<V>(object: Nested, view: V, read: (object: Nested) => V, parts: readonly Part<V>[]): Nested {
  let result = object
  for (const { pick, write, keys } of parts) {
    if (same(pick(read(result)), pick(view))) continue
    const rest = Object.fromEntries(Object.entries(result).filter(([key]) => !keys.includes(key))) as Nested
    result = { ...rest, ...present(write(view, result)) }
  }
  return result
}

const present = (object: Nested): Nested =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as Nested

/** Equality with lists in any order: HSDS does not order phones or languages. */
export const same = (a: unknown, b: unknown): boolean => settled(a) === settled(b)

const settled = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(settled).sort().join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries
    .map(([key, inner]) => `${key}:${settled(inner)}`)
    .sort()
    .join(",")}}`
}

export const listOf = (object: Nested, key: string): Nested[] => {
  const value = object[key]
  return Array.isArray(value) ? value : []
}
export const textOf = (object: Nested | undefined, key: string): string => {
  const value = object?.[key]
  return typeof value === "string" || typeof value === "number" ? String(value) : ""
}
export const inner = (object: Nested, key: string): Nested | undefined => {
  const value = object[key]
  return typeof value === "object" && !Array.isArray(value) ? value : undefined
}
export const byID = (list: readonly Nested[]): Nested[] =>
  [...list].sort((a, b) => (textOf(a, "id") < textOf(b, "id") ? -1 : 1))

/** An imported text as one line of ours, or null. */
export const oneLine = (value: string, max: number): string | null => cut(foreign(value, false), max) || null
/** An imported text as several lines of ours, or null. */
export const lines = (value: string, max: number): string | null => cut(foreign(value, true), max) || null

const cut = (value: string, max: number): string =>
  value.length <= max
    ? value
    : value
        .slice(0, max)
        .replace(/[\uD800-\uDBFF]$/, "")
        .trim()

/** The value if the schema accepts it, otherwise undefined. */
export function taken<T>(
  schema: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
  value: unknown,
): T | null {
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** A record without these fields, at any depth. */
export function without(object: Nested, keys: ReadonlySet<string>): Nested {
  const inside = (value: Nested[string]): Nested[string] => {
    if (Array.isArray(value)) return value.map((one) => without(one, keys))
    return typeof value === "object" ? without(value, keys) : value
  }
  const left = Object.entries(object).filter(([key]) => !keys.has(key))
  return Object.fromEntries(left.map(([key, value]) => [key, inside(value)]))
}
