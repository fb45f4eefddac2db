import { AsyncLocalStorage } from "node:async_hooks"

export class MissingContext extends Error {
  constructor(readonly context: string) {
    super(`No ${context} here: enter one at the door before calling a verb`)
  }
}

/** A value set once by a handler and read anywhere below it. `use` throws when it was not set. */
export function createContext<T>(name: string) {
  const storage = new AsyncLocalStorage<T>()
  return {
    use(): T {
      const value = storage.getStore()
      if (value === undefined) throw new MissingContext(name)
      return value
    },
    peek: () => storage.getStore(),
    with: <R>(value: T, run: () => R): R => storage.run(value, run),
  }
}
