import { assertAsRead, VisibleError } from "../../platform/error"
import type { Status } from "./fund.schema"

type Fund = {
  status: Status
  amount: number
  evidence: string[]
  programme: { ceiling: number | null; evidence: readonly { key: string }[] }
  version: number
}

const isOpen = (status: Status) => status === "requested" || status === "approved"

function expect(fund: Fund, ...allowed: Status[]): void {
  if (!allowed.includes(fund.status)) throw new VisibleError("conflict", "fund_wrong_state")
}

/** What may still be committed to this case file under the sub-programme; null when headquarters set no ceiling. */
export const roomLeft = (ceiling: number | null, committed: number): number | null =>
  ceiling === null ? null : Math.max(0, ceiling - committed)

/**
 * Approves at most what was asked for, within what is left of the ceiling. `committed`: what the case file has been promised
 * or given under this sub-programme and year; the change says what it is from now on. Minor units throughout.
 */
export function approve<F extends Fund>(fund: F, amount: number, committed: number, by: string, now: string) {
  expect(fund, "requested")
  if (amount > fund.amount) throw new VisibleError("validation", "fund_more_than_asked", "amount")
  const room = roomLeft(fund.programme.ceiling, committed)
  if (room !== null && amount > room) throw new VisibleError("conflict", "fund_ceiling", "amount")
  return {
    fund: { ...fund, amount, status: "approved" as const, approvedAt: now, approvedBy: by, version: fund.version + 1 },
    committed: committed + amount,
  }
}

/** Ticks evidence that is there; evidence that the sub-programme does not require cannot be ticked. */
export function tick<F extends Fund>(fund: F, evidence: string[], version: number) {
  assertAsRead(fund.version, version)
  expect(fund, "requested", "approved")
  const asked = new Set(fund.programme.evidence.map(({ key }) => key))
  if (evidence.some((key) => !asked.has(key))) throw new VisibleError("validation", "fund_evidence_unknown", "evidence")
  return { ...fund, evidence, version: fund.version + 1 }
}

/** Pays out once all required evidence is there. */
export function give<F extends Fund>(fund: F, by: string, now: string) {
  expect(fund, "approved")
  const missing = fund.programme.evidence.filter(({ key }) => !fund.evidence.includes(key))
  if (missing.length) throw new VisibleError("conflict", "fund_evidence_missing")
  return { ...fund, status: "given" as const, endedAt: now, endedBy: by, version: fund.version + 1 }
}

/** Ends the request without money; the promised amount is released. */
export function end<F extends Fund>(fund: F, how: "refused" | "withdrawn", committed: number, by: string, now: string) {
  if (!isOpen(fund.status)) throw new VisibleError("conflict", "fund_wrong_state")
  const freed = fund.status === "approved" ? fund.amount : 0
  return {
    fund: { ...fund, status: how, endedAt: now, endedBy: by, version: fund.version + 1 },
    committed: committed - freed,
  }
}
