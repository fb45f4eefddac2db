import { firstEntries } from "../../platform/data/catalogue-words"
import { catalogues } from "../../platform/data/catalogues"
import { assertAsRead, VisibleError } from "../../platform/error"
import type { Entry, Info, Key } from "./catalogue.schema"

/** The catalogue shipped with the product. */
export const first = (key: Key): Info => ({
  key,
  version: 0,
  entries: firstEntries(key),
  publishedAt: "2026-01-01T00:00:00.000Z",
})

/**
 * The next version, or a refusal: a published key cannot be removed, because cases use it; it may be retired. An
 * entry's parent must exist (`parents`: the parent catalogue's keys, empty when there is no parent).
 */
export function publish(
  before: Info,
  change: { version: number; entries: readonly Entry[] },
  parents: readonly string[] | undefined,
  now: string,
): Info {
  assertAsRead(before.version, change.version)
  const keys = new Set(change.entries.map(({ key }) => key))
  if (keys.size !== change.entries.length) throw new VisibleError("validation", "catalogue_key_twice", "entries")
  if (before.entries.some(({ key }) => !keys.has(key)))
    throw new VisibleError("conflict", "catalogue_key_gone", "entries")
  const astray = change.entries.some(({ parent }) =>
    parents ? parent === null || !parents.includes(parent) : parent !== null,
  )
  if (astray) throw new VisibleError("validation", "catalogue_parent", "entries")
  return { key: before.key, version: before.version + 1, entries: [...change.entries], publishedAt: now }
}

export const parentOf = (key: Key): Key | null => catalogues.find((one) => one.key === key)?.parent ?? null

/**
 * Which of these keys a record may not take: unknown ones, and retired ones that it did not have before (`had`). Keys
 * that it had are allowed, however the catalogue has changed.
 */
export function refused(catalogue: Pick<Info, "entries">, keys: readonly string[], had: readonly string[]): string[] {
  const known = new Map(catalogue.entries.map((entry) => [entry.key, entry]))
  return keys.filter((key) => {
    const entry = known.get(key)
    return !entry || (entry.retired && !had.includes(key))
  })
}
