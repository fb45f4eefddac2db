import { A } from "@solidjs/router"
import type { Info } from "@ventanilla/core/partners/alliance/schema"
import { createSignal, For, Show } from "solid-js"
import { can } from "../../context/nav"
import { plainDay } from "../../context/time"
import { useOrganizationNames } from "../../directory/directory/directory.calls"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { type Column, Table } from "../../ui/table"
import { useAlliances } from "./alliance.calls"
import { alliance } from "./alliance.i18n"
import { tones } from "./alliances"
import { allies } from "./allies.i18n"
import { useCommitments } from "./ally.calls"
import { Line } from "./ally.line"
import { Left, Promises, Renew } from "./ally.parts"

const isDue = ({ status, successorID }: Info) => !successorID && (status === "expiring" || status === "lapsed")
const sooner = (one: Info, other: Info) => (one.daysLeft ?? 0) - (other.daysLeft ?? 0)
const untilOf = ({ runsUntil }: Info) => (runsUntil ? plainDay(runsUntil) : allies("open"))

/** The network of allies: what lapses next, the instruments, and what was used of what was promised. */
export default function Allies() {
  const query = useAlliances()
  const promises = useCommitments()
  const names = useOrganizationNames()
  const [renewing, setRenewing] = createSignal<Info>()
  const organization = (organizationID: string) => names().get(organizationID) ?? "…"
  const nameOf = (row: Info) => organization(row.organizationID)
  return (
    <Page
      title={allies("title")}
      sub={allies("sub")}
      actions={
        <Show when={can("organization.create")}>
          <ButtonLink kind="primary" href="/directory/new">
            {allies("add")}
          </ButtonLink>
        </Show>
      }
    >
      <Load query={query}>
        {(data) => (
          <div class="stack" data-gap="large">
            <div class="cols">
              <div class="stack" data-gap="large">
                <Show when={data().items.length}>
                  <Card flush title={allies("lineTitle")}>
                    <Line rows={data().items} nameOf={nameOf} />
                  </Card>
                </Show>
                <Card flush title={allies("next")}>
                  <Due rows={data().items.filter(isDue).sort(sooner)} nameOf={nameOf} renew={setRenewing} />
                </Card>
              </div>
              <Card flush title={allies("promises")}>
                <Load query={promises} lines={3}>
                  {(data) => <Promises rows={data().items} nameOf={organization} />}
                </Load>
              </Card>
            </div>
            <Card flush title={allies("instruments")}>
              <Instruments rows={data().items} nameOf={nameOf} />
            </Card>
          </div>
        )}
      </Load>
      <Show when={renewing()} keyed>
        {(row) => <Renew row={row} close={() => setRenewing(undefined)} />}
      </Show>
    </Page>
  )
}

/** What the picture shows, as a table. */
function Instruments(props: { rows: readonly Info[]; nameOf: (row: Info) => string }) {
  const columns = (): Column<Info>[] => [
    { key: "organization", head: allies("organization"), cell: (row) => props.nameOf(row) },
    { key: "kind", head: allies("kind"), cell: (row) => alliance(`kind.${row.kind}`) },
    {
      key: "stage",
      head: allies("stage"),
      cell: (row) => <Chip tone={tones[row.status]}>{alliance(`status.${row.status}`)}</Chip>,
    },
    { key: "from", head: allies("from"), wide: true, cell: (row) => plainDay(row.startsOn) },
    { key: "to", head: allies("to"), cell: untilOf },
  ]
  return (
    <Table
      label={allies("instruments")}
      columns={columns()}
      rows={props.rows}
      href={(row) => `/alliances/${row.allianceID}`}
      empty={<Empty title={allies("none")}>{allies("noneText")}</Empty>}
    />
  )
}

function Due(props: { rows: readonly Info[]; nameOf: (row: Info) => string; renew: (row: Info) => void }) {
  return (
    <Show when={props.rows.length} fallback={<Empty title={allies("calm")}>{allies("calmText")}</Empty>}>
      <ul class="rows">
        <For each={props.rows}>
          {(row) => (
            <li>
              <div>
                <p>
                  <A href={`/alliances/${row.allianceID}`}>{props.nameOf(row)}</A>{" "}
                  <Chip tone={tones[row.status]}>{alliance(`status.${row.status}`)}</Chip>
                </p>
                <p class="small quiet">{alliance(`kind.${row.kind}`)}</p>
                <p class="small quiet">{allies("line", { from: plainDay(row.startsOn), to: untilOf(row) })}</p>
                <p>
                  <Left row={row} />
                </p>
              </div>
              <Show when={can("alliance.renew")}>
                <div class="act">
                  <Button
                    size="small"
                    kind="primary"
                    aria-label={`${allies("renew")}: ${props.nameOf(row)}`}
                    onClick={() => props.renew(row)}
                  >
                    {allies("renew")}
                  </Button>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
