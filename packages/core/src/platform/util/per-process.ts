/** A process's AWS identity, where its environment does not provide one. */
export type Identity = { accessKeyId: string; secretAccessKey: string }

/** A process owns its cached values; `environment` holds variables in addition to those of its environment. */
export type Process = { identity?: Identity; environment?: Record<string, string> }

const only: Process = {}
let current = (): Process => only

/**
 * For several functions in one process, as in the local cloud: `which` returns the current one, so that each has its
 * own identity and clients, as on AWS. Never called on AWS.
 */
export function share(which: () => Process | undefined): void {
  current = () => which() ?? only
}

/** An environment variable, as this process sees it. */
export const told = (name: string): string | undefined => current().environment?.[name] ?? process.env[name]

/** A process-scoped value, made on first use. `own` is what an AWS client is made with, besides its settings. */
export function perProcess<T>(make: (own: { credentials?: Identity }) => T): (() => T) & { forget: () => void } {
  let made = new WeakMap<Process, { value: T }>()
  function get(): T {
    const process = current()
    const known = made.get(process)
    if (known) return known.value
    const value = make(process.identity ? { credentials: process.identity } : {})
    made.set(process, { value })
    return value
  }
  return Object.assign(get, {
    /** Forgets the value in every process; for tests that change endpoints. */
    forget() {
      made = new WeakMap()
    },
  })
}
