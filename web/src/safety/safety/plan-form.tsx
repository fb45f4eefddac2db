import { custodyWarning, planSections } from "@ventanilla/core/data/safety-plan"
import { type Info, Plan } from "@ventanilla/core/safety/safetyplan/schema"
import { createSignal, For, Show } from "solid-js"
import { arrived } from "../../context/call"
import { language } from "../../context/language"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Check, Checkboxes } from "../../ui/checkbox"
import { ErrorNote, Note } from "../../ui/empty"
import { bound } from "../../ui/form"
import { createMerge } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { planField, planSaid, readAgain, readingOf } from "./plan.words"
import { PlanSheet } from "./plan-sheet"
import { printPlan } from "./print"
import { keepPlan } from "./safety.calls"
import { safety } from "./safety.i18n"
import { useLines } from "./use-risk"

type Props = {
  casefileID: string
  /** What was read when it was opened. */
  found: Info
  mayKeep: boolean
  close: () => void
  kept: () => void
}

/** The plan as it is made with her. It lives in this screen alone: only "she wants it kept" sends it anywhere. */
export function PlanForm(props: Props) {
  const base = readingOf(props.found)
  const merge = createMerge<Plan>({ base, read: () => readAgain(props.casefileID) })
  const [plan, setPlan] = createSignal<Plan>(base.values)
  const [aloud, setAloud] = createSignal(false)
  const [cover, setCover] = createSignal(true)
  const lines = useLines()
  const mustWarn = () => plan().returnsWithChildren && !plan().custodyWarned
  const keep = createAction(
    (key) =>
      merge.send(Plan.parse(plan()), key, (mine, version, again) =>
        keepPlan(props.casefileID, { version, plan: mine }, again),
      ),
    () => {
      toast(safety("plan.keptNow"))
      props.kept()
    },
  )
  const section = (key: string) => plan().sections[key] ?? { ticked: [], text: "" }
  const change = (key: string, next: Partial<{ ticked: string[]; text: string }>) =>
    setPlan((before) => ({ ...before, sections: { ...before.sections, [key]: { ...section(key), ...next } } }))
  const phone = () => arrived(lines)?.onCallPhone
  return (
    <Show
      when={!aloud()}
      fallback={
        <div class="stack plan-aloud">
          <h3>{safety("plan.aloudTitle")}</h3>
          <PlanSheet plan={plan()} />
          <Show when={phone()}>{(number) => <p>{safety("plan.consulate", { phone: number() })}</p>}</Show>
          <div>
            <Button onClick={() => setAloud(false)}>{safety("plan.back")}</Button>
          </div>
        </div>
      }
    >
      <div class="stack">
        <Note>{safety("plan.memory")}</Note>
        <For each={planSections}>
          {({ key, prompts, ...words }) => (
            <fieldset class="panel">
              <legend>{words[language()]}</legend>
              <Checkboxes
                field={bound<string[] | undefined>(
                  `${key}.ticked`,
                  () => section(key).ticked,
                  (ticked) => change(key, { ticked: ticked ?? [] }),
                )}
                label={words[language()]}
                quiet
                options={prompts.map((prompt) => ({ value: prompt.key, label: prompt[language()] }))}
              />
              <TextField
                field={bound<string | undefined>(
                  `${key}.text`,
                  () => section(key).text,
                  (text) => change(key, { text: text ?? "" }),
                )}
                label={safety("plan.words")}
                rows={2}
                optional
              />
            </fieldset>
          )}
        </For>
        <Check
          label={safety("plan.returns")}
          checked={plan().returnsWithChildren}
          onChange={(returnsWithChildren) =>
            setPlan((before) => ({ ...before, returnsWithChildren, custodyWarned: false }))
          }
        />
        <Show when={plan().returnsWithChildren}>
          <Note tone="bad">
            <p>{custodyWarning[language()]}</p>
            <Check
              label={safety("plan.warned")}
              checked={plan().custodyWarned}
              onChange={(custodyWarned) => setPlan((before) => ({ ...before, custodyWarned }))}
            />
          </Note>
        </Show>
        <Show when={mustWarn()}>
          <p class="error" role="status">
            {safety("plan.warnFirst")}
          </p>
        </Show>
        <Check label={safety("plan.cover")} checked={cover()} onChange={setCover} />
        <div class="row">
          <Button
            aria-disabled={mustWarn() || undefined}
            onClick={() => !mustWarn() && printPlan(plan(), cover(), phone() ?? null)}
          >
            {safety("plan.print")}
          </Button>
          <Button onClick={() => setAloud(true)}>{safety("plan.aloud")}</Button>
        </div>
        <Show when={props.mayKeep}>
          <div class="panel stack" data-gap="small">
            <p>{safety("plan.keepText")}</p>
            <ErrorNote problem={keep.problem()} />
            <MergeDialog merge={merge} label={planField} show={planSaid} />
            <div>
              <Button
                kind="primary"
                pending={keep.pending()}
                aria-disabled={mustWarn() || undefined}
                onClick={() => !mustWarn() && void keep.run()}
              >
                {safety("plan.keep")}
              </Button>
            </div>
          </div>
        </Show>
        <div>
          <Button kind="quiet" onClick={props.close}>
            {safety("plan.close")}
          </Button>
        </div>
        <p class="small quiet">{safety("plan.source")}</p>
      </div>
    </Show>
  )
}
