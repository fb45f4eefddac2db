import { Audit } from "../../audit/audit/inside"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { type Answer, commit, Store, Writes } from "../../platform/store"
import { MemberEntity, type MemberRow } from "./staff.entity"

/** Replaces a membership that is unchanged since it was read, in one transaction with its audit entry. */
export async function rewrite<A extends Answer>(found: MemberRow, next: MemberRow, action: Audit.Action, answer: A) {
  const { table } = await Store.registry()
  const row = MemberEntity.put({ ...next, version: found.version + 1 })
  return commit({
    writes: [Writes.put(row.where(({ version }, { eq }) => eq(version, found.version)).params({ table }))],
    audit: await Audit.entry({ action, subjects: [found.staffID] }),
    answer,
  })
}

export async function members(): Promise<MemberRow[]> {
  const handle = await Store.registry()
  const { data } = await MemberEntity.query
    .ofTenant({ tenantID: Act.tenantID() })
    .go({ ...handle, pages: "all", consistent: true })
  return data
}

export async function member(staffID: string): Promise<{ found: MemberRow; rest: MemberRow[] }> {
  const all = await members()
  const found = all.find((one) => one.staffID === staffID)
  if (!found) throw new VisibleError("not_found", "not_found")
  return { found, rest: all.filter((one) => one.staffID !== staffID) }
}
