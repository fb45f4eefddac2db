import { createHash } from "node:crypto"
import { canonical } from "../../platform/util/canonical"
import type { Differences, Line, Tally } from "./archive.schema"

/** The attribute in which every entity keeps its sealed message. */
export const sealedField = "sealed"
/** The attribute of a person's row with her data key, encrypted with the consulate's. */
export const keyField = "key"

const text = (attribute: Record<string, unknown> | undefined) =>
  typeof attribute?.S === "string" ? attribute.S : undefined

/** The kind of a row: its entity's name, or the first word of its key. */
export function kindOf({ row }: Line): string {
  const key = text(row.pk) ?? ""
  return text(row.__edb_e__) ?? (key.startsWith("tenant#") ? (text(row.sk) ?? key) : key).replace(/#.*$/s, "")
}

/** Where a row is stored; compared, never shown, because a key may contain an address. */
export const placeOf = ({ in: where, row }: Line) => JSON.stringify([where, text(row.pk), text(row.sk)])

/**
 * Short-lived rows: idempotency records, kept for three days, budget counters, and until when no chore is due. They are of
 * no use elsewhere, and no archive keeps them longer.
 */
export const isPassing = (line: Line) => ["idempotency", "budget", "rest"].includes(kindOf(line))

type Value = string | number
/** What an erasure left of a person's row, by her id. */
export type Remains = Map<string, Record<string, Value>>

const attribute = (value: Value) => (typeof value === "number" ? { N: String(value) } : { S: value })

/** The search-index rows of an erased person, if this is her record: only the record itself lists them. */
export function spotsOfErased({ opened }: Line, gone: Remains): string[] {
  const spots = opened?.owner && gone.has(opened.owner.id) ? opened.value.spots : undefined
  return Array.isArray(spots) ? spots.map(String) : []
}

/**
 * A line of an archive older than the erasure of the person it is about: without what was sealed; the person's own row
 * as the erasure left it. Undefined for her search-index rows, which are in `spots`.
 */
export function withoutErased(line: Line, gone: Remains, spots: ReadonlySet<string>): Line | undefined {
  const { opened, row } = line
  if (kindOf(line) === "find")
    return spots.has(`${text(row.pk)?.slice("find#".length)}/${text(row.sk)}`) ? undefined : line
  const left = gone.get(opened?.owner?.id ?? "")
  if (!left) return line
  const isHerOwn = text(row.sk) === "person" && text(row.pk) === `person#${opened?.owner?.id}`
  if (!isHerOwn) return { in: line.in, row }
  return { in: line.in, row: Object.fromEntries(Object.entries(left).map(([name, value]) => [name, attribute(value)])) }
}

const isRegistered = (line: Line, sort: string) => line.in === "registry" && text(line.row.sk) === sort
/** The row that says which of its two tables a consulate uses. */
export const isPlace = (line: Line) => isRegistered(line, "table")
/** The consulate's own row and status: in every archive, and never imported into another consulate. */
export const isStanding = (line: Line) => isRegistered(line, "tenant")

/** Rows that let people in: memberships and invitations. */
export const isAccess = (line: Line) => line.in === "registry" && /^(member|invitation)#/.test(text(line.row.sk) ?? "")

/** Rows that a consulate has before anybody has worked in it. */
export const isOfItsMaking = (line: Line) =>
  line.in === "registry" || ["canary", "reference", "audit"].includes(kindOf(line))

/** The members of a set have no order. */
function settled(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const members = value.map((member) => settled(member))
    return ["SS", "NS", "BS"].includes(key) ? members.sort() : members
  }
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, settled(member, name)]))
}

export const digestOf = (line: Line): Buffer =>
  createHash("sha256")
    .update(canonical(settled(line)))
    .digest()

const bits = 256n

/** Counts lines by kind, and adds up their digests: the sum does not depend on their order. */
export function createTally() {
  const kinds: Record<string, number> = {}
  let rows = 0
  let sum = 0n
  return {
    add(line: Line) {
      const kind = kindOf(line)
      kinds[kind] = (kinds[kind] ?? 0) + 1
      rows++
      sum = BigInt.asUintN(Number(bits), sum + BigInt(`0x${digestOf(line).toString("hex")}`))
    },
    done(): Tally {
      const sorted = Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1)))
      return { rows, kinds: sorted, fingerprint: sum.toString(16).padStart(64, "0") }
    },
  }
}

export const isSame = (one: Tally, other: Tally): boolean =>
  one.rows === other.rows && one.fingerprint === other.fingerprint

/** The line as it reads in another consulate: the id is in keys, in audit subjects and in the registry's partition. */
export function moved(line: Line, from: string, to: string): Line {
  return from === to ? line : (JSON.parse(JSON.stringify(line).replaceAll(from, to)) as Line)
}

export const differing = ({ missing, more, changed }: Differences): number =>
  [missing, more, changed].flatMap((kinds) => Object.values(kinds)).reduce((sum, count) => sum + count, 0)
