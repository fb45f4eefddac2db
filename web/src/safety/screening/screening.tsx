import { useParams, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import { casefile } from "../../casework/casefile/casefile.i18n"
import { useCaseFile } from "../../casework/casefile/use-casefile"
import { arrived } from "../../context/call"
import { ErrorNote, Note, Skeleton } from "../../ui/empty"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { Offer } from "./offer"
import { useEdition } from "./screening.calls"
import { screening } from "./screening.i18n"
import { Seen } from "./seen"
import "../../ui/questions.css"
import "./screening.css"

/** The ruler with her beside the officer, or what she marked another day (`?screening=`). */
export default function ScreeningPage() {
  const params = useParams<{ casefileID: string }>()
  const [search] = useSearchParams<{ screening?: string }>()
  const file = useCaseFile(() => params.casefileID)
  const edition = useEdition()
  return (
    <Page
      about={arrived(file)?.folio}
      title={screening("title")}
      sub={<span class="no-print">{screening("sub")}</span>}
      up={{
        href: `/casefiles/${params.casefileID}/situation`,
        label: screening("up", { folio: arrived(file)?.folio ?? "…" }),
      }}
    >
      <ErrorNote problem={file.error} retry={() => void file.refetch()} />
      <Show when={arrived(file)} fallback={<Show when={!file.error}>{<Skeleton lines={6} />}</Show>} keyed>
        {(found) => (
          <Show when={!search.screening} fallback={<Seen screeningID={search.screening ?? ""} />}>
            <Show when={found.status === "open"} fallback={<Note tone="warn">{casefile("person.closedNote")}</Note>}>
              <Load query={edition} lines={8}>
                {(there) => <Offer file={found} instrument={there()} />}
              </Load>
            </Show>
          </Show>
        )}
      </Show>
    </Page>
  )
}
