export type Sort = { key: string; descending: boolean }

/** The row that j, k, Home and End lead to; -1 when the key is not about rows. */
export function step(key: string, current: number, count: number): number {
  if (!count) return -1
  switch (key) {
    case "j":
      return Math.min(current + 1, count - 1)
    case "k":
      return Math.max(current - 1, 0)
    case "Home":
      return current < 0 ? -1 : 0
    case "End":
      return current < 0 ? -1 : count - 1
    default:
      return -1
  }
}

/** A second press on the same column turns the order round. */
export const turn = (sort: Sort | undefined, key: string): Sort => ({
  key,
  descending: sort?.key === key ? !sort.descending : false,
})

/** Rows in the order of one column's value; what has no value comes last either way. */
export function sorted<T>(
  rows: readonly T[],
  sort: Sort,
  value: (row: T, key: string) => string | number | undefined,
): T[] {
  const sign = sort.descending ? -1 : 1
  return [...rows].sort((left, right) => {
    const a = value(left, sort.key)
    const b = value(right, sort.key)
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    if (typeof a === "number" && typeof b === "number") return sign * (a - b)
    return sign * String(a).localeCompare(String(b), "es", { sensitivity: "base", numeric: true })
  })
}
