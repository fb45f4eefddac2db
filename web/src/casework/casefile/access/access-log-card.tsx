import { useQuery } from "@tanstack/solid-query"
import type { AccessLogEntry } from "@ventanilla/core/casework/oversight/schema"
import { createSignal, Show } from "solid-js"
import { actionName } from "../../../audit/audit/actions.i18n"
import { dateTime } from "../../../context/time"
import { domain } from "../../../i18n/domain"
import { shell } from "../../../i18n/shell"
import { Button, ButtonLink } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Chip } from "../../../ui/chip"
import { Empty } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import { Table } from "../../../ui/table"
import type { CardProps } from "../card-props"
import { addressOf } from "../casefile.words"
import { readAccessLog } from "./access.calls"
import { access } from "./access.i18n"

/** Who has looked at this file. Asked for, not shown by itself: that one looked is a look, too. */
export default function AccessLogCard(props: CardProps) {
  const [shown, setShown] = createSignal(false)
  const query = useQuery(() => ({
    queryKey: ["looks", props.file.casefileID],
    queryFn: () => readAccessLog(props.file.casefileID),
    enabled: shown(),
    refetchOnWindowFocus: false,
  }))
  const nameOf = ({ by }: AccessLogEntry) => {
    if (by.type !== "staff") return access(`by.${by.type}`)
    return (by.staffID && props.whole.accounts.names().get(by.staffID)) || `${domain("by.staff")} ${by.code ?? ""}`
  }
  return (
    <Card
      flush={shown()}
      title={access("looks")}
      aside={
        <Show when={shown()}>
          <ButtonLink size="small" href={`${addressOf(props.file)}/looks`}>
            {access("print")}
          </ButtonLink>
        </Show>
      }
    >
      <Show
        when={shown()}
        fallback={
          <div class="stack">
            <p class="quiet">{access("looksText")}</p>
            <div>
              <Button onClick={() => setShown(true)}>{access("show")}</Button>
            </div>
          </div>
        }
      >
        <Load query={query}>
          {(data) => (
            <Table<AccessLogEntry>
              label={access("looks")}
              rows={data().items}
              columns={[
                { key: "at", head: access("sheetDay"), cell: (row) => dateTime(row.at) },
                {
                  key: "who",
                  head: access("sheetWho"),
                  cell: (row) => (
                    <div>
                      {nameOf(row)}
                      <Show when={row.by.role}>
                        {(role) => <div class="small quiet">{shell(`role.${role() as "coordinator"}`)}</div>}
                      </Show>
                    </div>
                  ),
                },
                {
                  key: "did",
                  head: access("sheetDid"),
                  cell: (row) => (
                    <div>
                      {actionName(row.action, row.kind)}{" "}
                      <Show when={row.emergency}>
                        <Chip tone="warn">{access("emergency")}</Chip>
                      </Show>
                    </div>
                  ),
                },
              ]}
              empty={<Empty title={access("empty")}>{access("looksText")}</Empty>}
            />
          )}
        </Load>
      </Show>
    </Card>
  )
}
