import { useQuery } from "@tanstack/solid-query"
import { For, Show } from "solid-js"
import { plainDay } from "../../context/time"
import { Note } from "../../ui/empty"
import type { At } from "../../ui/form"
import { Load } from "../../ui/load"
import { PressOne } from "../../ui/presses"
import { TextField } from "../../ui/text-field"
import { checkClosing } from "./followup.calls"
import { followup } from "./followup.i18n"
import "../../ui/channels.css"

/** What is still open, before a case file closes: it warns and does not prevent. */
export function LeftOpen(props: { casefileID: string }) {
  const query = useQuery(() => ({
    queryKey: ["closing", props.casefileID],
    queryFn: () => checkClosing(props.casefileID),
    staleTime: 0,
  }))
  return (
    <Load query={query} lines={2}>
      {(data) => (
        <>
          <Show when={data().left.length} fallback={<p class="quiet">{followup("closing.nothing")}</p>}>
            <Note tone="warn">
              <p>
                <strong>{followup("closing.look")}</strong>
              </p>
              <ul class="rules">
                <For each={data().left}>{(one) => <li>{followup(`left.${one.what}`, { count: one.count })}</li>}</For>
              </ul>
              <p class="small">{followup("closing.mayStill")}</p>
            </Note>
          </Show>
          <p class="small quiet">{followup("closing.keep", { day: plainDay(data().keepUntil) })}</p>
        </>
      )}
    </Load>
  )
}

/** What she was told about coming back, and her answer, if she wanted to give one. */
export function OpenDoor(props: { at: At }) {
  const satisfied = props.at<boolean>("satisfied")
  const value = () => {
    const answer = satisfied.value()
    if (answer === undefined) return undefined
    return answer ? ("yes" as const) : ("no" as const)
  }
  return (
    <>
      <TextField label={followup("closing.openDoor")} optional rows={3} field={props.at("openDoor")} />
      <PressOne
        label={followup("closing.satisfied")}
        hint={followup("closing.satisfiedHint")}
        field={{ ...satisfied, value, set: (next) => satisfied.set(next === undefined ? undefined : next === "yes") }}
        options={[
          { value: "yes" as const, label: followup("closing.yes") },
          { value: "no" as const, label: followup("closing.no") },
        ]}
      />
    </>
  )
}
