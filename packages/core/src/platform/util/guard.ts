import { AsyncLocalStorage } from "node:async_hooks"
import { failureName, Log, type Loggable } from "./log"
import { Metric } from "./metric"

type Outcome<T> = { done: T; failure?: undefined } | { done?: undefined; failure: unknown }
/** The chore being run, and how many things have failed in it so far. */
type Carried = { name: string; failed: number }

const carried = new AsyncLocalStorage<Carried>()

/**
 * Runs one chore of a tick. It never throws: whatever fails in it, one record or the whole chore, is logged by ids and
 * counted under the chore's name (`TickFailed`, which raises its alarm), and the next tick tries again. Returns what
 * the chore itself threw, and how many things failed in it.
 */
export async function carryOut(
  name: string,
  run: () => Promise<unknown>,
): Promise<{ thrown: unknown; failed: number }> {
  const chore: Carried = { name, failed: 0 }
  const { failure: thrown } = await carried.run(chore, () => guarded("tick.chore_failed", {}, run))
  return { thrown, failed: chore.failed }
}

/** Runs one item of many: its failure is counted in the current chore, and the other items still run. */
export async function guarded<T>(
  what: string,
  about: Record<string, Loggable>,
  run: () => Promise<T> | T,
): Promise<Outcome<T>> {
  try {
    return { done: await run() }
  } catch (thrown) {
    // Whatever was thrown, even nothing: it must not look like success.
    const failure = thrown ?? new Error(what)
    const chore = carried.getStore()
    if (chore) chore.failed++
    const ids = { ...(chore ? { chore: chore.name } : {}), ...about }
    Log.warn(what, { ...ids, failure: failureName(failure) })
    Metric.put({ TickFailed: 1 }, { ...ids, what })
    return { failure }
  }
}

/** Runs it for each record, in sequence and each guarded. Returns how many results were true, and what failed. */
export async function each<R>(
  what: string,
  records: readonly R[],
  about: (record: R) => Record<string, Loggable>,
  run: (record: R) => Promise<boolean> | boolean,
): Promise<{ count: number; failures: unknown[] }> {
  let count = 0
  const failures: unknown[] = []
  for (const record of records) {
    const { done, failure } = await guarded(what, about(record), () => run(record))
    if (done) count++
    if (failure !== undefined) failures.push(failure)
  }
  return { count, failures }
}
