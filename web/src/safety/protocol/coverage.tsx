import { useQuery } from "@tanstack/solid-query"
import type { StepCoverage } from "@ventanilla/core/safety/protocolrun/schema"
import { For, Show } from "solid-js"
import { number } from "../../context/time"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { readCoverage } from "./protocol.calls"
import { protocol } from "./protocol.i18n"
import { said } from "./protocol.words"

/** How many runs took each step: a bar a step, with its numbers beside it. No run is named. */
export function Coverage(props: { protocol: "gbv" | "nna" | "trata" }) {
  const query = useQuery(() => ({
    queryKey: ["coverage", props.protocol],
    queryFn: () => readCoverage(props.protocol),
  }))
  return (
    <Card title={protocol("coverage")} flush>
      <Load query={query}>
        {(found) => (
          <Show when={found().runs > 0} fallback={<Empty title={protocol("coverage.none")} />}>
            <p class="small quiet coverage-sub">
              {protocol("coverage.sub", { edition: found().edition, runs: found().runs, open: found().open })}
            </p>
            <section class="coverage-scroll" tabindex="0" aria-label={protocol("coverage")}>
              <table class="coverage">
                <thead>
                  <tr>
                    <th scope="col">{protocol("coverage.step")}</th>
                    <th scope="col">
                      <span class="hidden-words">{protocol("coverage")}</span>
                    </th>
                    <th scope="col">{protocol("coverage.done")}</th>
                    <th scope="col">{protocol("coverage.notDone")}</th>
                    <th scope="col">{protocol("coverage.open")}</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={found().steps}>{(step) => <Row step={step} />}</For>
                </tbody>
              </table>
            </section>
          </Show>
        )}
      </Load>
    </Card>
  )
}

function Row(props: { step: Omit<StepCoverage, "reasons"> }) {
  const open = () => props.step.runs - props.step.done - props.step.notDone
  const part = (value: number) => (props.step.runs ? (100 * value) / props.step.runs : 0)
  return (
    <tr>
      <th scope="row">{said(props.step)}</th>
      <td class="coverage-bar">
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="8" class="ground" />
          <rect width={part(props.step.done)} height="8" class="done" />
          <rect x={part(props.step.done)} width={part(props.step.notDone)} height="8" class="left" />
        </svg>
      </td>
      <td>{number(props.step.done)}</td>
      <td>{number(props.step.notDone)}</td>
      <td>{number(open())}</td>
    </tr>
  )
}
