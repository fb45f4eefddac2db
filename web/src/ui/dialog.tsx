import * as Kobalte from "@kobalte/core/dialog"
import { useLocation } from "@solidjs/router"
import { createEffect, type JSX, on, Show, untrack } from "solid-js"
import { ui } from "../i18n/ui"
import type { createAction } from "./action"
import { Button } from "./button"
import { ErrorNote } from "./empty"
import { useRecordName } from "./record"

type Props = {
  open: boolean
  onClose: () => void
  title: string
  children: JSX.Element
  alert?: boolean
  /** What it writes to, on a page of several records; on a page of one it is the page's. */
  about?: string | undefined
}

/** Where one types at once (`data-first`) has the focus first; otherwise the way out has it, as everywhere. */
function beginAt(event: Event): void {
  const first = (event.target as HTMLElement).querySelector<HTMLElement>("[data-first]")
  if (!first) return
  event.preventDefault()
  first.focus()
}

/** A question over the page; the page behind is inert until it is answered. */
export function Dialog(props: Props) {
  const location = useLocation()
  // It asks about what was on the screen when it was opened: on another page there is nothing to answer.
  createEffect(
    on(
      () => location.pathname,
      () => untrack(() => props.open && props.onClose()),
      { defer: true },
    ),
  )
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && props.onClose()} preventScroll={false}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="veil" />
        <div class="dialog-place">
          <Kobalte.Content class="dialog" onOpenAutoFocus={beginAt} {...(props.alert ? { role: "alertdialog" } : {})}>
            <header>
              <Kobalte.Title as="h2">{props.title}</Kobalte.Title>
              <Kobalte.CloseButton class="icon-button" aria-label={ui("close")}>
                ✕
              </Kobalte.CloseButton>
            </header>
            <About name={props.about} />
            {props.children}
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}

/** Which record it writes to, as it was called when the dialog was opened. */
function About(props: { name: string | undefined }) {
  const name = untrack(() => props.name ?? useRecordName()())
  return (
    <Show when={name}>
      <Kobalte.Description as="p" class="quiet">
        {name}
      </Kobalte.Description>
    </Show>
  )
}

type Confirm = {
  open: boolean
  onClose: () => void
  title: string
  /** What will happen, and whether it can be undone. */
  children: JSX.Element
  confirm: string
  danger?: boolean
  action: Pick<ReturnType<typeof createAction<[], unknown>>, "run" | "pending" | "problem">
}

/** Asks before doing what is hard to undo; stays open with the reason when refused. */
export function ConfirmDialog(props: Confirm) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title} alert>
      <div class="stack">
        <div>{props.children}</div>
        <ErrorNote problem={props.action.problem()} />
        <div class="row">
          <Button
            kind={props.danger ? "danger" : "primary"}
            pending={props.action.pending()}
            onClick={() => void props.action.run()}
          >
            {props.confirm}
          </Button>
          <Show when={!props.action.pending()}>
            <Button onClick={props.onClose}>{ui("cancel")}</Button>
          </Show>
        </div>
      </div>
    </Dialog>
  )
}
