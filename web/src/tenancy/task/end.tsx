import { type Info, rules, undoMinutes, Waiver } from "@ventanilla/core/tenancy/task/schema"
import { createSignal, type JSX, Match, Show, Switch } from "solid-js"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { role } from "../../context/session"
import { now } from "../../context/time"
import { ui } from "../../i18n/ui"
import { type About, referralCalled } from "../../partners/referral/referral.calls"
import { today } from "../../today/today/today.i18n"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { RadioGroup } from "../../ui/radio-group"
import { toast } from "../../ui/toast"
import { taskDone, taskUndone } from "./task.calls"

/** How an open task ends: by a tick, by the call that is written down here, or elsewhere by what it asks for. */
export function End(props: { task: Info; name: string }) {
  const ends = () => rules[props.task.kind].ends
  return (
    <Switch
      fallback={
        <span class="stack" data-gap="small">
          <span class="small quiet">{today(`ends.${ends() as Exclude<ReturnType<typeof ends>, "tick">}`)}</span>
          <Show when={role() === "coordinator"}>
            <Waive {...props} />
          </Show>
        </span>
      }
    >
      <Match when={ends() === "tick"}>
        <Tick {...props} />
      </Match>
      <Match when={ends() === "partner_call" && props.task.referralID && can("referral.called")}>
        <Called {...props} />
      </Match>
    </Switch>
  )
}

function useDone(said: () => void) {
  const reread = useReread()
  return () => {
    said()
    reread("task")
  }
}

function Act(props: {
  name: string
  word: string
  children: JSX.Element
  done: ReturnType<typeof createAction<[], unknown>>
}) {
  return (
    <>
      <Button
        size="small"
        pending={props.done.pending()}
        aria-label={`${props.word}: ${props.name}`}
        onClick={() => void props.done.run()}
      >
        {props.children}
      </Button>
      <Show when={props.done.problem()}>
        {(problem) => (
          <span class="error" role="alert">
            {problem().detail}
          </span>
        )}
      </Show>
    </>
  )
}

function Tick(props: { task: Info; name: string }) {
  const undo = createAction(
    (key) => taskUndone(props.task.taskID, key),
    useDone(() => toast(today("task.undone"))),
  )
  const done = createAction(
    (key) => taskDone(props.task.taskID, null, key),
    useDone(() => toast(today("task.doneSaid"), "ok", { word: today("task.undo"), run: () => void undo.run() })),
  )
  return (
    <Show when={can("task.done")}>
      <Act name={props.name} word={today("task.act")} done={done}>
        ✓ {today("task.act")}
      </Act>
    </Show>
  )
}

function Called(props: { task: Info; name: string }) {
  const done = createAction(
    (key) => referralCalled(props.task.referralID ?? "", props.task.kind as About, key),
    useDone(() => toast(today("task.calledSaid"))),
  )
  return (
    <Act name={props.name} word={today("task.called")} done={done}>
      {today("task.called")}
    </Act>
  )
}

/** Takes a tick back while that is possible. */
export function Undo(props: { task: Info; name: string }) {
  const undo = createAction(
    (key) => taskUndone(props.task.taskID, key),
    useDone(() => toast(today("task.undone"))),
  )
  const isFresh = () => now().getTime() - Date.parse(props.task.doneAt ?? "") < undoMinutes * 60_000
  return (
    <Show when={props.task.ticked && isFresh() && can("task.undo")}>
      <Act name={props.name} word={today("task.undo")} done={undo}>
        {today("task.undo")}
      </Act>
    </Show>
  )
}

/** A coordinator ends a task without what it asks for, and says why. */
function Waive(props: { task: Info; name: string }) {
  const [open, setOpen] = createSignal(false)
  const [reason, setReason] = createSignal<Waiver>()
  const done = createAction(
    (key, why: Waiver) => taskDone(props.task.taskID, why, key),
    useDone(() => {
      setOpen(false)
      toast(today("task.doneSaid"))
    }),
  )
  const send = () => {
    const why = reason()
    if (why) void done.run(why)
  }
  return (
    <>
      <Button
        kind="quiet"
        size="small"
        aria-label={`${today("task.waive")}: ${props.name}`}
        onClick={() => setOpen(true)}
      >
        {today("task.waive")}
      </Button>
      <Dialog open={open()} onClose={() => setOpen(false)} title={today("task.waive")}>
        <div class="stack">
          <p>{props.name}</p>
          <p class="quiet">{today("task.waiveText")}</p>
          <RadioGroup
            label={today("task.waive")}
            field={bound<Waiver | undefined>("reason", reason, setReason)}
            options={Waiver.options.map((value) => ({ value, label: today(`waiver.${value}`) }))}
          />
          <ErrorNote problem={done.problem()} />
          <div class="row">
            <Button kind="primary" pending={done.pending()} onClick={send}>
              {today("task.waive")}
            </Button>
            <Button onClick={() => setOpen(false)}>{ui("cancel")}</Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
