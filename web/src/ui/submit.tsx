import { type JSX, Show } from "solid-js"
import { type Change, useReread } from "../context/changes"
import { ui } from "../i18n/ui"
import { Button } from "./button"
import { ErrorNote } from "./empty"
import type { createForm } from "./form"
import { toast } from "./toast"

type Form = Pick<ReturnType<typeof createForm>, "pending" | "problem" | "summary">

/** The end of a form: what went wrong, the one primary action, and the way out. */
export function Submit(props: {
  form: Form
  label: string
  kind?: "primary" | "danger"
  /** Of a short form, whose errors are all in view: they are not counted here. */
  brief?: boolean
  onCancel?: () => void
  children?: JSX.Element
}) {
  return (
    <>
      <ErrorNote problem={props.form.problem()} />
      <div class="row" data-push={props.children ? "" : undefined}>
        <Button kind={props.kind ?? "primary"} type="submit" pending={props.form.pending()}>
          {props.label}
        </Button>
        <Show when={props.onCancel}>
          <Button onClick={() => props.onCancel?.()}>{ui("cancel")}</Button>
        </Show>
        <Show when={!props.brief}>
          <span class="error" role="status">
            {props.form.summary()}
          </span>
        </Show>
        {props.children}
      </div>
    </>
  )
}

/** What follows a write: it is said in these words, what it changed is read again, and its form closes. */
export function useDone(change: Change, close: () => void = () => {}) {
  const reread = useReread()
  return (words: () => string) => () => {
    toast(words())
    reread(change)
    close()
  }
}
