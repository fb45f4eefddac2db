import { Audit } from "../audit"
import { type Answer, commit, Store, Writes } from "../store"
import { MemberEntity, type MemberRow } from "./staff.entity"

/** Replaces a membership that is still as it was read, in one transaction with its audit entry. */
export async function rewrite<A extends Answer>(found: MemberRow, next: MemberRow, action: string, answer: A) {
  const { table } = await Store.registry()
  const row = MemberEntity.put({ ...next, version: found.version + 1 })
  return commit({
    writes: [Writes.put(row.where(({ version }, { eq }) => eq(version, found.version)).params({ table }))],
    audit: await Audit.entry({ action, subjects: [found.staffID] }),
    answer,
  })
}
