import { useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { For, onCleanup, Show } from "solid-js"
import { arrived } from "../../../context/call"
import { language } from "../../../context/language"
import { dateTime } from "../../../context/time"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Load } from "../../../ui/load"
import { Page } from "../../../ui/page"
import { toast } from "../../../ui/toast"
import { csvOf } from "./csv"
import { readSummary } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import "./sheet.css"

// What was copied is hers: it does not stay where the next program can paste it.
const keptFor = 60_000

/** One page to type the case into SIPC by: each value can be copied by itself, all printed, or saved as one line of CSV. */
export default function SummaryPage() {
  const params = useParams<{ casefileID: string }>()
  const query = useQuery(() => ({
    queryKey: ["summary", params.casefileID],
    queryFn: () => readSummary(params.casefileID),
    refetchOnWindowFocus: false,
  }))
  const folio = () => arrived(query)?.folio ?? "…"
  const copy = copier()
  return (
    <Page
      about={folio()}
      title={sheet("summary")}
      sub={sheet("summaryText")}
      up={{ href: `/casefiles/${params.casefileID}/situation`, label: sheet("summaryUp", { folio: folio() }) }}
      actions={
        <Show when={arrived(query)}>
          {(found) => (
            <>
              <Button onClick={() => save(csvOf(found().columns))}>{sheet("csv")}</Button>
              <Button kind="primary" onClick={() => print()}>
                {sheet("print")}
              </Button>
            </>
          )}
        </Show>
      }
    >
      <Load query={query} lines={10}>
        {(found) => (
          <Card title={<span class="mono">{found().folio}</span>}>
            <p class="summary-mark">{sheet("confidential")}</p>
            <table class="summary-list">
              <tbody>
                <For each={found().columns}>
                  {(column) => (
                    <tr>
                      <th scope="row">{column[language()]}</th>
                      <td lang="es">
                        <Show
                          when={column.value}
                          fallback={
                            <span class="quiet" lang={language()}>
                              {sheet(column.hidden ? "summaryHidden" : "summaryNone")}
                            </span>
                          }
                        >
                          {column.value}
                        </Show>
                      </td>
                      <td class="no-print">
                        <Show when={column.value}>
                          {(value) => (
                            <Button
                              kind="quiet"
                              size="small"
                              aria-label={sheet("copyOf", { what: column[language()] })}
                              onClick={() => void copy(value())}
                            >
                              {sheet("copy")}
                            </Button>
                          )}
                        </Show>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <p class="small quiet">{sheet("made", { when: dateTime(found().madeAt) })}</p>
            <p class="small quiet no-print">{sheet("csvText")}</p>
          </Card>
        )}
      </Load>
    </Page>
  )
}

/** Copies, and clears the clipboard after a minute and when she leaves the page. */
function copier() {
  let timer: ReturnType<typeof setTimeout> | undefined
  const clear = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    // Refused while another window has the focus: nothing more can be done from here.
    navigator.clipboard.writeText("").catch(() => undefined)
  }
  onCleanup(clear)
  return async (value: string) => {
    try {
      await navigator.clipboard.writeText(value)
      clearTimeout(timer)
      timer = setTimeout(clear, keptFor)
      toast(sheet("copied"))
    } catch {
      toast(sheet("notCopied"), "bad")
    }
  }
}

/** The file's name says nothing: it stands in the list of downloads. */
function save(csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }))
  const link = document.createElement("a")
  link.href = address
  link.download = "resumen.csv"
  link.click()
  URL.revokeObjectURL(address)
}
