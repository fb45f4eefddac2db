import type { Decision, Statistics } from "@ventanilla/core/casework/consent/schema"
import { createSignal, For, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { useReread } from "../../context/changes"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { spokenOptions } from "../../context/spoken"
import { day } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { Select } from "../../ui/select"
import type { CardProps } from "./card-props"
import { casefile } from "./casefile.i18n"
import "../../ui/questions.css"

const tone: Record<Statistics["decision"], Tone> = { unasked: "info", given: "ok", declined: "mute", withdrawn: "mute" }

/** Her say about being counted, apart from every other consent and with questions of its own. */
export default function StatisticsCard(props: CardProps) {
  const reread = useReread()
  const [spoken, setSpoken] = createSignal<string>(language())
  const decide = createAction(
    (key, decision: Decision) => {
      const json = { casefileID: props.file.casefileID, decision, language: spoken() }
      return ask(client.api.consents.statistics.$post({ json }, keyed(key)))
    },
    () => void reread("statistics"),
  )
  return (
    <Card title={casefile("statistics.title")}>
      <Load query={props.whole.consents} lines={2}>
        {(data) => {
          const said = () => data().statistics
          return (
            <>
              <p class="row" data-gap="small">
                <Chip tone={tone[said().decision]}>{casefile(`statistics.${said().decision}`)}</Chip>
                <Show when={said().at}>
                  {(at) => <span class="small quiet">{casefile("statistics.since", { date: day(at()) })}</span>}
                </Show>
              </p>
              <Show when={can("consent.statistics")}>
                <Show
                  when={said().decision !== "given"}
                  fallback={
                    <div class="row">
                      <Button pending={decide.pending()} onClick={() => void decide.run("withdrawn")}>
                        {casefile("statistics.back")}
                      </Button>
                    </div>
                  }
                >
                  <p>{casefile("statistics.text")}</p>
                  <ul class="questions">
                    <For each={["statistics.ask1", "statistics.ask2", "statistics.ask3"] as const}>
                      {(key) => <li>{casefile(key)}</li>}
                    </For>
                  </ul>
                  <Select
                    label={casefile("statistics.language")}
                    field={bound<string | undefined>("language", spoken, (value) => setSpoken(value ?? "es"))}
                    options={spokenOptions()}
                  />
                  <div class="row">
                    <Button pending={decide.pending()} onClick={() => void decide.run("given")}>
                      {casefile("statistics.yes")}
                    </Button>
                    <Button pending={decide.pending()} onClick={() => void decide.run("declined")}>
                      {casefile("statistics.no")}
                    </Button>
                  </div>
                </Show>
                <ErrorNote problem={decide.problem()} />
              </Show>
            </>
          )
        }}
      </Load>
    </Card>
  )
}
