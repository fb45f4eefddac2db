import { useQuery } from "@tanstack/solid-query"
import type { AnsweredInfo } from "@ventanilla/core/reporting/report/schema"
import { createSignal } from "solid-js"
import { useReread } from "../../context/changes"
import { monthName, when } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty, ErrorNote } from "../../ui/empty"
import { FilterText } from "../../ui/filter"
import { Load } from "../../ui/load"
import { type Column, Table } from "../../ui/table"
import { toast } from "../../ui/toast"
import { Downloads } from "./downloads"
import { answerFile, answerRequest, listAnswers, type Range } from "./report.calls"
import { report } from "./report.i18n"

/** Requests for transparency: answered with the period above, kept as they were answered. */
export function Transparency(props: { range: Range }) {
  const reread = useReread()
  const [folio, setFolio] = createSignal("")
  const query = useQuery(() => ({ queryKey: ["transparency"], queryFn: listAnswers }))
  const answer = createAction(
    (key) => answerRequest({ ...props.range, folio: folio().trim() || null }, key),
    () => {
      toast(report("answered"))
      setFolio("")
      reread("transparency")
    },
  )
  const columns = (): Column<AnsweredInfo>[] => [
    { key: "folio", head: report("folio"), cell: (row) => row.folio ?? report("noFolio") },
    { key: "period", head: report("period"), cell: (row) => `${monthName(row.from)} – ${monthName(row.to)}` },
    { key: "at", head: report("answered"), wide: true, cell: (row) => when(row.answeredAt) },
    {
      key: "file",
      head: report("download"),
      cell: (row) => <Downloads file={(format) => answerFile(row.reportID, format)} />,
    },
  ]
  return (
    <Card
      flush
      title={report("transparency")}
      bar={
        <div class="stack">
          <p class="small quiet">{report("transparencyText")}</p>
          <div class="row no-print">
            <FilterText label={report("folio")} value={folio()} onChange={setFolio} />
            <Button size="small" pending={answer.pending()} onClick={() => void answer.run()}>
              {report("answer")}
            </Button>
          </div>
          <ErrorNote problem={answer.problem()} />
        </div>
      }
    >
      <Load query={query} lines={3}>
        {(data) => (
          <Table
            label={report("transparency")}
            columns={columns()}
            rows={data().items}
            empty={<Empty>{report("answeredNone")}</Empty>}
          />
        )}
      </Load>
    </Card>
  )
}
