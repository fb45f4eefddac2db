import { useQuery } from "@tanstack/solid-query"
import type { Load as OneLoad } from "@ventanilla/core/followup/caseload/schema"
import type { Info as Review } from "@ventanilla/core/followup/review/schema"
import { For, Show } from "solid-js"
import { casefile } from "../../casework/casefile/casefile.i18n"
import { byWhom } from "../../context/by"
import { can } from "../../context/nav"
import { number, when } from "../../context/time"
import { useAccounts } from "../../tenancy/staff/use-accounts"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { type Column, Table } from "../../ui/table"
import { listQueue, readCaseload } from "../followup/followup.calls"
import { followup } from "../followup/followup.i18n"
import { caseload } from "./caseload.i18n"
import "../../ui/followup.css"

/** Who carries how much, what is overdue, and what waits for a supervisor's look. */
export default function CaseloadPage() {
  const query = useQuery(() => ({ queryKey: ["caseload"], queryFn: readCaseload }))
  const accounts = useAccounts()
  const nameOf = (load: OneLoad) => (load.staffID ? byWhom(load.staffID, accounts.names()) : caseload("nobody"))
  return (
    <Page title={caseload("title")} sub={caseload("sub")} up={{ href: "/casefiles", label: casefile("up") }}>
      <Show when={can("review.queue")}>
        <Queue />
      </Show>
      <Load query={query} lines={6}>
        {(data) => (
          <>
            <Card title={caseload("loads")}>
              <Picture loads={data().loads} nameOf={nameOf} />
            </Card>
            <Card flush title={caseload("title")}>
              <Table label={caseload("loads")} columns={columns(nameOf)} rows={data().loads} />
            </Card>
          </>
        )}
      </Load>
    </Page>
  )
}

const columns = (nameOf: (load: OneLoad) => string): Column<OneLoad>[] => [
  { key: "person", head: caseload("person"), cell: nameOf },
  ...(["open", "urgent", "overdue", "coming", "handovers"] as const).map(
    (key): Column<OneLoad> => ({ key, head: caseload(key), align: "end", cell: (row) => number(row[key]) }),
  ),
]

/** A bar a person, as long as what she carries: urgent, overdue, the rest. The table below says the same. */
function Picture(props: { loads: readonly OneLoad[]; nameOf: (load: OneLoad) => string }) {
  const longest = () => Math.max(1, ...props.loads.map(({ open }) => open))
  const parts = (load: OneLoad) => {
    const overdue = Math.min(load.overdue, load.open - load.urgent)
    return [
      ["urgent", load.urgent],
      ["overdue", overdue],
      ["open", load.open - load.urgent - overdue],
    ] as const
  }
  return (
    <figure class="loads" aria-label={caseload("picture")}>
      <p class="row small" data-gap="small" aria-hidden="true">
        <Chip tone="bad">{caseload("urgent")}</Chip>
        <Chip tone="warn">{caseload("overdue")}</Chip>
        <Chip tone="brand">{caseload("open")}</Chip>
      </p>
      <div aria-hidden="true">
        <For each={props.loads}>
          {(load) => (
            <div class="load-row">
              <span class="ellipsis">{props.nameOf(load)}</span>
              <div class="load-bar">
                <For each={parts(load)}>
                  {([part, count]) => <span data-part={part} style={{ width: `${(100 * count) / longest()}%` }} />}
                </For>
              </div>
              <span class="mono">{number(load.open)}</span>
            </div>
          )}
        </For>
      </div>
    </figure>
  )
}

function Queue() {
  const list = createPages<Review>(() => ["reviews", "queue"], listQueue)
  const columns = (): Column<Review>[] => [
    { key: "folio", head: "Folio", cell: (row) => <span class="mono">{row.folio}</span> },
    {
      key: "cause",
      head: caseload("cause"),
      cell: (row) => (
        <Chip tone={row.cause === "requested" || row.cause === "closing" ? "info" : "bad"}>
          {followup(`cause.${row.cause}`)}
        </Chip>
      ),
    },
    { key: "since", head: caseload("since"), cell: (row) => when(row.askedAt) },
  ]
  return (
    <Card flush title={caseload("reviews")}>
      <Load query={list.query} lines={2}>
        {() => (
          <Table
            label={caseload("reviews")}
            columns={columns()}
            rows={list.items()}
            href={(row) => `/casefiles/${row.casefileID}/care`}
            more={list.more()}
            empty={<Empty title={caseload("reviews.empty")} />}
          />
        )}
      </Load>
    </Card>
  )
}
