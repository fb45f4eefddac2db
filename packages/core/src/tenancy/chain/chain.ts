import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Log } from "../../platform/util/log"
import { Metric } from "../../platform/util/metric"
import { Tenant } from "../tenant/inside"
import * as Rows from "./chain.rows"
import * as Rules from "./chain.rules"
import { type Info, type Leaf, type Seal, VerifyInput } from "./chain.schema"
import * as Vault from "./chain.vault"
import { verifyEvidence } from "./verify.rules"

export { forget } from "./chain.vault"

/** The vault has another object in the place of the next seal. Only a person can resolve that. */
export class SealRefused extends Error {
  override name = "SealRefused"
}

const chainOf = (): string => Act.tenantOf() ?? "headquarters"

/**
 * For how long hours without entries wait for one that has some, in milliseconds. Every tick reads one partition of the
 * audit for each day of them, so a chain in which nothing happens gets a seal now and then.
 */
const mostSilent = 48 * 3_600_000

/**
 * One run reads at most this many days: a month, and the hours that waited before it. A chain that is farther behind
 * catches up over several ticks, none of which costs more than that.
 */
const daysARun = 35

/**
 * Seals every hour that is certainly over and has entries: of the actor's consulate, or headquarters' own when the
 * actor has no consulate. Hours without entries wait for the next hour that has some, for two days at most, and share one seal.
 * Hours that missed ticks left are caught up. Each seal is written to the vault first with put-if-absent, and then in
 * the same way to the registry; a run that loses the race uses the seal already there. The system only.
 */
export async function seal(): Promise<{ sealed: number }> {
  return { sealed: (await sealOver()).sealed }
}

const sealOver = () => run(Rules.openFrom(Clock.iso()))

/**
 * Seals, and whenever it sealed verifies yesterday, today and one day of the past, another one each hour, so that in
 * time every day is verified; where nothing happens, once a day, in its first hour. Findings are counted, which raises
 * an alarm, and logged by chain, kind and hour. Sealing goes on: a broken hour is no reason to leave the next one open.
 */
export async function sealAndVerify(): Promise<{ sealed: number; findings: number }> {
  const { sealed, isBehind, last } = await sealOver()
  const chain = chainOf()
  const now = Clock.iso()
  // A chain that is catching up is known to be late; it is verified when it has caught up.
  if (isBehind || (sealed === 0 && now.slice(11, 13) !== "00")) return { sealed, findings: 0 }
  if (!last) return { sealed, findings: 0 }
  const first = (await Rows.after(chain, "2")) ?? last
  const yesterday = Rules.dayOf(new Date(Date.parse(now) - 86_400_000).toISOString())
  const past = (sealed > 0 ? Rules.turnOf : Rules.dailyTurnOf)(Rules.dayOf(first.from), yesterday, now)
  const seen = [await check({ from: yesterday, to: Rules.dayOf(now) })]
  if (past) seen.push(await check({ from: past, to: past }))
  const findings = seen.flatMap((one) => one.findings)
  Metric.put({ ChainBroken: findings.length })
  for (const { kind, hour } of findings.slice(0, 20)) Log.error("chain.broken", { chain, kind, hour })
  return { sealed, findings: findings.length }
}

/**
 * When the first hour with entries that are not sealed is certainly over, or hours without entries have waited long
 * enough; for the verification, no later than the next day of UTC.
 */
export async function nextDueAt(now: string): Promise<string | undefined> {
  const last = await Rows.last(chainOf())
  const from = last ? last.to : await beginning()
  if (!from || last?.closing) return undefined
  const waited = new Date(Date.parse(from) + mostSilent).toISOString()
  const until = [Rules.nextHour(Rules.hourOf(now)), waited].sort()[0] as string
  const { value } = await daysWithEntries(Rules.partsOf(from, until)).next()
  const [first] = value?.leaves ?? []
  const at = first && Rules.timeOf(first.id)
  const over = at ? Rules.nextHour(Rules.hourOf(at)) : waited
  return [new Date(Date.parse(over) + Rules.margin).toISOString(), Rules.dayAfter(now)].sort()[0]
}

/**
 * Seals everything up to the current hour, for good: for a consulate that has ended, in which nobody writes any more.
 * Idempotent.
 */
export async function close(): Promise<{ sealed: number }> {
  const { sealed } = await run(Rules.nextHour(Rules.hourOf(Clock.iso())), true)
  return { sealed }
}

/** `last`: the last seal of the chain, as far as this run knows. */
async function run(
  until: string,
  closing = false,
): Promise<{ sealed: number; isBehind: boolean; last: Seal | undefined }> {
  if (Act.use().type !== "system") throw new VisibleError("forbidden", "forbidden")
  const chain = chainOf()
  let last = await Rows.last(chain)
  let sealed = 0
  const from = last ? last.to : await beginning()
  if (!from || last?.closing || from >= until) return { sealed, isBehind: false, last }

  /** Seals to the end of this part; a run that loses the race goes on after the seal that is there. */
  async function sealTo({ to, leaves, silent = false }: Pick<Part, "to" | "leaves" | "silent">): Promise<boolean> {
    for (let at = last?.to ?? from; at; ) {
      const start = at
      const left = leaves.filter(({ id }) => Rules.isWithin(id, start, to))
      if (last?.closing || start >= to || (left.length === 0 && !silent)) return true
      const made = await sealPart(chain, last, { from: start, to, until, closing, leaves: left, silent })
      sealed += made?.length ?? 0
      last = made?.at(-1) ?? (await Rows.last(chain))
      // A damaged seal leads nowhere; verification names it.
      at = last && last.to > start ? last.to : undefined
    }
    return false
  }

  const parts = Rules.partsOf(from, until)
  const days = closing ? parts : parts.slice(0, daysARun)
  const to = days.at(-1)?.to ?? until
  for await (const day of daysWithEntries(days)) if (!(await sealTo(day))) return { sealed, isBehind: true, last }
  const isLong = Date.parse(to) - Date.parse(last?.to ?? from) >= mostSilent
  const isDone = !(closing || isLong) || (await sealTo({ to, leaves: [], silent: true }))
  return { sealed, isBehind: !isDone || to < until, last }
}

/** Those of these days, or parts of one, that have entries: their ends, and their entries. Reads each once. */
async function* daysWithEntries(parts: { from: string; to: string }[]): AsyncGenerator<{ to: string; leaves: Leaf[] }> {
  // One day at a time; in a long silence more and more at once.
  for (let [start, many] = [0, 1]; start < parts.length; ) {
    const days = parts.slice(start, start + many)
    const read = await awaitAll(days.map((day) => Rows.entries(day.from, day.to)))
    start += many
    many = Math.min(16, many * 2)
    for (const [index, { from: first, to }] of days.entries()) {
      const all = (read[index] ?? []).map(Rules.leafOf)
      const leaves = all.filter(({ id }) => Rules.isWithin(id, first, to))
      if (leaves.length === 0) continue
      many = 1
      yield { to, leaves: Rules.inOrder(leaves) }
    }
  }
}

/** The first hour that can have entries; undefined when there is no consulate yet. */
async function beginning(): Promise<string | undefined> {
  const tenantID = Act.tenantOf()
  const created = tenantID ? (await Tenant.row(tenantID)).createdAt : await Tenant.firstCreatedAt()
  return created && Rules.hourOf(created)
}

type Part = { from: string; to: string; until: string; leaves: Leaf[]; closing: boolean; silent?: boolean }

/**
 * Seals the entries of one day, and the empty hours before it. Empty hours after it wait, unless the chain is being
 * closed or has been silent for long. Returns the seals; undefined when another run was faster.
 */
async function sealPart(
  chain: string,
  before: Seal | undefined,
  { from, to, until, leaves, closing, silent = false }: Part,
): Promise<Seal[] | undefined> {
  const made: Seal[] = []
  // The vault in sequence: another run may have divided the hours in another way, and each seal must follow the one
  // that is there.
  for (const stretch of Rules.stretches(from, to, leaves)) {
    const last = made.at(-1) ?? before
    const ends = closing && stretch.to === until
    if (stretch.leaves.length === 0 && stretch.to === to && !ends && !silent) break
    const next = Rules.seal({ chain, last, ...stretch, ...(ends ? { closing: true } : {}) })
    const kept = (await Vault.put(next)) ? next.seal : await lying(chain, last, stretch.from)
    made.push(kept)
    if (kept.hash !== next.seal.hash) break
  }
  return (await Rows.put(made)) ? made : undefined
}

/** The seal that another run, or this one before a crash, has put into the vault. */
async function lying(chain: string, last: Seal | undefined, from: string): Promise<Seal> {
  const found = await Vault.get(chain, from)
  const isNext =
    found !== null &&
    Rules.isWhole(found) &&
    found.seal.chain === chain &&
    found.seal.from === from &&
    found.seal.number === (last?.number ?? 0) + 1 &&
    found.seal.previous === (last?.hash ?? Rules.beginning)
  if (!isNext) throw new SealRefused()
  return found.seal
}

/** Verifies these days of the audit of the actor's consulate. The verification is audited first. */
export const verify = verb("audit.verify", VerifyInput, async (days): Promise<Info> => {
  await Audit.read({ action: "audit.verified", subjects: [Act.tenantID()] })
  return check(days)
})

/** Verifies these days of headquarters' own audit, in the registry. */
export const verifyNetwork = verb("network.audit", VerifyInput, async (days): Promise<Info> => {
  await Audit.read({ action: "audit.verified", subjects: ["headquarters"] })
  return check(days)
})

/** Compares entries, registry and vault for these days of UTC, both included. */
export async function check({ from, to }: { from: string; to: string }): Promise<Info> {
  const chain = chainOf()
  const start = `${from}T00:00:00.000Z`
  const end = Rules.dayAfter(`${to}T00:00:00.000Z`)
  const now = Clock.iso()
  const days = daysOf(start, end < now ? end : Rules.dayAfter(now))
  const [seals, before, after, vault] = await awaitAll([
    Rows.between(chain, start, end),
    Rows.before(chain, start),
    Rows.after(chain, end),
    Vault.ofDays(chain, days),
  ])
  // A seal of empty hours that began before these days may reach into them.
  if (before && before.to > start) {
    vault.set(before.from, await Vault.find(chain, before.from))
  }
  const rows = (await awaitAll(days.map((day) => Rows.entries(`${day}T00:00:00.000Z`, Rules.dayAfter(day))))).flat()
  return verifyEvidence({ chain, from: start, to: end, now, before, after, seals, vault, rows })
}

function daysOf(start: string, end: string): string[] {
  const days: string[] = []
  for (let at = start; at < end; at = Rules.dayAfter(at)) days.push(Rules.dayOf(at))
  return days
}

/** The first and the last day that this chain covers, for verifying all of it; undefined when nothing is sealed. */
export async function extent(): Promise<{ from: string; to: string } | undefined> {
  const first = await Rows.after(chainOf(), "2")
  return first && { from: Rules.dayOf(first.from), to: Rules.dayOf(Clock.iso()) }
}
