import { useQuery } from "@tanstack/solid-query"
import type { Received as Report } from "@ventanilla/core/reporting/report/schema"
import { createSignal } from "solid-js"
import { language } from "../../context/language"
import { monthName, now, when } from "../../context/time"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { FilterChoice } from "../../ui/filter"
import { Load } from "../../ui/load"
import { type Column, Table } from "../../ui/table"
import type { Row } from "./indicators"
import { listReceived } from "./report.calls"
import { report } from "./report.i18n"
import { monthsDown } from "./report.sets"

/** Which consulates have approved the report of a month. A draft is not headquarters' to see. */
export function Received(props: { rows: readonly Row[] }) {
  const months = monthsDown("2000-01", now().toISOString().slice(0, 7)).slice(0, 36)
  const [month, setMonth] = createSignal(months[1] ?? "")
  const query = useQuery(() => ({ queryKey: ["received", month()], queryFn: () => listReceived(month()) }))
  const named = (tenantID: string) => props.rows.find((row) => row.tenantID === tenantID)?.name[language()] ?? tenantID
  const columns = (): Column<Report>[] => [
    { key: "office", head: report("office"), cell: (row) => named(row.tenantID) },
    { key: "month", head: report("month"), cell: (row) => monthName(row.month) },
    { key: "approved", head: report("approvedAt"), cell: (row) => when(row.approvedAt ?? "") },
  ]
  return (
    <Card
      flush
      title={report("received")}
      aside={
        <FilterChoice
          label={report("receivedIn")}
          value={month()}
          options={months.map((value) => ({ value, label: monthName(value) }))}
          onChange={setMonth}
        />
      }
    >
      <Load query={query} lines={3}>
        {(data) => (
          <Table
            label={report("received")}
            columns={columns()}
            rows={data().items}
            href={(row) => `/network-report/${row.tenantID}/${row.reportID}`}
            empty={<Empty>{report("receivedNone", { month: monthName(month()) })}</Empty>}
          />
        )}
      </Load>
    </Card>
  )
}
