import { A } from "@solidjs/router"
import { createEffect, type JSX, Match, onMount, Show, Switch } from "solid-js"
import { arrived } from "../context/call"
import { urgentWaiting } from "../context/urgent"
import { shell } from "../i18n/shell"
import { ErrorNote, Skeleton } from "./empty"
import { RecordName, useRecord } from "./record"

type Props = {
  /** Shown as the heading and in the window's title: folios and nouns, never a name. */
  title: string
  sub?: JSX.Element
  /** The page above this one. */
  up?: { href: string; label: string }
  actions?: JSX.Element
  /** What the record of this page is called, where the title says something else: dialogs over the page name it. */
  about?: string | undefined
  children: JSX.Element
}

/** One page: its heading takes the focus on arrival, so that a reader hears where she is. */
export function Page(props: Props) {
  let heading: HTMLHeadingElement | undefined
  createEffect(() => {
    const waiting = urgentWaiting() ? `(${urgentWaiting()}) ` : ""
    document.title = `${waiting}${props.title} · ${shell("product")}`
  })
  onMount(() => {
    if (document.activeElement === document.body || document.activeElement?.closest(".rail"))
      heading?.focus({ preventScroll: true })
  })
  const record = useRecord()
  const name = () => (record() ? (props.about ?? props.title) : undefined)
  return (
    <RecordName.Provider value={name}>
      <div class="page">
        <div class="head">
          <div>
            <Show when={props.up}>
              {(up) => (
                <A class="crumb no-print" href={up().href}>
                  ← {up().label}
                </A>
              )}
            </Show>
            <h1 ref={heading} tabindex="-1">
              {props.title}
            </h1>
            <Show when={props.sub}>
              <p class="quiet">{props.sub}</p>
            </Show>
          </div>
          <Show when={props.actions}>
            <div class="actions">{props.actions}</div>
          </Show>
        </div>
        {props.children}
      </div>
    </RecordName.Provider>
  )
}

/** The page of one record: `children` is its `<Page>` once the record is there. */
export function RecordPage<T extends object>(props: {
  query: { status: string; data: T | undefined; error: Error | null; refetch: () => unknown }
  /** What kind of record it is, and the page above: for the page that says why it could not be read. */
  title: string
  up: { href: string; label: string }
  /** Shown there above the reason. */
  instead?: JSX.Element
  children: (record: () => T) => JSX.Element
}) {
  return (
    <Switch
      fallback={
        <div class="page">
          <Skeleton lines={8} />
        </div>
      }
    >
      <Match when={arrived(props.query)}>{(record) => props.children(record)}</Match>
      <Match when={props.query.error}>
        <Page title={props.title} up={props.up}>
          {props.instead}
          <ErrorNote problem={props.query.error} retry={() => void props.query.refetch()} />
        </Page>
      </Match>
    </Switch>
  )
}
