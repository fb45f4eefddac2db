import { useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { AccessLogEntry } from "@ventanilla/core/casework/oversight/schema"
import { For, Show } from "solid-js"
import { actionName } from "../../../audit/audit/actions.i18n"
import { language } from "../../../context/language"
import { membership } from "../../../context/session"
import { day, now } from "../../../context/time"
import { shell } from "../../../i18n/shell"
import { Button } from "../../../ui/button"
import { Load } from "../../../ui/load"
import { Page } from "../../../ui/page"
import { readAccessLog } from "./access.calls"
import { access } from "./access.i18n"
import "../../../ui/casefile.css"

type Line = { day: string; who: string; did: string; times: number; emergency: boolean }

const whoOf = ({ by }: AccessLogEntry): string => {
  if (by.type !== "staff") return access(`by.${by.type}`)
  const role = by.role ? shell(`role.${by.role as "coordinator"}`) : ""
  return `${role} ${by.code ?? ""}`.trim()
}

/** One line for what one person did several times on one day: she wants to know who and what, not every click. */
function linesOf(entries: readonly AccessLogEntry[]): Line[] {
  const lines = new Map<string, Line>()
  for (const entry of entries) {
    const line = {
      day: day(entry.at),
      who: whoOf(entry),
      did: actionName(entry.action, entry.kind),
      emergency: entry.emergency,
    }
    const key = JSON.stringify(line)
    const known = lines.get(key)
    lines.set(key, { ...line, times: (known?.times ?? 0) + 1 })
  }
  return [...lines.values()]
}

/** Who has seen her information, on one sheet for her: days, roles and codes; nobody's name, hers neither. */
export default function AccessLogPage() {
  const params = useParams<{ casefileID: string }>()
  const query = useQuery(() => ({
    queryKey: ["looks", params.casefileID],
    queryFn: () => readAccessLog(params.casefileID),
    refetchOnWindowFocus: false,
  }))
  return (
    <Page
      title={access("sheetTitle")}
      up={{ href: `/casefiles/${params.casefileID}/history`, label: access("sheetBack") }}
      actions={
        <Button kind="primary" onClick={() => print()}>
          {access("sheetPrint")}
        </Button>
      }
    >
      <Load query={query} lines={8}>
        {(data) => (
          <article class="card sheet">
            <header>
              <h2>{membership()?.office[language()]}</h2>
              <span class="mono">{data().folio}</span>
            </header>
            <div class="card-body stack">
              <p>{access("sheetIntro")}</p>
              <Show when={linesOf(data().items).length > 0} fallback={<p>{access("empty")}</p>}>
                <table class="access-log">
                  <thead>
                    <tr>
                      <th scope="col">{access("sheetDay")}</th>
                      <th scope="col">{access("sheetWho")}</th>
                      <th scope="col">{access("sheetDid")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={linesOf(data().items)}>
                      {(line) => (
                        <tr>
                          <td>{line.day}</td>
                          <td>{line.who}</td>
                          <td>
                            {line.did}
                            <Show when={line.times > 1}> ({access("sheetTimes", { count: line.times })})</Show>
                            <Show when={line.emergency}>, {access("emergency")}</Show>
                          </td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </Show>
              <p class="quiet">{access("sheetKeep")}</p>
              <p class="small quiet">{day(now())}</p>
            </div>
          </article>
        )}
      </Load>
    </Page>
  )
}
