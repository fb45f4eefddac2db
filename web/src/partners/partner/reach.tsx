import type { WaitingInfo, WaitingItem } from "@ventanilla/core/partners/referral/schema"
import { createSignal, Show } from "solid-js"
import { Button } from "../../ui/button"
import { Note } from "../../ui/empty"
import { later } from "../../ui/later"
import type { Calls } from "./partner.calls"
import { partner } from "./partner.i18n"

const Code = later(async () => (await import("./code")).Code)

/** After accepting: a code to the verified mailbox, then only what she agreed to share, for five minutes. */
export function Reach(props: { item: WaitingItem; info: WaitingInfo; calls: Calls }) {
  const [open, setOpen] = createSignal(false)
  return (
    <Show when={props.item.canShow} fallback={<Note>{partner("reach.none")}</Note>}>
      <Show
        when={open()}
        fallback={
          <div>
            <Button kind="primary" onClick={() => setOpen(true)}>
              {partner("reach")}
            </Button>
          </div>
        }
      >
        <Code item={props.item} calls={props.calls} close={() => setOpen(false)} />
      </Show>
    </Show>
  )
}
