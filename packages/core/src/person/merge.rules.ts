import { VisibleError } from "../error"

/** What merging knows of a record; all else of it stays as it is. */
export type Mergeable = {
  personID: string
  version: number
  mergedInto?: string | undefined
  mergedAt?: string | undefined
  absorbed?: { personID: string; at: string }[] | undefined
  erasedAt?: string | undefined
  heldAt?: string | undefined
}

/** More would not fit into what is read with a record. */
const most = 10

const without = <R extends Mergeable>(row: R, ...names: (keyof Mergeable)[]): R =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name as keyof Mergeable))) as R

/**
 * Two records of one woman: `gone` is answered for by `stays`. Neither loses anything: each keeps its key and what was
 * sealed with it. Refuses (409) a record with itself, one that was merged before (a chain), and an erased one.
 */
export function merge<R extends Mergeable>(stays: R, gone: R, now: string): { stays: R; gone: R } {
  if (stays.personID === gone.personID) throw new VisibleError("conflict", "merge_itself")
  if (stays.erasedAt || gone.erasedAt) throw new VisibleError("gone", "person_erased")
  if (stays.mergedInto || gone.mergedInto || gone.absorbed?.length) throw new VisibleError("conflict", "merge_chain")
  const absorbed = [...(stays.absorbed ?? []), { personID: gone.personID, at: now }]
  if (absorbed.length > most) throw new VisibleError("conflict", "merge_chain")
  return {
    stays: { ...stays, absorbed, version: stays.version + 1 },
    gone: { ...gone, mergedInto: stays.personID, mergedAt: now, version: gone.version + 1 },
  }
}

/** The same taken back: both records are as they were. Refuses (409) when they are not merged with each other. */
export function unmerge<R extends Mergeable>(stays: R, gone: R): { stays: R; gone: R } {
  if (stays.erasedAt || gone.erasedAt) throw new VisibleError("gone", "person_erased")
  if (gone.mergedInto !== stays.personID) throw new VisibleError("conflict", "merge_not_found")
  const left = (stays.absorbed ?? []).filter(({ personID }) => personID !== gone.personID)
  return {
    stays: { ...(left.length ? { ...stays, absorbed: left } : without(stays, "absorbed")), version: stays.version + 1 },
    gone: { ...without(gone, "mergedInto", "mergedAt"), version: gone.version + 1 },
  }
}
