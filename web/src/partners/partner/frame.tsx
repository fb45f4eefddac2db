import { createEffect, type JSX, onCleanup, onMount } from "solid-js"
import { Languages } from "../../context/languages"
import "./partner.css"

/** The partner's own small layout: the office's name, the language, and a window's title and icon that say nothing. */
export function Frame(props: { tab: string; office: string | undefined; children: JSX.Element }) {
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]")
  onMount(() => icon?.setAttribute("href", "/note.svg"))
  onCleanup(() => icon?.setAttribute("href", "/mark.svg"))
  createEffect(() => {
    document.title = props.tab
  })
  return (
    <main class="open-page partner" id="main">
      <header>
        <strong>{props.office}</strong>
        <Languages />
      </header>
      {props.children}
    </main>
  )
}
