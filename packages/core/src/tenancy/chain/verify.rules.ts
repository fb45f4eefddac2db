import {
  beginning,
  dayOf,
  hashOfSeal,
  hourOf,
  inOrder,
  isWhole,
  isWithin,
  leafOf,
  nextHour,
  openFrom,
  type Row,
  rootOf,
  timeOf,
} from "./chain.rules"
import type { Finding, FindingKind, Info, Leaf, Seal, Sealed, Stretch } from "./chain.schema"

/** What is compared; hours from `from` up to but excluding `to`. */
export type Evidence = {
  chain: string
  from: string
  to: string
  now: string
  /** The last seal that begins before these hours; a seal of empty hours may reach into them. */
  before: Seal | undefined
  /** The seal after the last of these hours. */
  after: Seal | undefined
  /** The registry's seals. */
  seals: readonly Seal[]
  /** The vault's seals, by their first hour; null for an object that cannot be read. */
  vault: ReadonlyMap<string, Sealed | null>
  rows: readonly Row[]
}

/** Hours by which a chain may be behind before that is a finding: a tick may be missed, and a queue may wait. */
export const mostHoursBehind = 3

/** Compares entries, registry and vault, and names what differs. Pure: reads no clock, no store. */
export function verifyEvidence(evidence: Evidence): Info {
  const { chain, from, to, now } = evidence
  const findings: Finding[] = []
  const shown: Stretch[] = []
  const placed = byHour(evidence.rows, findings)
  const steps = stepsOf(evidence)
  const within = ({ from: first, to: end }: { from: string; to: string }) => ({
    from: first < from ? from : first,
    to: end > to ? to : end,
  })
  const known = steps[0] ? steps.map(({ seal }) => seal) : []
  let last = steps[0]?.reaches ? undefined : evidence.before
  let at = evidence.before ? from : (known[0]?.from ?? from)
  let checked = 0
  const compared: Compared[] = []
  for (const { seal, vault, registered, reaches } of steps) {
    const found: FindingKind[] = []
    const shownAs = within(seal)
    for (; at < seal.from; at = nextHour(at)) missing(at, placed, findings, shown)
    if (!registered) found.push("seal_missing")
    if (seal.hash !== hashOfSeal(seal)) found.push("seal_altered")
    // Whether it follows the previous seal is reported for the hour in which it begins.
    if (!reaches && !follows(seal, last, chain)) found.push("chain_broken")
    if (vault === null || vault === undefined) found.push("vault_missing")
    else if (!isWhole(vault) || vault.seal.hash !== seal.hash) found.push("vault_differs")
    const hours = hoursOf(shownAs)
    const leaves = hours.flatMap((one) => placed.get(one) ?? [])
    checked += leaves.length
    const list =
      vault && isWhole(vault)
        ? vault.entries.filter(({ id }) => reaches !== true || isWithin(id, shownAs.from, shownAs.to))
        : undefined
    if (list) compared.push(...compare(list, leaves, shownAs.from))
    else if (rootOf(inOrder(leaves)) !== seal.root) found.push("entries_differ")
    findings.push(...found.map((kind) => ({ kind, hour: shownAs.from, entry: null })))
    shown.push({ ...shownAs, status: "verified", entries: leaves.length })
    last = seal
    if (seal.to > at) at = seal.to
  }
  findings.push(...named(compared))
  const { after } = evidence
  if (after) {
    for (; at < to; at = nextHour(at)) missing(at, placed, findings, shown)
    if (last && !follows(after, last, chain)) findings.push({ kind: "chain_broken", hour: last.from, entry: null })
  } else tail(at, to, now, last, placed, findings, shown)
  const broken = new Set(findings.map(({ hour }) => hour))
  return {
    chain,
    checkedAt: now,
    intact: findings.length === 0,
    entries: checked,
    seals: steps.filter(({ reaches }) => !reaches).length,
    sealedUntil: last?.to ?? null,
    stretches: shown.map((one) =>
      hoursOf(one).some((hour) => broken.has(hour)) ? { ...one, status: "broken" as const } : one,
    ),
    findings: findings.sort((a, b) => (a.hour < b.hour ? -1 : a.hour > b.hour ? 1 : 0)),
  }
}

/** `reaches`: it begins before these hours. */
type Step = { seal: Seal; vault: Sealed | null | undefined; registered: boolean; reaches?: boolean }

/** The registry's seals, those that only the vault still has, and before them a seal that reaches into these hours. */
function stepsOf({ seals, vault, from, to, before }: Evidence): Step[] {
  const registered = new Set(seals.map((seal) => seal.from))
  const own = seals.map((seal) => ({ seal, vault: vault.get(seal.from), registered: true }))
  const only = [...vault].flatMap(([hour, sealed]) =>
    sealed && !registered.has(hour) && hour >= from && hour < to
      ? [{ seal: { ...sealed.seal, from: hour }, vault: sealed, registered: false }]
      : [],
  )
  const reaching =
    before && before.to > from ? [{ seal: before, vault: vault.get(before.from), registered: true, reaches: true }] : []
  return [...reaching, ...[...own, ...only].sort((a, b) => (a.seal.from < b.seal.from ? -1 : 1))]
}

const follows = (seal: Seal, last: Seal | undefined, chain: string): boolean =>
  seal.chain === chain &&
  (last
    ? seal.previous === last.hash && seal.number === last.number + 1 && seal.from === last.to && !last.closing
    : seal.number === 1 && seal.previous === beginning)

function hoursOf({ from, to }: { from: string; to: string }): string[] {
  const hours: string[] = []
  for (let at = from; at < to; at = nextHour(at)) hours.push(at)
  return hours
}

/** Entries by the hour of their id. An entry whose id is not of the day where it is stored was put there. */
function byHour(rows: readonly Row[], findings: Finding[]): Map<string, Leaf[]> {
  const placed = new Map<string, Leaf[]>()
  for (const row of rows) {
    const leaf = leafOf(row)
    const day = String(row.pk).slice("audit#".length)
    const time = timeOf(leaf.id)
    if (!time || dayOf(time) !== day) {
      findings.push({ kind: "entry_added", hour: `${day}T00:00:00.000Z`, entry: leaf.id })
      continue
    }
    const hour = hourOf(time)
    placed.set(hour, [...(placed.get(hour) ?? []), leaf])
  }
  return placed
}

type Compared = {
  kind: "entry_altered" | "entry_missing" | "entry_added"
  hour: string
  id: string
  was?: string
  is?: string
}

function compare(sealed: readonly Leaf[], present: readonly Leaf[], hour: string): Compared[] {
  const now = new Map(present.map(({ id, hash }) => [id, hash]))
  const then = new Map(sealed.map(({ id, hash }) => [id, hash]))
  return [
    ...sealed.flatMap(({ id, hash }): Compared[] => {
      const is = now.get(id)
      if (is === undefined) return [{ kind: "entry_missing", hour, id, was: hash }]
      return is === hash ? [] : [{ kind: "entry_altered", hour, id, was: hash, is }]
    }),
    ...present.flatMap(({ id, hash }): Compared[] =>
      then.has(id) ? [] : [{ kind: "entry_added", hour, id, is: hash }],
    ),
  ]
}

/** An entry found in place of another, and itself sealed elsewhere, was moved. */
function named(compared: Compared[]): Finding[] {
  const were = new Set(compared.flatMap(({ was }) => was ?? []))
  const are = new Set(compared.flatMap(({ is }) => is ?? []))
  return compared.map(({ kind, hour, id, was, is }) => {
    const moved = (is !== undefined && were.has(is)) || (was !== undefined && are.has(was))
    return { kind: moved ? ("entry_reordered" as const) : kind, hour, entry: id }
  })
}

function missing(hour: string, placed: Map<string, Leaf[]>, findings: Finding[], shown: Stretch[]) {
  findings.push({ kind: "seal_missing", hour, entry: null })
  shown.push({ from: hour, to: nextHour(hour), status: "broken", entries: placed.get(hour)?.length ?? 0 })
}

/** Hours after the last seal: still open, or empty and open until something is written, or overdue. */
function tail(
  at: string,
  to: string,
  now: string,
  last: Seal | undefined,
  placed: Map<string, Leaf[]>,
  findings: Finding[],
  shown: Stretch[],
) {
  if (last?.closing) return
  const due = Date.parse(openFrom(now)) - mostHoursBehind * 3_600_000
  for (let hour = at; hour < to && hour <= now; hour = nextHour(hour)) {
    const entries = placed.get(hour)?.length ?? 0
    const isLate = last !== undefined && entries > 0 && Date.parse(hour) < due
    if (isLate) findings.push({ kind: "seal_late", hour, entry: null })
    shown.push({ from: hour, to: nextHour(hour), status: isLate ? "broken" : "open", entries })
  }
}
