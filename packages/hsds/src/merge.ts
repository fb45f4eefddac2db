import type { Nested } from "./assemble"
import { same, textOf } from "./lens"

/** A wrong encoding damaged the name. */
export const isLost = (object: Nested): boolean => textOf(object, "name").includes("\uFFFD")

/** Fields that every export writes anew, and that are no change. */
const dates = new Set(["last_modified", "assured_date", "organization", "program"])
const told = (object: Nested): Nested => Object.fromEntries(Object.entries(object).filter(([key]) => !dates.has(key)))

/** Does a record equal what was kept of it, or what would be exported of it now? */
export const isKnown = (record: Nested, kept: Nested | undefined, now: Nested | undefined): boolean =>
  (kept !== undefined && same(told(record), told(kept))) || (now !== undefined && same(told(record), told(now)))

/** Three-way merge by field: what the file changed since it was last read is changed here. */
export function three<V extends object>(base: V, theirs: V, mine: V): V {
  return Object.fromEntries(
    Object.keys(theirs).map((key) => {
      const name = key as keyof V
      return [key, same(base[name], theirs[name]) ? mine[name] : theirs[name]]
    }),
  ) as V
}
