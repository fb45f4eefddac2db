import { A } from "@solidjs/router"
import { createEffect, type JSX, onMount, Show } from "solid-js"
import { urgentWaiting } from "../context/urgent"
import { shell } from "../i18n/shell"
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
