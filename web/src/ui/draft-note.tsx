import { createResource, Show } from "solid-js"
import { unsent } from "../context/drafts"
import { when } from "../context/time"
import { ui } from "../i18n/ui"
import { Button, ButtonLink } from "./button"
import { Note } from "./empty"

type Form = { waiting: () => boolean; restored: () => string | undefined; reset: () => void }

/** Says of a form what became of what was typed: brought back, or waiting for the connection. */
export function DraftNote(props: { form: Form }) {
  return (
    <div aria-live="polite">
      <Show when={props.form.waiting()}>
        <Note tone="warn">{ui("draft.waiting")}</Note>
      </Show>
      <Show when={!props.form.waiting() && props.form.restored()}>
        {(at) => (
          <Note>
            <p>{ui("draft.restored", { when: when(at()) })}</p>
            <Button size="small" onClick={() => props.form.reset()}>
              {ui("draft.discard")}
            </Button>
          </Note>
        )}
      </Show>
    </div>
  )
}

/** The way back to a form that was left without being sent: after a crash or an ended session. */
export function Unsent() {
  const [drafts] = createResource(unsent)
  const last = () => (drafts.state === "ready" ? drafts()[0] : undefined)
  return (
    <Show when={last()}>
      {(draft) => (
        <Note tone="info">
          <p>
            <strong>{ui("draft.unsent")}</strong> {ui("draft.unsentText", { when: when(draft().at) })}
          </p>
          <ButtonLink size="small" href={draft().path}>
            {ui("draft.go")}
          </ButtonLink>
        </Note>
      )}
    </Show>
  )
}
