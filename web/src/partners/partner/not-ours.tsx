import { createSignal, onMount, Show } from "solid-js"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ErrorNote, Note } from "../../ui/empty"
import { partner } from "./partner.i18n"

/** The way out of a mailbox that is somebody else's: asked once more, since it ends the mailbox's use. */
export function NotOurs(props: { disown: (key: string) => Promise<unknown>; done: () => void }) {
  const [asked, setAsked] = createSignal(false)
  const disown = createAction(props.disown, props.done)
  return (
    <Show
      when={asked()}
      fallback={
        <div>
          <Button kind="quiet" onClick={() => setAsked(true)}>
            {partner("notOurs.ask")}
          </Button>
        </div>
      }
    >
      <Asked
        pending={disown.pending()}
        problem={disown.problem()}
        give={() => void disown.run()}
        cancel={() => setAsked(false)}
      />
    </Show>
  )
}

function Asked(props: {
  pending: boolean
  problem: ReturnType<typeof createAction>["problem"] extends () => infer P ? P : never
  give: () => void
  cancel: () => void
}) {
  let box: HTMLDivElement | undefined
  onMount(() => box?.focus())
  return (
    <div class="stack" ref={box} tabindex="-1">
      <p>
        <strong>{partner("notOurs.title")}</strong>
        <br />
        {partner("notOurs.text")}
      </p>
      <ErrorNote problem={props.problem} />
      <div class="row">
        <Button kind="danger" pending={props.pending} onClick={props.give}>
          {partner("notOurs.send")}
        </Button>
        <Button onClick={props.cancel}>{partner("cancel")}</Button>
      </div>
    </div>
  )
}

/** After it: nothing of the list is left on the page. */
export function Disowned() {
  return (
    <div class="stack" role="status">
      <h1>{partner("notOurs.done")}</h1>
      <Note tone="ok">{partner("notOurs.doneText")}</Note>
    </div>
  )
}
