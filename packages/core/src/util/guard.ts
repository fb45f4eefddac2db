import { failureName, Log, type Loggable } from "./log"
import { Metric } from "./metric"

type Outcome<T> = { done: T; failure?: undefined } | { done?: undefined; failure: unknown }

/**
 * Runs one thing of many: its failure is logged under `what` with the ids in `about`, is counted (`TickFailed`, which sounds
 * an alarm), and keeps nothing else back.
 */
export async function guarded<T>(
  what: string,
  about: Record<string, Loggable>,
  run: () => Promise<T> | T,
): Promise<Outcome<T>> {
  try {
    return { done: await run() }
  } catch (failure) {
    Log.warn(what, { ...about, failure: failureName(failure) })
    Metric.put({ TickFailed: 1 }, { what, ...about })
    // Whatever was thrown: it must not look like success.
    return { failure: failure ?? new Error(what) }
  }
}

/** Runs it for each record, one after the other and each guarded: how many answered true, and what failed. */
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
