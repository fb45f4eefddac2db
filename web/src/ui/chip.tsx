import type { JSX } from "solid-js"

export type Tone = "ok" | "warn" | "bad" | "info" | "mute" | "brand"

/** A status: words and a tone, never colour alone. */
export function Chip(props: { tone?: Tone; children: JSX.Element }) {
  return (
    <span class="chip" data-tone={props.tone ?? "mute"}>
      {props.children}
    </span>
  )
}
