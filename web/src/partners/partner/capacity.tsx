import { CapacityInput } from "@ventanilla/core/directory/directory/schema"
import type { WaitingInfo } from "@ventanilla/core/partners/referral/schema"
import { createSignal, Show } from "solid-js"
import { addDays, dayOf } from "../../context/days"
import { plainDay } from "../../context/time"
import { Button } from "../../ui/button"
import { DateField } from "../../ui/date-field"
import { ErrorNote, Note } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { PressOne } from "../../ui/presses"
import type { Calls } from "./partner.calls"
import { partner } from "./partner.i18n"

type Status = "accepting" | "waiting_list" | "closed"

/** Whether they can take anybody now. */
export function CapacityCard(props: { info: WaitingInfo; calls: Calls; refresh: () => void }) {
  const [saved, setSaved] = createSignal(false)
  const { status } = props.info.capacity
  const form = createForm({
    schema: CapacityInput,
    initial: status === "unknown" || status === "closed" ? {} : { status },
    send: (json, key) => props.calls.capacity(json, key),
    done: () => {
      setSaved(true)
      props.refresh()
    },
  })
  const chosen = form.field("status")
  const choose = (next: Status | undefined) => {
    setSaved(false)
    chosen.set(next)
    if (next !== "closed") form.field("until").set(undefined)
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
        <form class="stack" novalidate onSubmit={form.submit}>
          <PressOne
            quiet
            label={partner("capacity")}
            hint={partner("capacity.text")}
            field={{ ...chosen, set: choose }}
            options={(["accepting", "waiting_list", "closed"] as const).map((value) => ({
              value,
              label: partner(`capacity.${value}`),
            }))}
          />
          <Show when={chosen.value() === "closed"}>
            <DateField
              label={partner("capacity.until")}
              field={form.field("until")}
              min={addDays(dayOf(new Date(), props.info.timeZone), 1)}
            />
          </Show>
          <ErrorNote problem={form.problem()} />
          <div class="row">
            <Button type="submit" pending={form.pending()}>
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
