/** Cuts a list into groups of these sizes, one behind the other: what was read for several at once, given back to each. */
export function groups<T>(sizes: readonly number[], all: readonly T[]): T[][] {
  let from = 0
  return sizes.map((size) => {
    const group = all.slice(from, from + size)
    from += size
    return group
  })
}
