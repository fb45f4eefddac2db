/** Splits a list into consecutive groups of these sizes: results read in one batch go back to each requester. */
export function groups<T>(sizes: readonly number[], all: readonly T[]): T[][] {
  let from = 0
  return sizes.map((size) => {
    const group = all.slice(from, from + size)
    from += size
    return group
  })
}
