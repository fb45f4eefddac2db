import type { WaitingInfo } from "@ventanilla/core/partners/referral/schema"
import { createSignal, Show } from "solid-js"
import { addDays, dayOf } from "../../context/days"
import { plainDay } from "../../context/time"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { DateField } from "../../ui/date-field"
import { ErrorNote, Note } from "../../ui/empty"
import { PressOne } from "../../ui/presses"
import type { Calls } from "./partner.calls"
import { partner } from "./partner.i18n"

type Status = "accepting" | "waiting_list" | "closed"

/** Whether they can take anybody now. */
export function CapacityCard(props: { info: WaitingInfo; calls: Calls; refresh: () => void }) {
  const [saved, setSaved] = createSignal(false)
  const { status } = props.info.capacity
  const [chosen, setChosen] = createSignal<Status | undefined>(
    status === "unknown" || status === "closed" ? undefined : status,
  )
  const [until, setUntil] = createSignal<string>()
  const [asked, setAsked] = createSignal(false)
  const action = createAction(
    (key, next: Status, day: string | undefined) =>
      props.calls.capacity(day ? { status: next, until: day } : { status: next }, key),
    () => {
      setSaved(true)
      props.refresh()
    },
  )
  const choose = (next: Status | undefined) => {
    setSaved(false)
    setAsked(false)
    setChosen(next)
    if (next !== "closed") setUntil(undefined)
  }
  // The form's schema is half of what this page would load: two answers are looked at here.
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const next = chosen()
    setAsked(true)
    if (next && (next !== "closed" || until())) void action.run(next, until())
  }
  const now = () => {
    const { status: current, until } = props.info.capacity
    if (current === "closed" && until) return partner("capacity.closedUntil", { date: plainDay(until) })
    return partner(`capacity.${current}`).toLowerCase().replace("…", "")
  }
  return (
    <section class="card" aria-label={partner("capacity")}>
      <header>
        <h2>{partner("capacity")}</h2>
        <span class="small quiet">{partner("capacity.now", { status: now() })}</span>
      </header>
      <div class="card-body">
        <form class="stack" novalidate onSubmit={save}>
          <PressOne
            quiet
            label={partner("capacity")}
            hint={partner("capacity.text")}
            field={{
              name: "status",
              value: chosen,
              set: choose,
              error: () => (asked() && !chosen() ? ui("choose") : undefined),
            }}
            options={(["accepting", "waiting_list", "closed"] as const).map((value) => ({
              value,
              label: partner(`capacity.${value}`),
            }))}
          />
          <Show when={chosen() === "closed"}>
            <DateField
              label={partner("capacity.until")}
              field={{
                name: "until",
                value: until,
                set: setUntil,
                error: () => (asked() && !until() ? ui("required") : undefined),
              }}
              min={addDays(dayOf(new Date(), props.info.timeZone), 1)}
            />
          </Show>
          <ErrorNote problem={action.problem()} />
          <div class="row">
            <Button type="submit" pending={action.pending()}>
              {partner("capacity.save")}
            </Button>
          </div>
          <div role="status">
            <Show when={saved()}>
              <Note tone="ok">{partner("capacity.saved")}</Note>
            </Show>
          </div>
        </form>
      </div>
    </section>
  )
}
