import { A } from "@solidjs/router"
import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import { For, Show } from "solid-js"
import { categoryName } from "../../context/categories"
import { when } from "../../context/time"
import { addressOf, sinceOf } from "../../partners/referral/referral.words"
import { StatusChips } from "../../partners/referral/status"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { casefile } from "./casefile.i18n"
import type { Whole } from "./use-casefile"

/** Where she was referred, newest first. */
export function ReferralsCard(props: { file: CaseFile; query: Whole["referrals"] }) {
  return (
    <Card flush title={casefile("referrals")}>
      <Load query={props.query} lines={2}>
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
