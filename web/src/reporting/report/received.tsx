import { useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { Button } from "../../ui/button"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { DocumentView } from "./document"
import { Downloads } from "./downloads"
import { readReceived, receivedFile, spoken } from "./report.calls"
import { report } from "./report.i18n"

/** A consulate's approved report, as headquarters has it. */
export default function ReceivedReport() {
  const { tenantID = "", reportID = "" } = useParams<{ tenantID: string; reportID: string }>()
  const query = useQuery(() => ({
    queryKey: spoken("received", tenantID, reportID),
    queryFn: () => readReceived(tenantID, reportID),
  }))
  return (
    <Page
      title={query.data?.document.title ?? report("received")}
      up={{ href: "/network-report", label: report("network") }}
      actions={
        <>
          <Downloads file={(format) => receivedFile(tenantID, reportID, format)} />
          <Button size="small" onClick={() => print()}>
            {report("print")}
          </Button>
        </>
      }
    >
      <Load query={query} lines={10}>
        {(data) => <DocumentView document={data().document} />}
      </Load>
    </Page>
  )
}
