import { createSignal, onCleanup } from "solid-js"
import { newKey, Problem } from "../api"
import { ui } from "../i18n/ui"

type Attempt = { content: string; key: string }
type Steps<T, R> = {
  /** Done before the first byte leaves, with the key of this attempt in place. */
  before: () => Promise<void>
  send: (input: T, key: string) => Promise<R>
  done: (result: R) => void
  refused: (problem: Problem) => void
}

/**
 * Sends what a form says under one key until there is an answer. With `repeats`, what found no connection is sent by `again`
 * as soon as there is one: under the same key, so that it is written once.
 */
export function createSending(options: { repeats: boolean; again: () => void }) {
  const [pending, setPending] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [waiting, setWaiting] = createSignal(false)
  /** What was sent and has no answer yet: until there is one, nothing else is sent under another key. */
  let attempt: Attempt | undefined

  async function run<T, R>(input: T, { before, send, done, refused }: Steps<T, R>): Promise<void> {
    attempt ??= { content: JSON.stringify(input), key: newKey() }
    setPending(true)
    try {
      await before()
      const result = await send(input, attempt.key)
      attempt = undefined
      setWaiting(false)
      done(result)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setWaiting(error.status === 0 && options.repeats)
      // Errors beside the fields say it better than a second note at the end.
      if (!error.errors.length) setProblem(said(error))
      // A refusal was an answer: the next try is a new submit. A failure may have been written: the key stays.
      if (!error.passing) attempt = undefined
      refused(error)
    } finally {
      setPending(false)
    }
  }

  const again = () => {
    if (waiting() && !pending()) options.again()
  }
  window.addEventListener("online", again)
  const retry = setInterval(again, 10_000)
  onCleanup(() => {
    window.removeEventListener("online", again)
    clearInterval(retry)
  })

  return {
    run,
    pending,
    problem,
    waiting,
    attempt: () => attempt,
    /** Goes on with what an earlier page sent and had no answer to. */
    resume: (earlier: Attempt | undefined) => {
      attempt = earlier
    },
    clearProblem: () => setProblem(undefined),
    reset: () => {
      attempt = undefined
      setWaiting(false)
      setProblem(undefined)
    },
  }
}

/** The first sending had arrived after all, and what is here now is different: she decides. */
const said = (error: Problem): Problem =>
  error.code === "idempotency_key_reused" ? new Problem(error.status, error.code, ui("draft.arrived")) : error
