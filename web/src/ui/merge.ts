import { createSignal } from "solid-js"
import type { z } from "zod"
import { newKey, Problem } from "../api"
import { merge as words } from "../i18n/merge"
import { createForm } from "./form"
import { compare, type Merged } from "./merge.rules"
import { toast } from "./toast"

type Read<V> = { values: V; version: number }
type Question<V> = { found: Merged<V>; answer: (record: V | undefined) => void }

// Somebody who saves faster than this many times in a row is not a colleague.
const most = 5

/** What a query holds changes under whoever reads it; what a form began with does not. */
const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** The schema says "not given" with null, a form with nothing. A copy, which does not change when the record is read again. */
export const filled = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (_, one) => (one === null ? undefined : one))) as T

/**
 * Sends a form so that nobody's text is lost: when the record was changed since `base` was read (`409 stale`, which says
 * nothing of what), it is read again and compared; what does not conflict is joined, and the rest is asked of her by
 * `MergeDialog`. The base stays as it was until something is saved, so that going back to the form loses nothing either.
 */
export function createMerge<V>(options: { base: Read<V>; read: () => Promise<Read<V>>; whole?: readonly string[] }) {
  const began = copied(options.base)
  const [question, setQuestion] = createSignal<Question<V>>()

  function ask(found: Merged<V>): Promise<V | undefined> {
    return new Promise((done) => {
      const answer = (record: V | undefined) => {
        setQuestion(undefined)
        done(record)
      }
      setQuestion({ found, answer })
    })
  }

  async function send<R>(
    typed: V,
    key: string,
    write: (values: V, version: number, key: string) => Promise<R>,
  ): Promise<R> {
    let base = began
    let mine = typed
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await write(mine, base.version, attempt === 1 ? key : newKey())
        if (attempt > 1) toast(words("joined"))
        return result
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== "stale" || attempt === most) throw error
        const theirs = await options.read()
        const found = compare(base.values, theirs.values, mine, options.whole)
        const next = found.conflicts.length ? await ask(found) : found.merged
        if (next === undefined) throw error
        mine = next
        base = theirs
      }
    }
  }
  return { send, question }
}

/** A form over a record that two people can change: `base` as it was read when the form was opened. */
export function changeForm<S extends z.ZodType, R>(options: {
  /** What the form can change, without the version. */
  schema: S
  base: Read<z.output<S>>
  read: () => Promise<Read<z.output<S>>>
  whole?: readonly string[]
  send: (values: z.output<S>, version: number, key: string) => Promise<R>
  done?: (result: R) => void
}) {
  const { schema, base, read, whole = [], done = () => {} } = options
  const merge = createMerge<z.output<S>>({ base, read, whole })
  const form = createForm({
    schema,
    initial: filled(base.values) as never,
    send: (typed, key) => merge.send(typed, key, options.send),
    done,
  })
  return { ...form, merge }
}
