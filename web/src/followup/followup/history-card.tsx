import { For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { history } from "../../casework/casefile/history.i18n"
import { byWhom } from "../../context/by"
import { dateTime, when } from "../../context/time"
import { Card } from "../../ui/card"
import type { Tone } from "../../ui/chip"
import { Load } from "../../ui/load"
import { More } from "../../ui/more"
import { readTimeline } from "./followup.calls"
import { moment } from "./moment.i18n"
import { useList } from "./use-list"

type Word = keyof typeof moment.es
const wordOf = (what: string): string => moment((what in moment.es ? what : "changed") as Word)

const toneOf = (what: string): Tone | undefined => {
  if (what.includes("against_safety") || what.includes("quiet") || what.endsWith("revoked")) return "bad"
  if (/opened|given|accepted|reopened/.test(what)) return "ok"
  return what.startsWith("contact") ? "brand" : undefined
}

/** Everything that was done in the case file, of every kind, newest first. */
export default function HistoryCard(props: CardProps) {
  const list = useList("timeline", () => props.file.casefileID, readTimeline)
  return (
    <Card title={history("timeline")}>
      <Load query={list.query} lines={8}>
        {() => (
          <>
            <ol class="timeline" aria-label={history("timeline")}>
              <For each={list.items()}>
                {(one) => (
                  <li data-tone={toneOf(one.what)}>
                    <time dateTime={one.at} title={dateTime(one.at)} class="small quiet">
                      {when(one.at)}
                    </time>
                    <div>
                      {wordOf(one.what)}
                      <Show when={one.by.id}>
                        <div class="small quiet">
                          {byWhom(`${one.by.type}:${one.by.id}`, props.whole.accounts.names())}
                        </div>
                      </Show>
                    </div>
                  </li>
                )}
              </For>
            </ol>
            <More size="small" pages={list} />
          </>
        )}
      </Load>
    </Card>
  )
}
