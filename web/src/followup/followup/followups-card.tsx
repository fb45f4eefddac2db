import { DoneInput, type Info, Kind, PlanInput, Result } from "@ventanilla/core/followup/followup/schema"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { arrived } from "../../context/call"
import { addDays, dayOf, instantAt } from "../../context/days"
import { can } from "../../context/nav"
import { now, when, zone } from "../../context/time"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Checkbox } from "../../ui/checkbox"
import { Chip } from "../../ui/chip"
import { DateField, TimeField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { Empty, ErrorNote } from "../../ui/empty"
import { bound, createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { More } from "../../ui/more"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { cancelFollowup, doneFollowup, listFollowups, planFollowup, snoozeFollowup } from "./followup.calls"
import { followup } from "./followup.i18n"
import { useReach } from "./strip"
import { useList } from "./use-list"

const isOpen = ({ status }: Info) => status === "waiting" || status === "due"

/** What comes next, when, and how it went. */
export default function FollowupsCard(props: CardProps) {
  const list = useList("followups", () => props.file.casefileID, listFollowups)
  const [open, setOpen] = createSignal<"plan" | Info>()
  const close = () => setOpen(undefined)
  const ending = () => {
    const one = open()
    return one && one !== "plan" ? one : undefined
  }
  const sorted = () =>
    [...list.items()].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.dueAt.localeCompare(b.dueAt))
  return (
    <Card
      flush
      title={followup("followups")}
      aside={
        <Show when={props.open && can("followup.plan")}>
          <Button size="small" onClick={() => setOpen("plan")}>
            {followup("followups.add")}
          </Button>
        </Show>
      }
    >
      <Load query={list.query} lines={2}>
        {() => (
          <Show
            when={list.items().length}
            fallback={<Empty title={followup("followups.empty")}>{followup("followups.emptyText")}</Empty>}
          >
            <ul class="rows" aria-label={followup("followups")}>
              <For each={sorted()}>{(one) => <Row one={one} done={() => setOpen(one)} />}</For>
            </ul>
            <More size="small" pages={list} />
          </Show>
        )}
      </Load>
      <Dialog open={open() === "plan"} onClose={close} title={followup("followups.add")}>
        <Show when={open() === "plan"}>
          <PlanForm {...props} close={close} />
        </Show>
      </Dialog>
      <Dialog open={ending() !== undefined} onClose={close} title={followup("followups.doneTitle")}>
        <Show when={ending()}>{(one) => <EndForm one={one()} close={close} />}</Show>
      </Dialog>
    </Card>
  )
}

function Row(props: { one: Info; done: () => void }) {
  const said = useDone("followup")
  const snooze = createAction(
    (key, dueAt: string) =>
      snoozeFollowup({ followupID: props.one.followupID, dueAt, anyway: props.one.unsafeHour }, key),
    said(() => followup("followups.snoozed")),
  )
  const cancel = createAction(
    (key) => cancelFollowup(props.one.followupID, key),
    said(() => followup("followups.cancelled")),
  )
  // The same minute tomorrow: a time that was safe for her stays one as far as the hour goes.
  const tomorrow = () => {
    const start = Math.max(Date.parse(props.one.dueAt), now().getTime())
    const due = new Date(props.one.dueAt)
    const next = new Date(start + 86_400_000)
    next.setUTCHours(due.getUTCHours(), due.getUTCMinutes(), 0, 0)
    return (next.getTime() > now().getTime() ? next : new Date(next.getTime() + 86_400_000)).toISOString()
  }
  return (
    <li>
      <div>
        <strong>{followup(`kind.${props.one.kind}`)}</strong>{" "}
        <Show when={props.one.overdue}>
          <Chip tone="bad">{followup("followups.late")}</Chip>
        </Show>
        <Show when={props.one.unsafeHour}>
          <Chip tone="warn">{followup("followups.unsafe")}</Chip>
        </Show>
        <Show when={props.one.result}>{(result) => <Chip tone="ok">{followup(`result.${result()}`)}</Chip>}</Show>
        <p class="small quiet">{when(props.one.doneAt ?? props.one.dueAt)}</p>
        <Show when={props.one.words}>{(words) => <p class="told">{words()}</p>}</Show>
        <ErrorNote problem={snooze.problem() ?? cancel.problem()} />
      </div>
      <Show when={isOpen(props.one) && can("followup.done")}>
        <div class="act">
          <Button size="small" onClick={props.done}>
            {followup("followups.done")}
          </Button>
          <Button kind="quiet" size="small" pending={snooze.pending()} onClick={() => void snooze.run(tomorrow())}>
            {followup("followups.snooze")}
          </Button>
          <Button kind="quiet" size="small" pending={cancel.pending()} onClick={() => void cancel.run()}>
            {followup("followups.cancel")}
          </Button>
        </div>
      </Show>
    </li>
  )
}

function PlanForm(props: CardProps & { close: () => void }) {
  const done = useDone("followup", props.close)
  const known = useReach(() => props.file.casefileID)
  const safe = () => {
    const times = arrived(known)?.ways.flatMap(({ nextSafeAt }) => nextSafeAt ?? []) ?? []
    return times.sort()[0]
  }
  const [day, setDay] = createSignal<string | undefined>(addDays(dayOf(now(), zone()), 1))
  const [minute, setMinute] = createSignal<number | undefined>(600)
  const form = createForm({
    schema: PlanInput,
    initial: { casefileID: props.file.casefileID, kind: "contact" },
    draft: `followup.${props.file.casefileID}`,
    send: planFollowup,
    done: done(() => followup("followups.saved")),
  })
  const submit = (event: Event) => {
    const [date, at] = [day(), minute()]
    if (date && at !== undefined) form.patch({ dueAt: instantAt(date, at, zone()) })
    return form.submit(event)
  }
  const unsafe = () => form.errors()["dueAt"] !== undefined || form.values().anyway
  return (
    <form class="stack" novalidate onSubmit={submit}>
      <PressOne
        label={followup("followups.kind")}
        field={form.field("kind")}
        options={Kind.options.map((value) => ({ value, label: followup(`kind.${value}`) }))}
      />
      <Show when={form.values().kind === "contact" && safe()}>
        {(at) => (
          <p>
            {followup("followups.safe", { when: when(at()) })}{" "}
            <Button
              size="small"
              onClick={() => {
                // A minute on: by the time it is saved the first one may have passed.
                const next = new Date(Math.max(Date.parse(at()), now().getTime() + 120_000))
                setDay(dayOf(next, zone()))
                setMinute(minuteOf(next))
              }}
            >
              {followup("followups.useSafe")}
            </Button>
          </p>
        )}
      </Show>
      <div class="field-pair">
        <DateField label={followup("followups.day")} field={bound("day", day, setDay)} />
        <TimeField
          label={followup("followups.hour")}
          field={{ name: "dueAt", value: minute, set: setMinute, error: () => form.errors()["dueAt"] }}
        />
      </div>
      <Show when={form.values().kind === "contact" && unsafe()}>
        <Checkbox label={followup("followups.anyway")} field={form.field("anyway")} />
      </Show>
      <TextField label={followup("followups.words")} optional field={form.field("words")} />
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}

const minuteOf = (at: Date): number => {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone(),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
  const [hour = 0, minute = 0] = clock.format(at).split(":").map(Number)
  return hour * 60 + minute
}

function EndForm(props: { one: Info; close: () => void }) {
  const done = useDone("followup", props.close)
  const form = createForm({
    schema: DoneInput,
    initial: { followupID: props.one.followupID },
    send: doneFollowup,
    done: done(() => followup("followups.doneSaved")),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select
        label={followup("followups.doneTitle")}
        field={form.field("result")}
        options={Result.options.map((value) => ({ value, label: followup(`result.${value}`) }))}
      />
      <TextField label={followup("followups.words")} optional rows={3} field={form.field("words")} />
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}
