import { useParams, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import { arrived } from "../../../context/call"
import { useSettings } from "../../../tenancy/settings/use-settings"
import { ErrorNote, Note, Skeleton } from "../../../ui/empty"
import { Page } from "../../../ui/page"
import { casefile } from "../casefile.i18n"
import { useCaseFile } from "../use-casefile"
import { consent } from "./consent.i18n"
import { Copy } from "./copy"
import { Wizard } from "./wizard"
import "../../../ui/questions.css"
import "./consent.css"

/** The conversation about sharing, or the copy of what was agreed (`?copy=`). */
export default function ConsentPage() {
  const params = useParams<{ casefileID: string }>()
  const [search] = useSearchParams<{ copy?: string }>()
  const file = useCaseFile(() => params.casefileID)
  const settings = useSettings()
  const folio = () => arrived(file)?.folio ?? "…"
  return (
    <Page
      about={folio()}
      title={search.copy ? consent("copy.title") : consent("title")}
      sub={<span class="no-print">{search.copy ? consent("copy.sub") : consent("sub")}</span>}
      up={{ href: `/casefiles/${params.casefileID}/sharing`, label: consent("up", { folio: folio() }) }}
    >
      <ErrorNote problem={file.error} retry={() => void file.refetch()} />
      <Show when={arrived(file)} fallback={<Show when={!file.error}>{<Skeleton lines={6} />}</Show>} keyed>
        {(found) => (
          <Show
            when={search.copy}
            fallback={
              <Show when={found.status === "open"} fallback={<Note tone="warn">{casefile("person.closedNote")}</Note>}>
                <Show when={settings()} fallback={<Skeleton lines={6} />} keyed>
                  {(values) => <Wizard file={found} days={values.consentDays} most={values.consentMaxDays} />}
                </Show>
              </Show>
            }
          >
            {(copy) => <Copy file={found} consentID={copy()} phone={settings()?.publicPhone ?? null} />}
          </Show>
        )}
      </Show>
    </Page>
  )
}
