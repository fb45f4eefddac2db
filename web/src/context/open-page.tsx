import { createEffect, type JSX } from "solid-js"
import { shell } from "../i18n/shell"
import { Languages } from "./languages"

/** The frame of pages without a session: sign in, join, the partner's page. */
export function OpenPage(props: {
  title: string
  door?: boolean
  heading?: string
  aside?: JSX.Element
  children: JSX.Element
}) {
  createEffect(() => {
    document.title = `${props.title} · ${shell("product")}`
  })
  return (
    <main class="open-page" id="main" data-door={props.door ? "" : undefined}>
      <header>
        <span class="brand">
          <img src="/mark.svg" alt="" />
          {props.heading ?? shell("product")}
        </span>
        <span class="row">
          {props.aside}
          <Languages />
        </span>
      </header>
      {props.children}
    </main>
  )
}
