import * as Chain from "@ventanilla/core/tenancy/chain"
import type { Info } from "@ventanilla/core/tenancy/chain/schema"

export type Checked = Info

const month = 30 * 86_400_000
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Checks all that a chain knows of, or these days of it, a month at a time: ids and hashes of a month fit into memory. */
export async function checkAudit(range: { from?: string | undefined; to?: string | undefined }): Promise<Checked> {
  const whole = await Chain.extent()
  const today = dayOf(Date.now())
  const from = Date.parse(range.from ?? whole?.from ?? range.to ?? today)
  const to = Date.parse(range.to ?? whole?.to ?? today)
  let sum: Checked | undefined
  for (let at = from; at <= to; at += month + 86_400_000) {
    const part = await Chain.check({ from: dayOf(at), to: dayOf(Math.min(at + month, to)) })
    sum = sum ? joined(sum, part) : part
  }
  return sum ?? Chain.check({ from: dayOf(from), to: dayOf(from) })
}

const joined = (one: Checked, other: Checked): Checked => ({
  ...other,
  intact: one.intact && other.intact,
  entries: one.entries + other.entries,
  seals: one.seals + other.seals,
  sealedUntil: other.sealedUntil ?? one.sealedUntil,
  stretches: [...one.stretches, ...other.stretches],
  findings: [...one.findings, ...other.findings],
})
