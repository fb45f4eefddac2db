import { relief } from "@ventanilla/core/data/immigration-relief"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { language } from "../../context/language"
import { monthName } from "../../context/time"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Note } from "../../ui/empty"
import { safety } from "./safety.i18n"
import "./safety.css"

type Police = "yes" | "no" | "reasonable"

/** What an attorney may consider, to refer her well: dated, with its source, and never whether she qualifies. */
export default function ReliefCard(_: CardProps) {
  const [open, setOpen] = createSignal(false)
  return (
    <Card
      title={safety("relief")}
      aside={<span class="small quiet">{safety("relief.asOf", { date: monthName(relief.asOf) })}</span>}
    >
      <Note tone="warn">{relief.warning[language()]}</Note>
      <div>
        <Button size="small" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {safety("relief.show")}
        </Button>
      </div>
      <Show when={open()}>
        <ul class="relief">
          <For each={relief.options}>
            {(option) => (
              <li>
                <h3>{option.name[language()]}</h3>
                <p>{option.who[language()]}</p>
                <p class="small quiet">
                  {safety("relief.form")}: {option.form} · {safety(`police.${option.police as Police}`)} ·{" "}
                  {option.source ? `${safety("source")}: ${option.source}` : safety("unverified")}
                </p>
              </li>
            )}
          </For>
        </ul>
        <p class="small">
          {relief.confidentiality[language()]} ({relief.confidentiality.source})
        </p>
      </Show>
    </Card>
  )
}
