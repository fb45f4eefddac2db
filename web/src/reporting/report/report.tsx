import { useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { createSignal, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { monthName } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { ConfirmDialog } from "../../ui/dialog"
import { Note } from "../../ui/empty"
import { Load } from "../../ui/load"
import { createSeen } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Page } from "../../ui/page"
import { toast } from "../../ui/toast"
import { DocumentView } from "./document"
import { Downloads } from "./downloads"
import { approveReport, readReport, reportFile, spoken } from "./report.calls"
import { report } from "./report.i18n"

type Info = Awaited<ReturnType<typeof readReport>>["report"]
const reading = (one: Info | undefined) => ({ values: { status: one?.status }, version: one?.version ?? 1 })
const statusSaid = (value: unknown) => (value ? report(`status.${value as Info["status"]}`) : "")

/** One month's report as it will be printed: a draft that still moves, or what was approved. */
export default function MonthlyReport() {
  const { reportID = "" } = useParams<{ reportID: string }>()
  const reread = useReread()
  const query = useQuery(() => ({ queryKey: spoken("report", reportID), queryFn: () => readReport(reportID) }))
  const [asking, setAsking] = createSignal(false)
  const info = () => query.data?.report
  // What is approved is what was read: somebody else's approval since then is shown, and not given again unseen.
  const seen = createSeen({
    base: () => reading(query.data?.report),
    read: async () => reading((await readReport(reportID)).report),
  })
  const approve = createAction(
    (key) => seen.send(key, (version, again) => approveReport(reportID, version, again)),
    () => {
      setAsking(false)
      toast(report("approved"))
      reread("report")
    },
  )
  const mayApprove = () => can("report.approve") && (query.data?.mayApprove ?? false)
  return (
    <Page
      title={info() ? `${report("reports")} · ${monthName(info()?.month ?? "2026-01")}` : report("reports")}
      sub={
        <Show when={info()}>
          {(one) => <Chip tone={one().status === "approved" ? "ok" : "warn"}>{report(`status.${one().status}`)}</Chip>}
        </Show>
      }
      up={{ href: "/reports", label: report("reports") }}
      actions={
        <>
          <Downloads file={(format) => reportFile(reportID, format)} />
          <Button size="small" onClick={() => print()}>
            {report("print")}
          </Button>
          <Show when={mayApprove()}>
            <Button kind="primary" onClick={() => setAsking(true)}>
              {report("approve")}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={info()?.status === "draft" && query.data && !query.data.mayApprove}>
        <Note tone="info">{report("open")}</Note>
      </Show>
      <Load query={query} lines={10}>
        {(data) => <DocumentView document={data().document} />}
      </Load>
      <ConfirmDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={report("approveTitle")}
        confirm={report("approve")}
        action={approve}
      >
        <p>{report("approveText")}</p>
        <MergeDialog merge={seen} label={() => report("reports")} show={(_, value) => statusSaid(value)} />
      </ConfirmDialog>
    </Page>
  )
}
