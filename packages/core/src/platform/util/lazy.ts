/**
 * A lazy value, made on first use. An entity validates its whole model when it is made, which takes longer than most
 * requests; a cold function must not pay for entities that it does not use.
 */
export function lazy<T extends object>(make: () => T): T {
  let made: T | undefined
  return new Proxy({} as T, {
    get(_, name) {
      made ??= make()
      const value: unknown = Reflect.get(made, name, made)
      return typeof value === "function" ? value.bind(made) : value
    },
  })
}
