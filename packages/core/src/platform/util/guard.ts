import { AsyncLocalStorage } from "node:async_hooks"
import { awaitAll } from "./await-all"
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

/** How many records are worked on side by side where that is safe: enough to be quick, few enough for what is called. */
export const abreast = 12

/**
 * Runs it for each record, each guarded: in sequence, or so many `atOnce`. Returns how many results were true, and what
 * failed, in the order of the records.
 */
export async function each<R>(
  what: string,
  records: readonly R[],
  about: (record: R) => Record<string, Loggable>,
  run: (record: R) => Promise<boolean> | boolean,
  atOnce = 1,
): Promise<{ count: number; failures: unknown[] }> {
  const outcomes: Outcome<boolean>[] = []
  const left = records.entries()
  const work = async () => {
    for (const [index, record] of left) outcomes[index] = await guarded(what, about(record), () => run(record))
  }
  await awaitAll(Array.from({ length: Math.min(atOnce, records.length) }, work))
  return {
    count: outcomes.filter(({ done }) => done).length,
    failures: outcomes.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
  }
}
