import type { Info, StepState } from "@ventanilla/core/tenancy/tenant/schema"
import { Show } from "solid-js"
import { duration } from "../../context/time"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Note } from "../../ui/empty"
import { type Step, Steps } from "../../ui/steps"
import { consulate } from "./consulate.i18n"

const states = { waiting: "waiting", running: "now", done: "done", failed: "failed" } as const

/** Provisioning by named steps with their times; it goes on without this page. */
export function Progress(props: { info: Info }) {
  const done = () => props.info.steps.filter((step) => step.status === "done").length
  const took = () => props.info.steps.reduce((sum, step) => sum + (step.ms ?? 0), 0)
  const steps = () => props.info.steps.map((step) => shown(step))
  return (
    <Card
      title={consulate("progress")}
      aside={
        <Chip tone={done() === props.info.steps.length ? "ok" : props.info.status === "failed" ? "bad" : "warn"}>
          {consulate("progressOf", { done: done(), all: props.info.steps.length })}
        </Chip>
      }
    >
      <Show when={props.info.failure}>
        {(failure) => (
          <Note tone="bad">
            <p>{consulate("failedAt", { step: consulate(`step.${failure().step}`) })}</p>
            <p class="small">{consulate("reason", { reason: failure().reason })}</p>
            <p class="small">{consulate("failedHelp")}</p>
          </Note>
        )}
      </Show>
      <Steps label={consulate("progress")} steps={steps()} />
      <p class="small quiet" aria-live="polite">
        {done() === props.info.steps.length ? consulate("took", { time: duration(took()) }) : ""}
      </p>
    </Card>
  )
}

function shown(step: StepState): Step {
  return {
    key: step.step,
    name: consulate(`step.${step.step}`),
    state: states[step.status],
    ...(step.ms === null ? {} : { took: step.ms }),
    ...(step.step === "canary" ? { note: consulate("note.canary") } : {}),
  }
}
