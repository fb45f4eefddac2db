import { keyField, sealedField } from "../../packages/core/src/lifecycle/archive/archive.rules"
import type { Table } from "./table"
import type { Item } from "./written"

export const advice = "seal it (hand it to `lock.seal`, so that it lies in `sealed`) or say in tests/clear/table.ts"

const namesIn = (table: Table, kind: string): string[] =>
  Object.values(table[kind] ?? {}).flatMap((names) => names.split(/\s+/))
const top = (name: string) => name.split(".")[0] ?? ""
/** The attributes for sealed values; a person's data key is wrapped with the consulate's. */
const isSealing = (kind: string, name: string) => name === sealedField || (kind === "person" && name === keyField)

/** Attributes in clear without a reason, and lines of the table without an attribute. */
export function unexplained(entities: Record<string, string[]>, table: Table): string[] {
  return Object.entries(entities).flatMap(([entity, attributes]) => {
    const named = new Set(namesIn(table, entity).map(top))
    const bare = attributes.filter((name) => !isSealing(entity, name) && !named.has(name))
    const idle = [...named].filter((name) => !attributes.includes(name))
    return [
      ...bare.map((name) => `${entity}.${name} lies in clear: ${advice} why it may be in clear`),
      ...idle.map((name) => `${entity}.${name} is no attribute any more: take it out of tests/clear/table.ts`),
    ]
  })
}

export const repeated = (table: Table): string[] =>
  Object.keys(table).flatMap((kind) =>
    namesIn(table, kind)
      .filter((name, at, all) => all.indexOf(name) !== at)
      .map((name) => `${kind}.${name} has two reasons`),
  )

/** A message of the AWS Encryption SDK in its second format under the one suite that `vault/engine.ts` seals with. */
export const isMessage = (value: unknown): boolean =>
  typeof value === "string" &&
  Buffer.from(value.replace(/^[a-z]{3}_[0-9A-Z]{26}:/, "").slice(0, 8), "base64")
    .toString("hex")
    .startsWith("020478")

export function kindOf(item: Item): string {
  if (typeof item.__edb_e__ === "string") return item.__edb_e__
  const [pk, sk] = [String(item.pk), String(item.sk)]
  return `${(pk.startsWith("tenant#") ? sk : pk).replace(/#.*$/s, "")}#`
}

const isOfRows = (name: string) => /^(pk|sk|gsi\d[ps]k|__edb_[ev]__)$/.test(name)

function* paths(value: unknown, path: string): Generator<string> {
  if (Array.isArray(value)) for (const member of value) yield* paths(member, path)
  else if (value instanceof Set || typeof value !== "object" || value === null) yield path
  else for (const [name, member] of Object.entries(value)) yield* paths(member, path === "" ? name : `${path}.${name}`)
}

const patternOf = (name: string) =>
  new RegExp(
    `^${name
      .split(".")
      .map((part, at, { length }) => (part === "*" ? (at === length - 1 ? ".+" : "[^.]+") : part.replace(/\*$/, ".+")))
      .join("\\.")}$`,
  )

/**
 * What is in clear in these items without a reason, and what should be sealed and is not; one sentence for each kind
 * and path.
 */
export function bare(items: Item[], table: Table): string[] {
  const patterns = Object.fromEntries(Object.keys(table).map((kind) => [kind, namesIn(table, kind).map(patternOf)]))
  const found = new Set<string>()
  for (const item of items) {
    const kind = kindOf(item)
    for (const path of paths(item, "")) {
      if (isOfRows(path)) continue
      const sealing = isSealing(kind, path)
      if (sealing && !isMessage(item[path])) found.add(`${kind}.${path} should hold a sealed message`)
      if (!sealing && !patterns[kind]?.some((pattern) => pattern.test(path)))
        found.add(`${kind}.${path} lies in clear: ${advice} why it may be in clear`)
    }
  }
  return [...found].sort()
}
