import { confirmMinutes, HandoverInput, HandoverOutcome, type Lines } from "@ventanilla/core/safety/risk/schema"
import { telephoneLink } from "@ventanilla/hsds/read/phone"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Note } from "../../ui/empty"
import { bound, createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { RadioGroup } from "../../ui/radio-group"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { handOver } from "./safety.calls"
import { safety } from "./safety.i18n"
import { useLines } from "./use-risk"
import "../../ui/settings.css"
import "./safety.css"

/** The urgent path: whom to call, what to say, and the task that makes sure she is safe. */
export default function UrgentCard(props: CardProps) {
  const [calling, setCalling] = createSignal(false)
  const query = useLines()
  return (
    <Card title={safety("urgent")}>
      <Load query={query} lines={6}>
        {(found) => (
          <>
            <Numbers lines={found()} />
            <section class="urgent-script" aria-label={safety("urgent.script")}>
              <h3>{safety("urgent.script")}</h3>
              <ol>
                <For each={["script.1", "script.2", "script.3", "script.4", "script.5"] as const}>
                  {(line) => <li>{safety(line)}</li>}
                </For>
              </ol>
            </section>
            <Show when={props.open && can("risk.handover")}>
              <Show
                when={calling()}
                fallback={
                  <div>
                    <Button kind="primary" onClick={() => setCalling(true)}>
                      {safety("handover")}
                    </Button>
                  </div>
                }
              >
                <Handover casefileID={props.file.casefileID} lines={found()} close={() => setCalling(false)} />
              </Show>
            </Show>
          </>
        )}
      </Load>
    </Card>
  )
}

function Numbers(props: { lines: Lines }) {
  return (
    <ul class="numbers-now">
      <li>
        <span>{safety("onCall")}</span>
        <Show when={props.lines.onCallPhone} fallback={<span class="small quiet">{safety("noOnCall")}</span>}>
          {(phone) => (
            <a class="number-now" href={telephoneLink(phone())}>
              {phone()}
            </a>
          )}
        </Show>
      </li>
      <For each={props.lines.lines}>
        {(line) => (
          <li>
            <div>
              <span>{line.names[language()]}</span>
              <Show when={line.how}>{(how) => <p class="small quiet">{how()[language()]}</p>}</Show>
              <Show when={line.alert}>{(alert) => <p class="small">⚠ {alert()[language()]}</p>}</Show>
              <Show when={!line.confidence.startsWith("V")}>
                <Chip tone="warn">{safety("unverified")}</Chip>
              </Show>
            </div>
            <a class="number-now" href={telephoneLink(line.phone)}>
              {line.phone}
            </a>
          </li>
        )}
      </For>
      <Show when={props.lines.country !== "US"}>
        <li>
          <Note>{safety("elsewhere")}</Note>
        </li>
      </Show>
    </ul>
  )
}

const within = (minutes: number) =>
  minutes < 60 ? safety("minutes", { count: minutes }) : safety("hours", { count: minutes / 60 })

function Handover(props: { casefileID: string; lines: Lines; close: () => void }) {
  const form = createForm({
    schema: HandoverInput,
    initial: { casefileID: props.casefileID, confirmWithin: 60 },
    send: handOver,
    done: useDone("risk", props.close)(() => safety("handover.done")),
  })
  const minutes = form.field("confirmWithin")
  return (
    <form class="setting-form" novalidate onSubmit={form.submit} aria-label={safety("handover")}>
      <Select
        field={form.field("to")}
        label={safety("handover.to")}
        options={[
          { value: "on_call", label: safety("onCall") },
          ...props.lines.lines.map(({ key, names }) => ({ value: key, label: names[language()] })),
          { value: "other", label: safety("handover.other") },
        ]}
      />
      <RadioGroup
        field={form.field("outcome")}
        label={safety("handover.outcome")}
        options={HandoverOutcome.options.map((value) => ({ value, label: safety(`outcome.${value}`) }))}
      />
      <Select
        field={bound<string | undefined>(
          "confirmWithin",
          () => String(minutes.value()),
          (value) => minutes.set(confirmMinutes.find((one) => String(one) === value)),
        )}
        label={safety("handover.confirm")}
        options={confirmMinutes.map((value) => ({ value: String(value), label: within(value) }))}
      />
      <Submit form={form} label={safety("handover")} onCancel={props.close} />
    </form>
  )
}
