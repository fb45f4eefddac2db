import { DeclineReason } from "@ventanilla/core/partners/referral/schema"
import { createSignal, onMount } from "solid-js"
import type { z } from "zod"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { PressOne } from "../../ui/presses"
import { partner } from "./partner.i18n"

type Reason = z.infer<typeof DeclineReason>

/** A reason out of a list: there is no box in which something about her could be written. */
export function Decline(props: { pending: boolean; give: (reason: Reason) => void; cancel: () => void }) {
  const [reason, setReason] = createSignal<Reason>()
  const [missing, setMissing] = createSignal(false)
  let box: HTMLDivElement | undefined
  onMount(() => box?.focus())
  const give = () => {
    const chosen = reason()
    if (chosen) props.give(chosen)
    else setMissing(true)
  }
  return (
    <div class="stack" ref={box} tabindex="-1">
      <PressOne
        label={partner("decline.title")}
        hint={partner("decline.text")}
        field={{
          name: "reason",
          value: reason,
          set: (next) => {
            setReason(next)
            setMissing(false)
          },
          error: () => (missing() ? ui("choose") : undefined),
        }}
        options={DeclineReason.options.map((value) => ({ value, label: partner(`decline.${value}`) }))}
      />
      <div class="row">
        <Button kind="primary" pending={props.pending} onClick={give}>
          {partner("decline.send")}
        </Button>
        <Button onClick={props.cancel}>{partner("cancel")}</Button>
      </div>
    </div>
  )
}

/** An answer that closes the referral: asked once more. */
export function Unconfirmed(props: { pending: boolean; give: () => void; cancel: () => void }) {
  let box: HTMLDivElement | undefined
  onMount(() => box?.focus())
  return (
    <div class="stack" ref={box} tabindex="-1">
      <p>
        <strong>{partner("unconfirmed.title")}</strong>
        <br />
        {partner("unconfirmed.text")}
      </p>
      <div class="row">
        <Button kind="primary" pending={props.pending} onClick={props.give}>
          {partner("unconfirmed.send")}
        </Button>
        <Button onClick={props.cancel}>{partner("cancel")}</Button>
      </div>
    </div>
  )
}
