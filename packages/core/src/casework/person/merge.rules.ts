import { VisibleError } from "../../platform/error"
import type { Suspended } from "./person.schema"

/** The part of a record that merging reads and writes; the rest is unchanged. */
export type Mergeable = {
  personID: string
  version: number
  mergedInto?: string | undefined
  mergedAt?: string | undefined
  absorbed?: { personID: string; at: string }[] | undefined
  suspended?: Suspended[] | undefined
  erasedAt?: string | undefined
  heldAt?: string | undefined
}

/** More would not fit into one read of a record. */
const most = 10

const without = <R extends Mergeable>(row: R, ...names: (keyof Mergeable)[]): R =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name as keyof Mergeable))) as R

/** Is a consent to this organisation, given at this instant, suspended until the woman gives it again? */
export const isSuspended = ({ suspended = [] }: Pick<Mergeable, "suspended">, organizationID: string, given: string) =>
  suspended.some((one) => one.organizationID === organizationID && given <= one.at)

type Given = { organizationID: string; personID: string; status: string }

/** Organisations to which one of two records consents while the other withdrew its consent: the safer one wins. */
export function takenBackIn(consents: readonly Given[], goneID: string): string[] {
  const sides = (status: string, gone: boolean) =>
    consents
      .filter((one) => one.status === status && (one.personID === goneID) === gone)
      .map((one) => one.organizationID)
  const conflicts = [true, false].flatMap((gone) => {
    const no = new Set(sides("revoked", gone))
    return [...sides("live", !gone), ...sides("future", !gone)].filter((organizationID) => no.has(organizationID))
  })
  return [...new Set(conflicts)]
}

/**
 * Merges two records of one woman: `stays` answers for `gone` from now on. Nothing is lost: each record keeps its data
 * key and what was sealed with it. Refuses (409) to merge a record with itself, one that was merged before (no chains),
 * and an erased one. `takenBack`: organisations for which one of the records had withdrawn its consent.
 */
export function merge<R extends Mergeable>(
  stays: R,
  gone: R,
  now: string,
  takenBack: readonly string[] = [],
): { stays: R; gone: R } {
  if (stays.personID === gone.personID) throw new VisibleError("conflict", "merge_itself")
  if (stays.erasedAt || gone.erasedAt) throw new VisibleError("gone", "person_erased")
  if (stays.mergedInto || gone.mergedInto || gone.absorbed?.length) throw new VisibleError("conflict", "merge_chain")
  const absorbed = [...(stays.absorbed ?? []), { personID: gone.personID, at: now }]
  if (absorbed.length > most) throw new VisibleError("conflict", "merge_chain")
  const suspended = [
    ...(stays.suspended ?? []),
    ...takenBack.map((organizationID) => ({ organizationID, at: now, otherID: gone.personID })),
  ]
  return {
    stays: { ...stays, absorbed, ...(suspended.length ? { suspended } : {}), version: stays.version + 1 },
    gone: { ...gone, mergedInto: stays.personID, mergedAt: now, version: gone.version + 1 },
  }
}

/** Undoes a merge: both records are as they were. Refuses (409) records that are not merged with each other. */
export function unmerge<R extends Mergeable>(stays: R, gone: R): { stays: R; gone: R } {
  if (stays.erasedAt || gone.erasedAt) throw new VisibleError("gone", "person_erased")
  if (gone.mergedInto !== stays.personID) throw new VisibleError("conflict", "merge_not_found")
  const left = (stays.absorbed ?? []).filter(({ personID }) => personID !== gone.personID)
  const suspended = (stays.suspended ?? []).filter(({ otherID }) => otherID !== gone.personID)
  const kept = { ...(left.length ? { absorbed: left } : {}), ...(suspended.length ? { suspended } : {}) }
  return {
    stays: { ...without(stays, "absorbed", "suspended"), ...kept, version: stays.version + 1 },
    gone: { ...without(gone, "mergedInto", "mergedAt"), version: gone.version + 1 },
  }
}
