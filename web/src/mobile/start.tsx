import { createSignal, For, type JSX, Show } from "solid-js"
import { can } from "../context/nav"
import { membership } from "../context/session"
import { createAction } from "../ui/action"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { ConfirmDialog } from "../ui/dialog"
import { ErrorNote, Note } from "../ui/empty"
import { Steps } from "../ui/steps"
import { end, known, look, phase, prepare, type Step, steps, unsent, why } from "./field"
import { mobile } from "./mobile.i18n"

export const signIn = "/signin?to=%2Fmobile"
const promises = ["prepare.sealed", "prepare.hers", "prepare.ends", "prepare.lock"] as const

export function Title(props: { children: JSX.Element }) {
  return (
    <h1 tabindex="-1" ref={(heading) => queueMicrotask(() => heading.focus({ preventScroll: true }))}>
      {props.children}
    </h1>
  )
}

/** The named steps of the preparation, and the button that begins it. */
export function PrepareAction(props: { again?: boolean }) {
  const [now, setNow] = createSignal<Step>()
  const action = createAction(() => prepare(setNow))
  const state = (step: Step) => {
    const at = steps.indexOf(now() ?? "key")
    if (!now()) return "waiting" as const
    if (steps.indexOf(step) < at) return "done" as const
    if (steps.indexOf(step) > at) return "waiting" as const
    return action.problem() ? ("failed" as const) : action.pending() ? ("now" as const) : ("done" as const)
  }
  return (
    <>
      <Show when={now()}>
        <Steps
          label={mobile("preparing")}
          steps={steps.map((key) => ({ key, name: mobile(`step.${key}`), state: state(key) }))}
        />
      </Show>
      <ErrorNote problem={action.problem()} />
      <div class="row">
        <Button
          {...(props.again ? {} : { kind: "primary" as const })}
          pending={action.pending()}
          onClick={() => void action.run()}
        >
          {mobile(props.again ? "again" : "prepare")}
        </Button>
      </div>
    </>
  )
}

export function Prepare() {
  return (
    <div class="stack">
      <Title>{mobile("prepareTitle")}</Title>
      <Card>
        <p>{mobile("prepareText")}</p>
        <ul class="mobile-promises">
          <For each={promises}>{(promise) => <li>{mobile(promise)}</li>}</For>
        </ul>
        <Show
          when={known() && membership()}
          fallback={
            <>
              <Note>{mobile("signinPrepare")}</Note>
              <div class="row">
                <ButtonLink kind="primary" href={signIn}>
                  {mobile("signin")}
                </ButtonLink>
              </div>
            </>
          }
        >
          <Show when={can("detection.create")} fallback={<Note tone="warn">{mobile("refused")}</Note>}>
            <PrepareAction />
          </Show>
        </Show>
      </Card>
    </div>
  )
}

export function Ended() {
  return (
    <div class="stack">
      <Title>{mobile("prepareTitle")}</Title>
      <Note tone="warn">{mobile(why() === "time" ? "endedTime" : "endedAsked")}</Note>
      <div class="row">
        <Button kind="primary" onClick={() => void look()}>
          {mobile("prepare")}
        </Button>
      </div>
    </div>
  )
}

/** The 48 hours are over and something was not sent: shows only how many entries, until their owner signs in. */
export function Late() {
  return (
    <div class="stack">
      <Title>{mobile("lateTitle")}</Title>
      <Note tone="warn">{mobile("late", { count: unsent() })}</Note>
      <div class="row">
        <ButtonLink kind="primary" href={signIn}>
          {mobile("signin")}
        </ButtonLink>
      </div>
    </div>
  )
}

export function Foreign() {
  const [asked, setAsked] = createSignal(false)
  const action = createAction(() => end("asked").then(look))
  return (
    <div class="stack">
      <Title>{mobile("foreignTitle")}</Title>
      <Note tone="warn">{mobile("foreign", { count: unsent() })}</Note>
      <div class="row">
        <Button onClick={() => setAsked(true)}>{mobile("foreignEnd")}</Button>
      </div>
      <ConfirmDialog
        open={asked() && phase() === "foreign"}
        onClose={() => setAsked(false)}
        title={mobile("finishTitle")}
        confirm={mobile("foreignEnd")}
        danger
        action={action}
      >
        {mobile("finishLoses", { count: unsent() })}
      </ConfirmDialog>
    </div>
  )
}
