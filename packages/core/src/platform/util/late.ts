/**
 * A value that is made when it is first used. An entity checks its whole model when it is made, which takes longer than
 * most requests; a function that starts cold must not pay for the entities it will not touch.
 */
export function late<T extends object>(make: () => T): T {
  let made: T | undefined
  return new Proxy({} as T, {
    get(_, name) {
      made ??= make()
      const value: unknown = Reflect.get(made, name, made)
      return typeof value === "function" ? value.bind(made) : value
    },
  })
}
