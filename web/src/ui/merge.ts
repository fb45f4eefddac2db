import { createSignal } from "solid-js"
import type { z } from "zod"
import { type AsRead, newKey, Problem } from "../api"
import { merge as words } from "../i18n/merge"
import { createForm } from "./form"
import { compare, differences, type Merged } from "./merge.rules"
import { toast } from "./toast"

type Number = number | string | null
type Read<V, N extends Number = number> = { values: V; version: N }
/** `act`: nothing was written, something is to be done to what was read; `record` is then only the word to go on. */
type Question<V> = { found: Merged<V>; act: boolean; answer: (record: V | undefined) => void }
type Write<V, N extends Number, R> = (values: V, version: AsRead<N>, key: string) => Promise<R>

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
 * `base`: a function where one page begins several times; its answer belongs to what is typed at that time.
 */
export function createMerge<V, N extends Number = number>(options: {
  base: Read<V, N> | (() => Read<V, N>)
  read: () => Promise<Read<V, N>>
  whole?: readonly string[]
}) {
  const { read, whole } = options
  const began = beginning(options.base)
  const { question, ask } = createQuestion<V>()
  const send = <R>(typed: V, key: string, write: Write<V, N, R>): Promise<R> =>
    repeat(began(), read, typed, key, write, async (base, theirs, mine) => {
      const found = compare(base, theirs, mine, whole)
      return found.conflicts.length ? ask({ found, act: false }) : found.merged
    })
  return { send, question }
}

/**
 * An act on a record as it was read, that is hard to take back (removed, approved, published): when the record was changed
 * since, `MergeDialog` shows what it says now beside what was read, and the act is done only when she says so again.
 */
export function createSeen<V, N extends Number = number>(options: {
  base: Read<V, N> | (() => Read<V, N>)
  read: () => Promise<Read<V, N>>
  whole?: readonly string[]
}) {
  const began = beginning(options.base)
  const { question, ask } = createQuestion<V>()
  const send = <R>(key: string, write: (version: AsRead<N>, key: string) => Promise<R>): Promise<R> => {
    const base = began()
    return repeat(
      base,
      options.read,
      base.values,
      key,
      (_, version, again) => write(version, again),
      (before, now) => ask({ found: { merged: now, conflicts: differences(before, now, options.whole) }, act: true }),
    )
  }
  return { send, question }
}

/** As it was when it was begun with, whatever a query brings afterwards. */
function beginning<T extends object>(base: T | (() => T)): () => T {
  if (typeof base === "function") return () => copied((base as () => T)())
  const kept = copied(base)
  return () => kept
}

function createQuestion<V>() {
  const [question, setQuestion] = createSignal<Question<V>>()
  const ask = (asked: Omit<Question<V>, "answer">): Promise<V | undefined> =>
    new Promise((done) => {
      const answer = (record: V | undefined) => {
        setQuestion(undefined)
        done(record)
      }
      setQuestion({ ...asked, answer })
    })
  return { question, ask }
}

/** Writes; as often as it is refused as stale, reads again and lets `settle` say what to write then, undefined to leave it. */
async function repeat<V, N extends Number, R>(
  from: Read<V, N>,
  read: () => Promise<Read<V, N>>,
  typed: V,
  key: string,
  write: Write<V, N, R>,
  settle: (base: V, theirs: V, mine: V) => Promise<V | undefined>,
): Promise<R> {
  let base = from
  let mine = typed
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await write(mine, base.version as AsRead<N>, attempt === 1 ? key : newKey())
      if (attempt > 1 && mine !== typed) toast(words("joined"))
      return result
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "stale" || attempt === most) throw error
      const theirs = await read()
      const next = await settle(base.values, theirs.values, mine)
      if (next === undefined) throw error
      mine = next
      base = theirs
    }
  }
}

/** A form over a record that two people can change: `base` as it was read when the form was opened. */
export function changeForm<S extends z.ZodType, R, N extends Number = number>(options: {
  /** What the form can change, without the version. */
  schema: S
  base: Read<z.output<S>, N>
  read: () => Promise<Read<z.output<S>, N>>
  whole?: readonly string[]
  send: Write<z.output<S>, N, R>
  done?: (result: R) => void
  draft?: string
}) {
  const { schema, base, read, whole = [], done = () => {}, draft } = options
  const merge = createMerge<z.output<S>, N>({ base, read, whole })
  const form = createForm({
    schema,
    initial: filled(base.values) as never,
    send: (typed, key) => merge.send(typed, key, options.send),
    done,
    ...(draft ? { draft } : {}),
  })
  return { ...form, merge }
}
