import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import { type Instrument, LastItem, RecordInput } from "@ventanilla/core/safety/screening/schema"
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { useReread } from "../../context/changes"
import { type Language, language } from "../../context/language"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Check } from "../../ui/checkbox"
import { ErrorNote, Note } from "../../ui/empty"
import { bound, createForm } from "../../ui/form"
import { RadioGroup } from "../../ui/radio-group"
import { toast } from "../../ui/toast"
import { Result, type Said } from "./result"
import { Attribution, Ruler } from "./ruler"
import { recordScreening } from "./screening.calls"
import { screening } from "./screening.i18n"

/** In private, if she wants, as far as she wants; then what it says, in words. */
export function Offer(props: { file: CaseFile; instrument: Instrument & { officeCode: string } }) {
  const reread = useReread()
  const [step, setStep] = createSignal<"before" | "ruler" | "result">("before")
  const [alone, setAlone] = createSignal(false)
  const [early, setEarly] = createSignal(false)
  const [speaks, setSpeaks] = createSignal<Language>(language())
  const [said, setSaid] = createSignal<Said>()
  const form = createForm({
    schema: RecordInput,
    initial: {
      casefileID: props.file.casefileID,
      edition: props.instrument.version,
      outcome: "answered" as const,
      inPrivate: true,
      marked: [],
    },
    send: (input, key) => recordScreening(input, key),
    done: (answer) => {
      reread("screening")
      if (answer.outcome === "declined") toast(screening("declined"))
      setSaid(answer as Said)
      setStep("result")
      queueMicrotask(() => document.getElementById("ruler-says")?.focus())
    },
  })
  const marked = () => (form.field("marked").value() ?? []) as string[]
  const last = () => props.instrument.ruler.items.find((item) => item.onlyInformation)?.key
  const toggle = (key: string) => {
    const next = marked().includes(key) ? marked().filter((one) => one !== key) : [...marked(), key]
    form.field("marked").set(next)
    if (key === last() && !next.includes(key)) form.field("lastItem").set(undefined)
  }
  const whole = form.field("whole")
  const reached = bound<"true" | "false" | undefined>(
    "whole",
    () => (whole.value() === undefined ? undefined : whole.value() ? "true" : "false"),
    (value) => whole.set(value === "true"),
  )
  const alright = (go: () => void) => (alone() ? go() : setEarly(true))
  const decline = () => {
    form.patch({ outcome: "declined", marked: [], whole: false, lastItem: null })
    void form.submit()
  }
  return (
    <Switch>
      <Match when={step() === "before"}>
        <div class="cols screening">
          <Card title={screening("before.title")}>
            <ul class="questions">
              <For each={["before.1", "before.2", "before.3"] as const}>{(key) => <li>{screening(key)}</li>}</For>
            </ul>
            <Check
              label={screening("private")}
              checked={alone()}
              onChange={(on) => {
                setAlone(on)
                setEarly(false)
              }}
            />
            <Show when={early()}>
              <Note tone="warn">
                <span role="alert">{screening("privateFirst")}</span>
              </Note>
            </Show>
            <ErrorNote problem={form.problem()} />
            <div class="row">
              <Button kind="primary" onClick={() => alright(() => setStep("ruler"))}>
                {screening("begin")}
              </Button>
              <Button pending={form.pending()} onClick={() => alright(decline)}>
                {screening("decline")}
              </Button>
            </div>
          </Card>
          <Card title={screening("hers")}>
            <p>{screening("hers.text")}</p>
            <p>
              <a class="button" href={`/i/${props.instrument.officeCode}`} target="_blank" rel="noreferrer">
                {screening("hers.open")}
              </a>
            </p>
            <p class="small quiet mono">
              {location.host}/i/{props.instrument.officeCode}
            </p>
          </Card>
        </div>
      </Match>
      <Match when={step() === "ruler"}>
        <form class="stack screening-ruler" data-gap="large" onSubmit={form.submit} novalidate>
          <div class="row spread no-print">
            <p class="quiet">{screening("beside")}</p>
            <RadioGroup
              quiet
              inline
              label={screening("reading")}
              field={bound<Language | undefined>("speaks", speaks, (value) => setSpeaks(value ?? "es"))}
              options={[
                { value: "es", label: "Español" },
                { value: "en", label: "English" },
              ]}
            />
          </div>
          <Ruler ruler={props.instrument.ruler} speaks={speaks()} marked={marked()} toggle={toggle} />
          <p class="small quiet">{screening("order")}</p>
          <Show when={last() && marked().includes(last() ?? "")}>
            <RadioGroup
              label={screening("lastItem")}
              field={form.field("lastItem")}
              options={LastItem.options.map((value) => ({ value, label: screening(`lastItem.${value}`) }))}
            />
          </Show>
          <RadioGroup
            label={screening("whole")}
            field={reached}
            options={(["true", "false"] as const).map((value) => ({ value, label: screening(`whole.${value}`) }))}
          />
          <ErrorNote problem={form.problem()} />
          <div class="row">
            <Button kind="primary" type="submit" pending={form.pending()}>
              {screening("save")}
            </Button>
            <Button kind="quiet" pending={form.pending()} onClick={decline}>
              {screening("decline")}
            </Button>
          </div>
          <Attribution instrument={props.instrument} speaks={speaks()} />
        </form>
      </Match>
      <Match when={step() === "result" && said()}>
        {(answer) => <Result said={answer()} file={props.file} instrument={props.instrument} />}
      </Match>
    </Switch>
  )
}
