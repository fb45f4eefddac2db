import { createSignal, onCleanup } from "solid-js"
import type { z } from "zod"
import { newKey, Problem } from "../api"
import * as Drafts from "../context/drafts"
import { onLeave, onPlaceChange } from "../context/session"
import { now } from "../context/time"
import { ui } from "../i18n/ui"
import { describe } from "./describe"
import { getIn, prune, setIn } from "./paths"

/** One field of a form, as a part of the kit wants it. */
export type Bound<T> = { name: string; value: () => T; set: (value: T) => void; error: () => string | undefined }

/** What a control needs of a field of type T: it shows one that is null as one that is not filled, and never sets null. */
export type Control<T> = Omit<Bound<T>, "value" | "set"> & {
  value: () => T | null | undefined
  set: (value: T | undefined) => void
}

/** Any field of a form by its path, for parts that several forms share; its type is the caller's word. */
export type At = <T = string>(path: string) => Bound<T | undefined>

type Options<S extends z.ZodType, R> = {
  /** The domain's own schema: the same one guards the API. */
  schema: S
  initial: z.input<S> extends infer I ? Partial<I> : never
  /** `key` is the Idempotency-Key: the same while the same content is tried again. */
  send: (input: z.output<S>, key: string) => Promise<R>
  done?: (result: R) => void
  /**
   * A name under which what was typed survives: leaving the page in memory; a lost connection, an ended session, a reload or
   * a crash sealed on this device, for the same person only. Gone at sign-out.
   */
  draft?: string
}

const drafts = new Map<string, object>()
onLeave(() => drafts.clear())
// What was typed for one consulate must not appear in another.
onPlaceChange(() => drafts.clear())

/** A form that validates with the domain's schema, shows errors beside the fields and keeps what was typed. */
export function createForm<S extends z.ZodType, R>(options: Options<S, R>) {
  type Input = z.input<S>
  const kept = options.draft ? drafts.get(options.draft) : undefined
  const [values, setValues] = createSignal<object>({ ...options.initial, ...kept })
  const [errors, setErrors] = createSignal<Record<string, string>>({})
  const [problem, setProblem] = createSignal<Problem>()
  const [pending, setPending] = createSignal(false)
  const [waiting, setWaiting] = createSignal(false)
  const [restored, setRestored] = createSignal<string>()
  /** What was sent and has no answer yet: until there is one, nothing else is sent under another key. */
  let attempt: { content: string; key: string } | undefined
  let dirty = kept !== undefined
  const path = location.pathname + location.search

  /** Keeping it on the device is a help and no condition: whatever fails there, the form is sent. */
  const save = async () => {
    if (!options.draft || !dirty) return
    try {
      await Drafts.write(options.draft, { values: values(), attempt, path, at: now().toISOString() })
    } catch (error) {
      console.warn("what was typed is in memory only", error instanceof Error ? error.name : "")
    }
  }
  let saving: ReturnType<typeof setTimeout> | undefined
  const touch = () => {
    dirty = true
    clearTimeout(saving)
    if (options.draft) saving = setTimeout(() => void save(), 250)
  }
  const gone = () => {
    clearTimeout(saving)
    dirty = false
    if (!options.draft) return
    drafts.delete(options.draft)
    void Drafts.drop(options.draft)
  }
  if (options.draft) {
    void Drafts.read(options.draft).then((found) => {
      if (!found || dirty) return
      attempt = found.attempt
      dirty = true
      setRestored(found.at)
      setValues((current): object => ({ ...current, ...found.values }))
    })
    const hidden = () => document.visibilityState === "hidden" && void save()
    document.addEventListener("visibilitychange", hidden)
    const unflush = Drafts.onFlush(save)
    onCleanup(() => {
      document.removeEventListener("visibilitychange", hidden)
      unflush()
    })
  }

  onCleanup(() => {
    clearTimeout(saving)
    if (options.draft && dirty) {
      drafts.set(options.draft, values())
      void save()
    }
  })

  /** A field by its path ("names.es"); before it is filled its value is undefined. */
  function at<T = string>(path: string): Bound<T | undefined> {
    return {
      name: path,
      value: () => getIn(values(), path) as T | undefined,
      set: (value) => {
        setValues((current) => setIn(current, path, value) as object)
        touch()
        setErrors(({ [path]: _gone, ...rest }) => rest)
      },
      error: () => errors()[path],
    }
  }

  function refuse(found: Record<string, string>, form: HTMLElement | undefined): void {
    setErrors(found)
    const names = Object.keys(found)
    queueMicrotask(() => {
      const holder = [...(form?.querySelectorAll<HTMLElement>("[data-field]") ?? [])].find((element) =>
        names.includes(element.dataset["field"] ?? ""),
      )
      holder?.querySelector<HTMLElement>("input, select, textarea, button")?.focus()
    })
  }

  /** Asks the schema about these fields alone: for a form in steps. */
  function check(names: readonly string[], form?: HTMLElement): boolean {
    const parsed = options.schema.safeParse(prune(values()), { reportInput: true })
    const all = parsed.success ? {} : describe(parsed.error.issues)
    const found = Object.fromEntries(Object.entries(all).filter(([path]) => names.includes(path.split(".")[0] ?? "")))
    refuse(found, form)
    return Object.keys(found).length === 0
  }

  /** Sends the form; give it the submit event. */
  async function submit(event?: Event): Promise<void> {
    event?.preventDefault()
    if (pending()) return
    const form = event?.currentTarget instanceof HTMLElement ? event.currentTarget : undefined
    setProblem(undefined)
    const parsed = options.schema.safeParse(prune(values()), { reportInput: true })
    if (!parsed.success) return refuse(describe(parsed.error.issues), form)
    const content = JSON.stringify(parsed.data)
    attempt ??= { content, key: newKey() }
    setPending(true)
    try {
      // The key is on the device before the first byte leaves: whatever happens then, a second sending is the same one.
      await save()
      const result = await options.send(parsed.data, attempt.key)
      attempt = undefined
      gone()
      setWaiting(false)
      setErrors({})
      options.done?.(result)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setWaiting(error.status === 0 && options.draft !== undefined)
      // Errors beside the fields say it better than a second note at the end.
      if (!error.errors.length) setProblem(said(error))
      // A refusal was an answer: the next try is a new submit. A failure may have been written: the key stays.
      if (!error.passing) attempt = undefined
      refuse(Object.fromEntries(error.errors.map((one) => [plain(one.field), one.detail])), form)
      void save()
    } finally {
      setPending(false)
    }
  }

  // Sent again by itself once there is a connection: under the same key, so that it is written once.
  const again = () => {
    if (waiting() && !pending()) void submit()
  }
  window.addEventListener("online", again)
  const retry = setInterval(again, 10_000)
  onCleanup(() => {
    window.removeEventListener("online", again)
    clearInterval(retry)
  })

  return {
    at,
    field: <K extends keyof Input & string>(name: K) => at<Input[K]>(name),
    values: values as () => Partial<Input>,
    /** Fills a field that she has not touched. */
    begin: (path: string, value: unknown) => setValues((current) => setIn(current, path, value) as object),
    patch: (next: Partial<Input>) => {
      setValues((current): object => ({ ...current, ...next }))
      touch()
    },
    /** It could not be sent, and will be as soon as there is a connection. */
    waiting,
    /** When what stands here was typed, if it was brought back. */
    restored,
    reset: (next: Partial<Input> = options.initial) => {
      gone()
      attempt = undefined
      setRestored(undefined)
      setWaiting(false)
      setErrors({})
      setProblem(undefined)
      setValues((): object => ({ ...next }))
    },
    submit,
    check,
    pending,
    problem,
    errors,
    /** "Revise los 2 campos señalados." or undefined. */
    summary: () => {
      const count = Object.keys(errors()).length
      return count ? ui("review", { count }) : undefined
    },
  }
}

/** The first sending had arrived after all, and what is here now is different: she decides. */
const said = (error: Problem): Problem =>
  error.code === "idempotency_key_reused" ? new Problem(error.status, error.code, ui("draft.arrived")) : error

const plain = (field: string) => field.replace(/^\//, "").replaceAll("/", ".")

/** A field of no form (a filter, a dialog's choice). */
export const bound = <T>(name: string, value: () => T, set: (value: T) => void): Bound<T> => ({
  name,
  value,
  set,
  error: () => undefined,
})
