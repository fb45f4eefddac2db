import type { z } from "zod"
import { ui } from "../i18n/ui"
import { createDraft } from "./form.draft"
import { type Bound, createFields } from "./form.fields"
import { createSending } from "./form.sending"

export type { At, Bound, Control } from "./form.fields"

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

/** A form that validates with the domain's schema, shows errors beside the fields and keeps what was typed. */
export function createForm<S extends z.ZodType, R>(options: Options<S, R>) {
  type Input = z.input<S>
  const draft = createDraft(options.draft, {
    values: () => fields.values(),
    attempt: () => sending.attempt(),
    restore: (found) => {
      // What is being sent has its key already.
      if (sending.pending()) return
      sending.resume(found.attempt)
      fields.merge(found.values)
    },
  })
  const fields = createFields(options.schema, { ...options.initial, ...draft.before }, draft.touch)
  const sending = createSending({ repeats: options.draft !== undefined, again: () => void submit() })

  /** Sends the form; give it the submit event. */
  async function submit(event?: Event): Promise<void> {
    event?.preventDefault()
    if (sending.pending()) return
    const form = event?.currentTarget instanceof HTMLElement ? event.currentTarget : undefined
    sending.clearProblem()
    const parsed = fields.parse(form)
    if (!parsed) return
    await sending.run(parsed.data, {
      // The key is on the device before the first byte leaves: whatever happens then, a second sending is the same one.
      before: draft.save,
      send: options.send,
      done: (result) => {
        draft.drop()
        fields.clearErrors()
        options.done?.(result)
      },
      refused: (problem) => {
        fields.refuse(Object.fromEntries(problem.errors.map((one) => [plain(one.field), one.detail])), form)
        void draft.save()
      },
    })
  }

  return {
    at: fields.at,
    field: <K extends keyof Input & string>(name: K) => fields.at<Input[K]>(name),
    values: fields.values as () => Partial<Input>,
    /** Fills a field that she has not touched. */
    begin: fields.put,
    patch: (next: Partial<Input>) => {
      fields.merge(next)
      draft.touch()
    },
    /** It could not be sent, and will be as soon as there is a connection. */
    waiting: sending.waiting,
    restored: draft.restored,
    reset: (next: Partial<Input> = options.initial) => {
      draft.reset()
      sending.reset()
      fields.clearErrors()
      fields.replace(next)
    },
    submit,
    check: fields.check,
    pending: sending.pending,
    problem: sending.problem,
    errors: fields.errors,
    /** "Revise los 2 campos señalados." or undefined. */
    summary: () => {
      const count = Object.keys(fields.errors()).length
      return count ? ui("review", { count }) : undefined
    },
  }
}

const plain = (field: string) => field.replace(/^\//, "").replaceAll("/", ".")

/** A field of no form (a filter, a dialog's choice). */
export const bound = <T>(name: string, value: () => T, set: (value: T) => void): Bound<T> => ({
  name,
  value,
  set,
  error: () => undefined,
})
