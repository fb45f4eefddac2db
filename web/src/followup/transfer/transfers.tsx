import { A, useSearchParams } from "@solidjs/router"
import type { Info } from "@ventanilla/core/followup/transfer/schema"
import { For, Show } from "solid-js"
import { urgencyTone } from "../../casework/casefile/casefile.words"
import { language } from "../../context/language"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { keepListPlace } from "../../ui/list-place"
import { Load } from "../../ui/load"
import { More } from "../../ui/more"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { listArrived } from "./transfer.calls"
import { transfer } from "./transfer.i18n"

/** What other consulates offer: offices, dates and states. */
export default function Transfers() {
  const [search, setSearch] = useSearchParams<{ stage?: string }>()
  const stage = () => (search.stage === "closed" ? ("closed" as const) : ("open" as const))
  const pages = createPages<Info>(
    () => ["transfers", "arrived", stage()],
    (cursor) => listArrived(stage(), cursor),
  )
  keepListPlace(() => pages.items().length > 0)
  return (
    <Page title={transfer("title")} sub={transfer("sub")}>
      <Card
        flush
        bar={
          <Filter label={transfer("title")}>
            {transfer("show")}
            <FilterChoice
              label={transfer("stageWord")}
              value={stage()}
              options={(["open", "closed"] as const).map((value) => ({ value, label: transfer(`stage.${value}`) }))}
              onChange={(next) => setSearch({ stage: next === "open" ? undefined : next })}
            />
          </Filter>
        }
      >
        <Load query={pages.query}>
          {() => (
            <Show
              when={pages.items().length}
              fallback={<Empty title={transfer("empty")}>{transfer("emptyText")}</Empty>}
            >
              <ul class="rows">
                <For each={pages.items()}>
                  {(row) => (
                    <li>
                      <div>
                        <A class="row-link" href={`/transfers/${row.transferID}`}>
                          {transfer("from", { office: row.names[language()] })}
                        </A>
                        <p class="small quiet">{when(row.sentAt)}</p>
                      </div>
                      <div class="act">
                        <Chip tone={urgencyTone[row.urgency]}>{domain(`urgency.${row.urgency}`)}</Chip>
                        <Chip tone="info">{transfer(`status.${row.status}`)}</Chip>
                      </div>
                    </li>
                  )}
                </For>
              </ul>
              <More pages={pages} />
            </Show>
          )}
        </Load>
      </Card>
    </Page>
  )
}
