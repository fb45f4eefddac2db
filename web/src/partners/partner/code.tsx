import { ShowInput, type Shown, type WaitingItem } from "@ventanilla/core/partners/referral/schema"
import { createSignal, onCleanup, Show } from "solid-js"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ErrorNote, Note } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { TextField } from "../../ui/text-field"
import type { Calls } from "./partner.calls"
import { partner } from "./partner.i18n"
import { ShownFields } from "./shown"

const shownFor = 5 * 60_000

/** A code to the verified mailbox, and what it opens. */
export function Code(props: { item: WaitingItem; calls: Calls; close: () => void }) {
  const [sent, setSent] = createSignal(false)
  const [shown, setShown] = createSignal<Shown>()
  const [hidden, setHidden] = createSignal(false)
  const [left, setLeft] = createSignal(0)
  let ticking: ReturnType<typeof setInterval> | undefined
  const hide = () => {
    clearInterval(ticking)
    setShown(undefined)
    setSent(false)
    setHidden(true)
  }
  onCleanup(() => clearInterval(ticking))
  const send = createAction(
    (key) => props.calls.sendCode(props.item.referralID, key),
    () => {
      setSent(true)
      setHidden(false)
    },
  )
  const form = createForm({
    schema: ShowInput,
    initial: { referralID: props.item.referralID },
    send: ({ referralID, code }, key) => props.calls.show(referralID, code, key),
    done: (fields) => {
      form.reset()
      setShown(fields as Shown)
      // By the clock, not by counting ticks: a phone that sleeps stops counting.
      const until = Date.now() + shownFor
      setLeft(shownFor)
      ticking = setInterval(() => {
        const rest = until - Date.now()
        setLeft(rest)
        if (rest <= 0) hide()
      }, 1000)
    },
  })
  const clock = () => {
    const seconds = Math.max(0, Math.ceil(left() / 1000))
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
  }
  return (
    <Show
      when={shown()}
      fallback={
        <div class="stack">
          <Show when={hidden()}>
            <div role="status">
              <Note>{partner("reach.hidden")}</Note>
            </div>
          </Show>
          <Show
            when={sent()}
            fallback={
              <>
                <p>{partner("reach.explain")}</p>
                <ErrorNote problem={send.problem()} />
                <div class="row">
                  <Button kind="primary" pending={send.pending()} onClick={() => void send.run()}>
                    {partner("reach.send")}
                  </Button>
                  <Button onClick={props.close}>{partner("cancel")}</Button>
                </div>
              </>
            }
          >
            <form class="stack" novalidate onSubmit={form.submit}>
              <div role="status">
                <Note tone="ok">{partner("reach.sent")}</Note>
              </div>
              <div class="code">
                <TextField
                  label={partner("reach.code")}
                  inputmode="numeric"
                  autocomplete="one-time-code"
                  field={form.field("code")}
                />
              </div>
              <ErrorNote problem={form.errors().code ? undefined : form.problem()} />
              <ErrorNote problem={send.problem()} />
              <div class="row">
                <Button kind="primary" type="submit" pending={form.pending()}>
                  {partner("reach.show")}
                </Button>
                <Button kind="quiet" pending={send.pending()} onClick={() => void send.run()}>
                  {partner("reach.again")}
                </Button>
              </div>
            </form>
          </Show>
        </div>
      }
    >
      {(fields) => (
        <div class="stack">
          <ShownFields shown={fields()} />
          <div class="row" data-push="">
            <Button kind="shield" onClick={hide}>
              {partner("reach.hide")}
            </Button>
            <span class="small quiet mono" role="timer">
              {partner("reach.hides", { minutes: clock() })}
            </span>
          </div>
        </div>
      )}
    </Show>
  )
}
