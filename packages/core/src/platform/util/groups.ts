/** Splits a list into consecutive groups of these sizes: results read in one batch go back to each requester. */
export function groups<T>(sizes: readonly number[], all: readonly T[]): T[][] {
  let from = 0
  return sizes.map((size) => {
    const group = all.slice(from, from + size)
    from += size
    return group
  })
}

/** Splits a list into consecutive groups of this size; the last may be smaller. */
export const groupsOf = <T>(all: readonly T[], size: number): T[][] =>
  groups(
    Array.from({ length: Math.ceil(all.length / size) }, () => size),
    all,
  )
