import { A } from "@solidjs/router"
import { type JSX, Show } from "solid-js"

type Props = {
  value: JSX.Element
  label: JSX.Element
  note?: JSX.Element
  tone?: "bad" | "warn"
  href?: string
  children?: JSX.Element
}

/** One number that matters. With `href` the whole tile leads to what it counts. */
export function Tile(props: Props) {
  const inside = () => (
    <>
      <b>{props.value}</b>
      <span>{props.label}</span>
      <Show when={props.note}>
        <span class="quiet small">{props.note}</span>
      </Show>
      {props.children}
    </>
  )
  return (
    <Show
      when={props.href}
      fallback={
        <div class="tile" data-tone={props.tone}>
          {inside()}
        </div>
      }
    >
      <A class="tile" data-tone={props.tone} href={props.href!}>
        {inside()}
      </A>
    </Show>
  )
}

export function Tiles(props: { children: JSX.Element }) {
  return <div class="tiles">{props.children}</div>
}
