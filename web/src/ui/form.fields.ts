import { createSignal } from "solid-js"
import type { z } from "zod"
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

/** What is typed into a form, and what its schema says against it. `touched` is called with each change by a person. */
export function createFields<S extends z.ZodType>(schema: S, initial: object, touched: () => void) {
  const [values, setValues] = createSignal(initial)
  const [errors, setErrors] = createSignal<Record<string, string>>({})
  const judged = () => schema.safeParse(prune(values()), { reportInput: true })
  const put = (path: string, value: unknown) => setValues((current) => setIn(current, path, value) as object)
  const merge = (next: object) => setValues((current): object => ({ ...current, ...next }))

  /** A field by its path ("names.es"); before it is filled its value is undefined. */
  function at<T = string>(path: string): Bound<T | undefined> {
    return {
      name: path,
      value: () => getIn(values(), path) as T | undefined,
      set: (value) => {
        put(path, value)
        touched()
        setErrors(({ [path]: _gone, ...rest }) => rest)
      },
      error: () => errors()[path],
    }
  }

  /** Shows errors beside the fields, and goes to the first of them that stands in `form`. */
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

  /** What the schema makes of it; undefined when it refuses, and its reasons are then shown. */
  function parse(form: HTMLElement | undefined): { data: z.output<S> } | undefined {
    const parsed = judged()
    if (parsed.success) return parsed
    refuse(describe(parsed.error.issues), form)
    return undefined
  }

  /** Asks the schema about these fields alone: for a form in steps. */
  function check(names: readonly string[], form?: HTMLElement): boolean {
    const parsed = judged()
    const all = parsed.success ? {} : describe(parsed.error.issues)
    const found = Object.fromEntries(Object.entries(all).filter(([path]) => names.includes(path.split(".")[0] ?? "")))
    refuse(found, form)
    return Object.keys(found).length === 0
  }

  return {
    values,
    errors,
    at,
    put,
    merge,
    refuse,
    parse,
    check,
    clearErrors: () => setErrors({}),
    replace: (next: object) => setValues((): object => ({ ...next })),
  }
}
