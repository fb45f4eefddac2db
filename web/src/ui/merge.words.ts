import { language } from "../context/language"
import { merge as words } from "../i18n/merge"

type Tree = Readonly<Record<string, unknown>>

/** A value in words when nobody has better ones: a thing by its name where it has one, a list thing by thing. */
export function plainly(value: unknown): string {
  if (value === null || value === undefined) return ""
  if (typeof value === "boolean") return words(value ? "yes" : "no")
  if (Array.isArray(value)) return value.map(plainly).filter(Boolean).join("\n")
  if (typeof value !== "object") return String(value)
  const name = (value as Tree)[language()]
  return typeof name === "string" ? name : Object.values(value).map(plainly).filter(Boolean).join(" · ")
}

/** The thing of this key, wherever in the record it is. */
const named = (record: unknown, key: string): string | undefined => {
  if (typeof record !== "object" || record === null) return undefined
  const its = (record as Tree)["key"] === key ? plainly(record) : undefined
  if (its) return its
  for (const part of Object.values(record)) {
    const found = named(part, key)
    if (found) return found
  }
  return undefined
}

/**
 * The words of a record of named things (`entries.housing.source`), for `MergeDialog`: the innermost thing's name in the
 * record, then the field. `field` says a field's name by its last part; undefined when it has none of its own.
 */
export function naming(record: () => unknown, field: (last: string) => string | undefined) {
  const name = (key: string) => named(record(), key)
  return {
    label: (path: string): string => {
      const parts = path.split(".").filter((part) => part !== "#")
      const thing = parts.toReversed().flatMap((part) => name(part) ?? [])[0]
      const its = path.endsWith("#") ? words("order") : field(parts.at(-1) ?? "")
      return [thing, its].filter(Boolean).join(" · ") || path
    },
    show: (path: string, value: unknown): string =>
      path.endsWith("#") ? (value as string[]).map((key) => name(key) ?? key).join("\n") : plainly(value),
  }
}
