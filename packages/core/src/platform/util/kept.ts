/** Who a process is to AWS, where its environment does not say so. */
export type Identity = { accessKeyId: string; secretAccessKey: string }

/** What one process keeps is kept under this; `environment` is what it was told besides its environment. */
export type Process = { identity?: Identity; environment?: Record<string, string> }

const only: Process = {}
let current = (): Process => only

/**
 * Where several functions share one process, as in the local cloud: `which` says whose turn it is, so that each has its own
 * identity and its own clients, as on AWS. Never called there.
 */
export function share(which: () => Process | undefined): void {
  current = () => which() ?? only
}

/** A variable of the environment, as this process has it. */
export const told = (name: string): string | undefined => current().environment?.[name] ?? process.env[name]

/** A value made once a process, when it is first used. `own` is what an AWS client is made with, besides its settings. */
export function kept<T>(make: (own: { credentials?: Identity }) => T): (() => T) & { forget: () => void } {
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
    /** Forgets it in every process; for tests that change endpoints. */
    forget() {
      made = new WeakMap()
    },
  })
}
