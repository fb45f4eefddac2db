import { type Info, OpineBody, SignBody } from "@ventanilla/core/partners/alliance/schema"
import { createSignal, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { dayOf } from "../../context/days"
import { can } from "../../context/nav"
import { now, zone } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { DateField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { alliance } from "./alliance.i18n"
import { End } from "./alliances"
import { allies } from "./allies.i18n"
import { opineOn, type Step, signAlliance, takeStep } from "./ally.calls"
import { useSeen } from "./use-seen"

/** What comes next for a draft: the lawyers, their opinion, the signature; and the end of any that has not ended. */
export function Steps(props: { row: Info }) {
  const reread = useReread()
  const seen = useSeen(() => props.row, false)
  const [asking, setAsking] = createSignal<"opine" | "sign" | "end">()
  const move = createAction(
    async (key, step: Step) => {
      await seen.send(key, (version, again) => takeStep(step, props.row.allianceID, version, again))
      return step
    },
    (step) => {
      toast(allies(step === "submit" ? "submitted" : "givenBack"))
      reread("alliance")
    },
  )
  const is = (...states: Info["status"][]) => states.includes(props.row.status)
  return (
    <Show when={!is("ended") && (can("alliance.end") || can("alliance.sign"))}>
      <div class="row">
        <Show when={is("draft") && can("alliance.submit")}>
          <Button size="small" pending={move.pending()} onClick={() => void move.run("submit")}>
            {allies("submit")}
          </Button>
        </Show>
        <Show when={is("in_opinion") && can("alliance.opine")}>
          <Button size="small" onClick={() => setAsking("opine")}>
            {allies("opine")}
          </Button>
          <Button size="small" pending={move.pending()} onClick={() => void move.run("return")}>
            {allies("giveBack")}
          </Button>
        </Show>
        <Show when={is("draft", "in_opinion") && can("alliance.sign")}>
          <Button size="small" kind="primary" onClick={() => setAsking("sign")}>
            {allies("sign")}
          </Button>
        </Show>
        <Show when={can("alliance.end")}>
          <Button size="small" onClick={() => setAsking("end")}>
            {alliance("end")}
          </Button>
        </Show>
      </div>
      <ErrorNote problem={move.problem()} />
      <seen.Dialog />
      <Show when={asking() === "end"}>
        <End row={props.row} close={() => setAsking(undefined)} />
      </Show>
      <Show when={asking() === "opine"}>
        <Opine row={props.row} close={() => setAsking(undefined)} />
      </Show>
      <Show when={asking() === "sign"}>
        <Sign row={props.row} close={() => setAsking(undefined)} />
      </Show>
    </Show>
  )
}

function Opine(props: { row: Info; close: () => void }) {
  const seen = useSeen(() => props.row, true)
  const form = createForm({
    schema: OpineBody,
    initial: { version: props.row.version, opinion: { number: "" } } as object,
    send: ({ opinion }, key) =>
      seen.send(key, (version, again) => opineOn(props.row.allianceID, { opinion, version }, again)),
    done: useDone("alliance", props.close)(() => allies("opined")),
  })
  return (
    <Dialog open onClose={props.close} title={allies("opine")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <TextField label={allies("opinionNumber")} field={form.at("opinion.number")} />
        <DateField label={allies("opinionOn")} field={form.at("opinion.on")} />
        <Submit brief form={form} label={allies("save")} onCancel={props.close} />
        <seen.Dialog />
      </form>
    </Dialog>
  )
}

function Sign(props: { row: Info; close: () => void }) {
  const today = dayOf(now(), zone())
  const seen = useSeen(() => props.row, true)
  const form = createForm({
    schema: SignBody,
    initial: {
      version: props.row.version,
      startsOn: [props.row.startsOn, today].sort()[1] ?? today,
      endsOn: props.row.endsOn,
    },
    send: (signed, key) =>
      seen.send(key, (version, again) => signAlliance(props.row.allianceID, { ...signed, version }, again)),
    done: useDone("alliance", props.close)(() => allies("signedDone")),
  })
  return (
    <Dialog open onClose={props.close} title={allies("sign")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <DateField label={allies("signed")} field={form.field("signedOn")} />
        <div class="field-pair">
          <DateField label={allies("startsOn")} field={form.field("startsOn")} />
          <DateField optional label={allies("ends")} field={form.field("endsOn")} />
        </div>
        <Submit brief form={form} label={allies("save")} onCancel={props.close} />
        <seen.Dialog />
      </form>
    </Dialog>
  )
}
