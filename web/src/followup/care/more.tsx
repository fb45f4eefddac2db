import { Show } from "solid-js"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"

type List = { more: () => { has: boolean; pending: boolean; load: () => void } }

/** The next page of a list inside a card. */
export function More(props: { list: List }) {
  return (
    <Show when={props.list.more().has}>
      <p class="more">
        <Button size="small" pending={props.list.more().pending} onClick={() => props.list.more().load()}>
          {ui("more")}
        </Button>
      </p>
    </Show>
  )
}
