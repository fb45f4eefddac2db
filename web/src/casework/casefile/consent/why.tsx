import type { Question } from "@ventanilla/core/casework/consent/schema"
import { Show } from "solid-js"
import { ButtonLink } from "../../../ui/button"
import { Note } from "../../../ui/empty"
import { bound } from "../../../ui/form"
import { RadioGroup } from "../../../ui/radio-group"
import { consent } from "./consent.i18n"
import type { ConsentForm } from "./consent-form"
import { Questions } from "./questions"

export type Way = "share" | "call" | "herself"

/** What to ask in each step, in this order. */
export const toAsk = {
  goal: ["goal"],
  who: ["confidential", "against_her", "abuser"],
  way: ["other_way"],
} as const satisfies Record<string, readonly Question[]>

/** What she wants, before anything else is talked about. */
export function Goal(props: { form: ConsentForm; early: boolean }) {
  return (
    <>
      <p>{consent("goal.text")}</p>
      <Questions form={props.form} list={toAsk.goal} early={props.early} />
    </>
  )
}

/** Whether it can be done without sharing anything: the better way, when there is one. */
export function Another(props: {
  form: ConsentForm
  early: boolean
  way: () => Way | undefined
  setWay: (way: Way | undefined) => void
  back: string
}) {
  return (
    <>
      <p>{consent("way.text")}</p>
      <Questions form={props.form} list={toAsk.way} early={props.early} />
      <RadioGroup
        label={consent("why.way")}
        field={bound<Way | undefined>("way", props.way, props.setWay)}
        options={(["herself", "call", "share"] as const).map((value) => ({
          value,
          label: consent(`way.${value}`),
          hint: consent(`wayHint.${value}`),
        }))}
      />
      <Show when={props.way() !== undefined && props.way() !== "share"}>
        <Otherwise way={props.way() ?? "call"} back={props.back} />
      </Show>
    </>
  )
}

/** Nothing needs to be shared: what to do instead. */
function Otherwise(props: { way: Way; back: string }) {
  return (
    <Note tone="ok">
      <p>{consent(props.way === "herself" ? "other.herself" : "other.call")}</p>
      <div class="row">
        <ButtonLink kind="primary" href="/directory">
          {consent("other.phones")}
        </ButtonLink>
        <ButtonLink href={props.back}>{consent("other.done")}</ButtonLink>
      </div>
    </Note>
  )
}
