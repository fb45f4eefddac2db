import { useNavigate, useSearchParams } from "@solidjs/router"
import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import type { Question } from "@ventanilla/core/casework/consent/schema"
import { createSignal, Match, Show, Switch } from "solid-js"
import { ask, client, keyed } from "../../../api"
import { useReread } from "../../../context/changes"
import { createAction } from "../../../ui/action"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { DraftNote } from "../../../ui/draft-note"
import { ErrorNote } from "../../../ui/empty"
import { Steps } from "../../../ui/steps"
import { toast } from "../../../ui/toast"
import { addressOf } from "../casefile.words"
import { consent } from "./consent.i18n"
import { createConsentForm } from "./consent-form"
import { How } from "./how"
import { Aloud, Refused } from "./say"
import { What } from "./what"
import { Who } from "./who"
import { Another, Goal, toAsk, type Way } from "./why"

const steps = ["goal", "who", "way", "what", "how", "say"] as const
type Step = (typeof steps)[number]
const asked: Record<Step, readonly string[]> = {
  goal: [],
  who: ["organizationID"],
  way: [],
  what: ["fields", "channels"],
  how: ["endsAt", "language", "readBy", "interpreter", "given", "witness", "minor"],
  say: ["copy"],
}

/** In this order: does sharing help her, is there another way; one organisation, field by field, a period, aloud. */
export function Wizard(props: { file: CaseFile; days: number; most: number }) {
  const navigate = useNavigate()
  const reread = useReread()
  const [search] = useSearchParams<{ organization?: string; service?: string }>()
  const [step, setStep] = createSignal<Step>("goal")
  const [way, setWay] = createSignal<Way>()
  const [refused, setRefused] = createSignal(false)
  const [early, setEarly] = createSignal(false)
  let card: HTMLElement | undefined
  const form = createConsentForm(props.file, props.days, props.most, search.organization, ({ consentID }) => {
    toast(consent("given"))
    reread("consent")
    const on = search.service ? `&service=${search.service}&organization=${search.organization ?? ""}` : ""
    navigate(`${addressOf(props.file)}/consent?copy=${consentID}${on}`, { replace: true })
  })
  const decline = createAction(
    (key) => {
      const organizationID = form.field("organizationID").value() ?? null
      return ask(
        client.api.consents.decline.$post({ json: { casefileID: props.file.casefileID, organizationID } }, keyed(key)),
      )
    },
    () => {
      reread("refusal")
      setRefused(true)
    },
  )
  if (search.organization) form.begin("organizationID", search.organization)

  const index = () => steps.indexOf(step())
  const show = (next: Step) => {
    setStep(next)
    setRefused(false)
    setEarly(false)
    queueMicrotask(() => {
      card?.querySelector<HTMLElement>("h2")?.focus()
      card?.scrollIntoView({ block: "nearest" })
    })
  }
  /** Whether everything that this step asks about was talked about; says so when not. */
  const talkedOf = (one: Step): boolean => {
    const talked = form.field("talked").value() ?? []
    const due: readonly Question[] = one in toAsk ? toAsk[one as keyof typeof toAsk] : []
    setEarly(due.some((question) => !talked.includes(question)))
    return !early()
  }
  const go = (by: 1 | -1) => {
    if (by === 1 && (!form.check(asked[step()], card) || !talkedOf(step()))) return
    const next = steps[index() + by]
    if (next) show(next)
  }
  const submit = async () => {
    await form.submit()
    const wrong = Object.keys(form.errors())[0]?.split(".")[0]
    const where = steps.find((one) => wrong && asked[one].includes(wrong))
    if (where) setStep(where)
  }
  return (
    <div class="cols consent">
      <section class="card" ref={card}>
        <header>
          <h2 tabindex="-1">{consent(`${step()}.title`)}</h2>
          <span class="small quiet">{consent("step", { now: index() + 1, all: steps.length })}</span>
        </header>
        <div class="card-body">
          <DraftNote
            form={{
              ...form,
              reset: () => {
                form.reset()
                show("goal")
              },
            }}
          />
          <Switch>
            <Match when={step() === "goal"}>
              <Goal form={form} early={early()} />
            </Match>
            <Match when={step() === "who"}>
              <Who form={form} early={early()} />
            </Match>
            <Match when={step() === "way"}>
              <Another form={form} early={early()} way={way} setWay={setWay} back={addressOf(props.file)} />
            </Match>
            <Match when={step() === "what"}>
              <What form={form} />
            </Match>
            <Match when={step() === "how"}>
              <How form={form} days={props.days} most={props.most} />
            </Match>
            <Match when={step() === "say"}>
              <Show when={!refused()} fallback={<Refused back={addressOf(props.file)} again={() => show("what")} />}>
                <Aloud form={form} />
                <ErrorNote problem={form.problem()} />
                <ErrorNote problem={decline.problem()} />
                <div class="row">
                  <Button kind="primary" pending={form.pending()} onClick={() => void submit()}>
                    {consent("say.yes")}
                  </Button>
                  <Button pending={decline.pending()} onClick={() => void decline.run()}>
                    {consent("say.no")}
                  </Button>
                </div>
              </Show>
            </Match>
          </Switch>
          <div class="row wizard-foot">
            <Show when={index() > 0}>
              <Button kind="quiet" onClick={() => go(-1)}>
                ← {consent("back")}
              </Button>
            </Show>
            <Show when={step() !== "say" && (step() !== "way" || way() === "share")}>
              <Button kind="primary" onClick={() => go(1)}>
                {consent("next")}
              </Button>
            </Show>
          </div>
        </div>
      </section>
      <div class="hide-phone">
        <Card title={consent("progress")}>
          <Steps
            label={consent("progress")}
            steps={steps.map((key, at) => ({
              key,
              name: consent(`${key}.title`),
              state: at < index() ? "done" : at === index() ? "now" : "waiting",
            }))}
          />
        </Card>
      </div>
    </div>
  )
}
