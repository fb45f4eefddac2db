import { useNavigate } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/reporting/report/schema"
import { createSignal, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { monthName, now, when } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty, ErrorNote } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { type Column, Table } from "../../ui/table"
import { numbers } from "../numbers/numbers.i18n"
import { draftReport, listReports } from "./report.calls"
import { report } from "./report.i18n"
import { monthsDown } from "./report.sets"

/** The consulate's monthly reports, newest first, and the way to begin one. */
export default function Reports() {
  const query = useQuery(() => ({ queryKey: ["reports"], queryFn: () => listReports() }))
  const columns = (): Column<Info>[] => [
    { key: "month", head: report("month"), cell: (row) => monthName(row.month) },
    {
      key: "status",
      head: report("status"),
      cell: (row) => <Chip tone={row.status === "approved" ? "ok" : "warn"}>{report(`status.${row.status}`)}</Chip>,
    },
    { key: "approved", head: report("approvedAt"), cell: (row) => (row.approvedAt ? when(row.approvedAt) : "—") },
  ]
  return (
    <Page title={report("reports")} sub={report("reportsSub")} up={{ href: "/numbers", label: numbers("title") }}>
      <Show when={can("report.draft")}>
        <Begin taken={(query.data?.items ?? []).map(({ month }) => month)} />
      </Show>
      <Load query={query}>
        {(data) => (
          <Card flush>
            <Table
              label={report("reports")}
              columns={columns()}
              rows={data().items}
              href={(row) => `/reports/${row.reportID}`}
              empty={<Empty title={report("none")}>{report("noneText")}</Empty>}
            />
          </Card>
        )}
      </Load>
    </Page>
  )
}

function Begin(props: { taken: readonly string[] }) {
  const navigate = useNavigate()
  const this_ = now().toISOString().slice(0, 7)
  const months = () =>
    monthsDown("2000-01", this_)
      .slice(0, 24)
      .filter((one) => !props.taken.includes(one))
  const [picked, setPicked] = createSignal<string>()
  // Last month's is what is due; this month's is only a look ahead.
  const month = () => picked() ?? months().find((one) => one < this_) ?? this_
  const reread = useReread()
  const draft = createAction(
    (key, of: string) => draftReport(of, key),
    ({ reportID }) => {
      reread("report")
      navigate(`/reports/${reportID}`)
    },
  )
  return (
    <Filter label={report("draft")}>
      {report("draftText")}
      <FilterChoice
        label={report("draftMonth")}
        value={month()}
        options={months().map((value) => ({ value, label: monthName(value) }))}
        onChange={setPicked}
      />
      <Button kind="primary" size="small" pending={draft.pending()} onClick={() => void draft.run(month())}>
        {report("draft")}
      </Button>
      <ErrorNote problem={draft.problem()} />
    </Filter>
  )
}
