import { Show } from "solid-js"
import { ui } from "../i18n/ui"
import { Button } from "./button"

export type Rest = { has: boolean; pending: boolean; load: () => void }

/** The button under a list that fetches its next page; `pages` is what `createPages` returns. */
export function More(props: { pages: { more: () => Rest }; size?: "small" }) {
  const rest = () => props.pages.more()
  return (
    <Show when={rest().has}>
      <p class="more">
        <Button size={props.size} pending={rest().pending} onClick={() => rest().load()}>
          {ui("more")}
        </Button>
      </p>
    </Show>
  )
}
