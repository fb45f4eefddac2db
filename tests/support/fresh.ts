import { AsyncLocalStorage } from "node:async_hooks"
import { vi } from "vitest"

type Kept = { environment: NodeJS.ProcessEnv; used: Set<AsyncLocalStorage<unknown>> }

/**
 * A worker runs file after file in one process, so that what lies in `node_modules` is loaded and compiled once. Each file still
 * begins with modules of its own, no stubs, and the environment that the process began with. A file that mocks a module takes
 * the mock back at its end.
 */
const worker = globalThis as { keptBetweenFiles?: Kept }
worker.keptBetweenFiles ??= begin()
const kept = worker.keptBetweenFiles

function begin(): Kept {
  const used: Kept["used"] = new Set()
  const { run } = AsyncLocalStorage.prototype
  AsyncLocalStorage.prototype.run = function (this: AsyncLocalStorage<unknown>, ...args: Parameters<typeof run>) {
    used.add(this)
    return run.apply(this, args)
  } as typeof run
  return { environment: { ...process.env }, used }
}

// Every promise is told to each storage that was ever run, until Node 24: those of modules that are gone would cost more with
// every file. One that is still wanted is switched on by its next `run`.
for (const storage of kept.used) storage.disable()
kept.used.clear()
// Otherwise what an earlier file stubbed would be put back in the middle of this one.
vi.unstubAllEnvs()
for (const name of Object.keys(process.env)) if (!(name in kept.environment)) delete process.env[name]
for (const [name, value] of Object.entries(kept.environment)) if (!name.startsWith("VITEST")) process.env[name] = value
vi.useRealTimers()
vi.unstubAllGlobals()
vi.resetModules()
