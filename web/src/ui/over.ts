/**
 * What was changed of an entry since it was read as `from`, laid over how it stands `now`: a field that was left alone is as
 * somebody else has published it meanwhile.
 */
export function over<T extends object>(now: T, from: T | undefined, mine: T): T {
  const read: Partial<T> = from ?? {}
  const changed = (name: string) => JSON.stringify(mine[name as keyof T]) !== JSON.stringify(read[name as keyof T])
  return { ...now, ...Object.fromEntries(Object.entries(mine).filter(([name]) => changed(name))) }
}

/** As it stands now, whatever a query brings later: that changes what it brought before in place. */
export const asRead = <T>(one: T | undefined): T | undefined =>
  one === undefined ? undefined : (JSON.parse(JSON.stringify(one)) as T)
