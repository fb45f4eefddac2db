import { createSignal } from "solid-js"
import { newKey, Problem } from "../api"

/** One thing a button does: `pending` while it runs, `problem` when refused; a retry repeats the same Idempotency-Key. */
export function createAction<A extends unknown[], R>(
  run: (key: string, ...args: A) => Promise<R>,
  done?: (result: R) => void,
) {
  const [pending, setPending] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  let attempt: { content: string; key: string } | undefined

  async function start(...args: A): Promise<void> {
    if (pending()) return
    const content = JSON.stringify(args)
    if (attempt?.content !== content) attempt = { content, key: newKey() }
    setPending(true)
    setProblem(undefined)
    try {
      const result = await run(attempt.key, ...args)
      attempt = undefined
      done?.(result)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (!error.passing) attempt = undefined
      setProblem(error)
    } finally {
      setPending(false)
    }
  }
  return { run: start, pending, problem, clear: () => setProblem(undefined) }
}
