import { decodeTime } from "ulid"
import { canonical } from "../../platform/util/canonical"
import type { Leaf, Seal, Sealed } from "./chain.schema"
import { hashOf, treeHash } from "./tree.rules"

export { treeHash } from "./tree.rules"

const hour = 3_600_000
/**
 * An entry's time is taken before its transaction is sent. A Lambda function runs for at most 15 minutes, so twenty
 * minutes after an hour no transaction of it is still under way.
 */
export const margin = 20 * 60_000
/** The `previous` of the first seal of a chain. */
export const beginning = "0".repeat(64)

export type Row = Record<string, unknown>

export const hourOf = (instant: string): string => new Date(Math.floor(Date.parse(instant) / hour) * hour).toISOString()
export const nextHour = (from: string): string => new Date(Date.parse(from) + hour).toISOString()
export const dayOf = (instant: string): string => instant.slice(0, 10)
export const dayAfter = (instant: string): string =>
  new Date(Date.parse(`${dayOf(instant)}T00:00:00.000Z`) + 24 * hour).toISOString()
/** The first hour that is not certainly over. */
export const openFrom = (now: string): string => hourOf(new Date(Date.parse(now) - margin).toISOString())

/**
 * One audit row as it is sealed. Its key is its place; its content is everything else. Fields that only repeat the key
 * count as content when they differ from it.
 */
export function leafOf({ pk, sk, ...row }: Row): Leaf {
  const id = String(sk)
  const { auditID, gsi1sk, gsi2sk, ...said } = row
  const repeated = Object.fromEntries(Object.entries({ auditID, gsi1sk, gsi2sk }).filter(([, value]) => value !== sk))
  return { id, hash: hashOf(canonical({ ...said, ...repeated })) }
}

export const inOrder = (leaves: readonly Leaf[]): Leaf[] => [...leaves].sort((a, b) => (a.id < b.id ? -1 : 1))
export const rootOf = (leaves: readonly Leaf[]): string => treeHash(leaves.map(canonical)).toString("hex")
export const hashOfSeal = ({ hash, ...seal }: Omit<Seal, "hash"> & { hash?: string }): string => hashOf(canonical(seal))

/** The seal of these hours, following the previous one. The same facts give the same seal, whoever makes it. */
export function seal(input: {
  chain: string
  last: Seal | undefined
  from: string
  to: string
  leaves: Leaf[]
  closing?: boolean
}): Sealed {
  const { chain, last, from, to, closing } = input
  const entries = inOrder(input.leaves)
  const body = {
    chain,
    number: (last?.number ?? 0) + 1,
    from,
    to,
    count: entries.length,
    root: rootOf(entries),
    previous: last?.hash ?? beginning,
    ...(closing ? { closing: true as const } : {}),
  }
  return { seal: { ...body, hash: hashOfSeal(body) }, entries }
}

/** When an entry's id was made; undefined when it is not an entry's id. */
export function timeOf(id: string): string | undefined {
  const text = /^aud_([0-7][0-9A-HJKMNP-TV-Z]{9})/.exec(id)?.[1]
  if (!text) return undefined
  return new Date(decodeTime(`${text}${"0".repeat(16)}`)).toISOString()
}

/** Whether an entry's id was made in these hours. */
export function isWithin(id: string, from: string, to: string): boolean {
  const time = timeOf(id)
  return time !== undefined && time >= from && time < to
}

/** Does this object of the vault match its own seal? */
export const isWhole = ({ seal: made, entries }: Sealed): boolean =>
  made.hash === hashOfSeal(made) && made.count === entries.length && made.root === rootOf(entries)

/** Divides hours into those with entries, and runs (up to days) of hours without. */
export function stretches(
  from: string,
  to: string,
  leaves: readonly Leaf[],
): { from: string; to: string; leaves: Leaf[] }[] {
  const byHour = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const time = timeOf(leaf.id)
    // An id that is no entry's belongs to no hour: verification finds it.
    if (!time) continue
    const at = hourOf(time)
    byHour.set(at, [...(byHour.get(at) ?? []), leaf])
  }
  const cut: { from: string; to: string; leaves: Leaf[] }[] = []
  for (let at = from; at < to; at = nextHour(at)) {
    const own = byHour.get(at) ?? []
    const before = cut.at(-1)
    if (own.length === 0 && before?.leaves.length === 0) before.to = nextHour(at)
    else cut.push({ from: at, to: nextHour(at), leaves: own })
  }
  return cut
}

/** Divides these hours by days. */
export function partsOf(from: string, to: string): { from: string; to: string }[] {
  const parts: { from: string; to: string }[] = []
  for (let at = from; at < to; at = dayAfter(at)) parts.push({ from: at, to: dayAfter(at) < to ? dayAfter(at) : to })
  return parts
}

/** Which past day is verified in this hour: from `first` up to but excluding `before`; undefined when there is none. */
export const turnOf = (first: string, before: string, now: string): string | undefined =>
  dayAmong(first, before, (days) => Math.floor(Date.parse(now) / hour) % days)

/**
 * `turnOf` for one verification a day, while the number of days grows by one each day: it takes turns among a power of
 * two of days, so that every one of them is verified before there are twice as many.
 */
export const dailyTurnOf = (first: string, before: string, now: string): string | undefined =>
  dayAmong(first, before, (days) => Math.floor(Date.parse(now) / (24 * hour)) % 2 ** Math.floor(Math.log2(days)))

function dayAmong(first: string, before: string, pick: (days: number) => number): string | undefined {
  const start = Date.parse(`${first}T00:00:00.000Z`)
  const days = Math.round((Date.parse(`${before}T00:00:00.000Z`) - start) / (24 * hour))
  return days < 1 ? undefined : dayOf(new Date(start + pick(days) * 24 * hour).toISOString())
}
