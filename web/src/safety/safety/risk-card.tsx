import type { Entry, Info } from "@ventanilla/core/safety/risk/schema"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { plainDay, when } from "../../context/time"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Note } from "../../ui/empty"
import { Load } from "../../ui/load"
import { said } from "../protocol/protocol.words"
import { useFlags } from "../protocol/use-flags"
import { AskFlags } from "./ask-flags"
import { RecordInstrument } from "./instrument"
import { safety } from "./safety.i18n"
import { lineName, useLines, useRisk } from "./use-risk"
import "./safety.css"

/** How her risk stands, never in a number: whether somebody must talk to a specialist now, and what was asked. */
export default function RiskCard(props: CardProps) {
  const [act, setAct] = createSignal<"ask" | "instrument">()
  const query = useRisk(() => props.file.casefileID)
  const isNow = () => arrived(query)?.standing.specialistNow === true
  return (
    <Card title={safety("risk")} {...(isNow() ? { tone: "bad" as const } : {})}>
      <Load query={query} lines={5}>
        {(found) => (
          <>
            <Standing info={found()} />
            <Show when={props.open && can("risk.ask")}>
              <div class="row">
                <Button kind="primary" onClick={() => setAct("ask")}>
                  {safety("ask")}
                </Button>
                <Button kind="quiet" onClick={() => setAct("instrument")}>
                  {safety("instrument")}
                </Button>
              </div>
            </Show>
            <History info={found()} accounts={props.whole.accounts.names()} />
            <AskFlags
              file={props.file}
              standing={found().standing}
              open={act() === "ask"}
              close={() => setAct(undefined)}
            />
            <RecordInstrument
              casefileID={props.file.casefileID}
              open={act() === "instrument"}
              close={() => setAct(undefined)}
            />
          </>
        )}
      </Load>
    </Card>
  )
}

function Standing(props: { info: Info }) {
  const flags = useFlags()
  const lines = useLines()
  const its = () => props.info.standing
  const yes = () => [...flags()].filter(([key]) => its().said?.[key]?.answer === "yes").map(([, words]) => said(words))
  return (
    <>
      <Show when={its().specialistNow}>
        <Note tone="bad">
          <p>
            <strong>{safety("now")}</strong>
          </p>
          <p>{safety("nowText")}</p>
        </Note>
      </Show>
      <Show when={its().handedOver}>
        {(done) => (
          <Note tone="warn">
            {safety("handedOver", { to: lineName(done().to, arrived(lines)?.lines ?? []), when: when(done().at) })}
          </Note>
        )}
      </Show>
      <Show when={!its().specialistNow && !its().handedOver}>
        <p>{safety(props.info.entries.some(({ kind }) => kind === "asked") ? "nothing" : "notAsked")}</p>
      </Show>
      <Show when={its().said === null}>
        <p class="small quiet">{safety("hidden")}</p>
      </Show>
      <Show when={yes().length > 0}>
        <div>
          <h3>{safety("saidYes")}</h3>
          <ul class="flags-yes">
            <For each={yes()}>{(words) => <li>{words}</li>}</For>
          </ul>
        </div>
      </Show>
    </>
  )
}

function History(props: { info: Info; accounts: ReadonlyMap<string, string> }) {
  const lines = useLines()
  const words = (entry: Entry): string => {
    switch (entry.kind) {
      case "asked":
        return entry.answers
          ? safety("history.asked", { count: Object.keys(entry.answers).length })
          : safety("history.askedHidden")
      case "instrument": {
        const name = safety(`instrument.${entry.instrument}`)
        const date = plainDay(entry.appliedOn)
        const level = entry.outcome ? safety(`lap.${entry.outcome}`) : entry.level
        if (!level || !entry.appliedBy) return safety("history.instrumentHidden", { name, date })
        return safety("history.instrument", { name, date, by: entry.appliedBy, level })
      }
      case "handover": {
        const to = lineName(entry.to, arrived(lines)?.lines ?? [])
        return safety("history.handover", { to, outcome: safety(`outcome.${entry.outcome}`) })
      }
    }
  }
  return (
    <Show when={props.info.entries.length > 0}>
      <details class="risk-history">
        <summary>{safety("history")}</summary>
        <ul>
          <For each={props.info.entries}>
            {(entry) => (
              <li>
                <p>
                  {words(entry)}
                  <Show when={entry.kind === "asked" && !entry.inPrivate}> ({safety("history.notPrivate")})</Show>
                </p>
                <p class="small quiet">
                  {safety("history.by", { who: props.accounts.get(entry.by) ?? entry.by, when: when(entry.at) })}
                </p>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
