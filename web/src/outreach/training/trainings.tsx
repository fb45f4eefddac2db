import { useSearchParams } from "@solidjs/router"
import type { Info } from "@ventanilla/core/outreach/training/schema"
import { createSignal, For, Show } from "solid-js"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { number, plainDay } from "../../context/time"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { type Column, Table } from "../../ui/table"
import { MonthFilter, thisMonth } from "./month"
import { type Offer, PlanTraining } from "./plan"
import { listTrainings, useOffers } from "./training.calls"
import { training } from "./training.i18n"
import { StatusChip, topicOf, totalOf } from "./training.words"

/** Whom the consulate trains, month by month, and what headquarters offers to all. */
export default function Trainings() {
  const [search, setSearch] = useSearchParams<{ month?: string }>()
  const month = () => (/^\d{4}-\d{2}$/.test(search.month ?? "") ? (search.month ?? "") : thisMonth())
  const [planning, setPlanning] = createSignal<Offer | "own">()
  const pages = createPages<Info>(
    () => ["trainings", month()],
    (cursor) => listTrainings(month(), cursor),
  )
  const columns = (): Column<Info>[] => [
    { key: "what", head: training("what"), cell: (row) => row.title },
    { key: "day", head: training("day"), cell: (row) => plainDay(row.startsOn) },
    { key: "who", head: training("who"), wide: true, cell: (row) => training(`audience.${row.audience}`) },
    { key: "heads", head: training("heads"), align: "end", cell: (row) => (row.report ? number(totalOf(row)) : "—") },
    { key: "state", head: training("state"), cell: (row) => <StatusChip item={row} /> },
  ]
  return (
    <Page
      title={training("title")}
      sub={training("sub")}
      actions={
        <Show when={can("training.plan")}>
          <Button kind="primary" onClick={() => setPlanning("own")}>
            {training("plan")}
          </Button>
        </Show>
      }
    >
      <Card
        flush
        bar={
          <MonthFilter
            show={training("show")}
            label={training("month")}
            month={month()}
            set={(next) => setSearch({ month: next === thisMonth() ? undefined : next })}
          />
        }
      >
        <Load query={pages.query}>
          {() => (
            <Table
              label={training("list")}
              columns={columns()}
              rows={pages.items()}
              href={(row) => `/trainings/${row.trainingID}`}
              more={pages.more()}
              empty={<Empty title={training("empty")}>{training("emptyText")}</Empty>}
            />
          )}
        </Load>
      </Card>
      <Offers plan={setPlanning} />
      <Show when={planning()} keyed>
        {(offer) => <PlanTraining offer={offer === "own" ? undefined : offer} close={() => setPlanning(undefined)} />}
      </Show>
    </Page>
  )
}

function Offers(props: { plan: (offer: Offer) => void }) {
  const offers = useOffers()
  const words = (offer: Offer) => (language() === "es" ? offer.es : offer.en)
  return (
    <Card flush title={training("offers")} aside={<span class="small quiet">{training("offersText")}</span>}>
      <ul class="rows">
        <For each={offers()} fallback={<li class="quiet">{training("offersEmpty")}</li>}>
          {(offer) => (
            <li>
              <div>
                <p>
                  <strong>{words(offer)}</strong>
                </p>
                <p class="small quiet">
                  {[topicOf(offer), offer.facts["hours"] && training("hours", { count: Number(offer.facts["hours"]) })]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <Show when={can("training.plan")}>
                <div class="act">
                  <Button
                    size="small"
                    aria-label={`${training("planThis")}: ${words(offer)}`}
                    onClick={() => props.plan(offer)}
                  >
                    {training("planThis")}
                  </Button>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
