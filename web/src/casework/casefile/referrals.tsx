import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { categoryName } from "../../context/categories"
import { when } from "../../context/time"
import { addressOf, sinceOf } from "../../partners/referral/referral.words"
import { StatusChips } from "../../partners/referral/status"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import type { CardProps } from "./card-props"
import { casefile } from "./casefile.i18n"

/** Where she was referred, newest first. */
export default function ReferralsCard(props: CardProps) {
  return (
    <Card flush title={casefile("referrals")}>
      <Load query={props.whole.referrals} lines={2}>
        {(data) => (
          <Show
            when={data().items.length}
            fallback={<Empty title={casefile("referrals.empty")}>{casefile("referrals.emptyText")}</Empty>}
          >
            <ul class="rows">
              <For each={data().items}>
                {(row) => (
                  <li>
                    <div>
                      <A href={addressOf(row)} class="row-link mono">
                        {row.folio}
                      </A>
                      <p>{row.organizationName}</p>
                      <p class="small quiet">{categoryName(row.category)}</p>
                    </div>
                    <div class="act">
                      <StatusChips row={row} />
                      <span class="small quiet">{when(sinceOf(row.state, row.createdAt))}</span>
                    </div>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Load>
    </Card>
  )
}
