import { A } from "@solidjs/router"
import type { Info } from "@ventanilla/core/partners/referral/schema"
import { For, Show } from "solid-js"
import { when } from "../../context/time"
import { addressOf, lastAnswer } from "../../partners/referral/referral.words"
import { Card } from "../../ui/card"
import { today } from "./today.i18n"

const most = 6
type Said = "accepted" | "declined" | "asked_to_call" | "unconfirmed" | "received"

/** What partners said last. */
export function Answers(props: { rows: readonly Info[] }) {
  const answers = () =>
    props.rows
      .flatMap((row) => {
        const entry = lastAnswer(row)
        return entry ? [{ row, at: entry.at, said: entry.what as Said }] : []
      })
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, most)
  return (
    <Card title={today("answers")}>
      <Show when={answers().length} fallback={<p class="quiet">{today("answers.empty")}</p>}>
        <ul class="answers">
          <For each={answers()}>
            {({ row, at, said }) => (
              <li>
                <span class="small quiet">{when(at)}</span>
                <span>
                  <A class="mono" href={addressOf(row)}>
                    {row.folio}
                  </A>{" "}
                  {today(`answers.${said}`)}
                  <span class="small quiet block">{row.organizationName}</span>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}
