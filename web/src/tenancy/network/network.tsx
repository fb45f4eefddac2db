import "./network.css"
import { useQuery } from "@tanstack/solid-query"
import { createComputed, createResource, Show } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import { Dynamic } from "solid-js/web"
import { now, number } from "../../context/time"
import { ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Skeleton } from "../../ui/empty"
import { createPoll, Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { Attention } from "./attention"
import { Legend } from "./legend"
import { OfficeList } from "./list"
import { listConsulates, listOffices, readNumbers } from "./network.calls"
import { network } from "./network.i18n"
import { lastMonths, officeRows, type Row } from "./network.rows"
import { NetworkTiles } from "./tiles"

// Asked for at once, beside the numbers, not after them.
const picture = import("./map")

/** Headquarters' first screen: what needs it now, and the network's numbers. Never a name. */
export default function Network() {
  const months = lastMonths(6, now())
  const offices = useQuery(() => ({ queryKey: ["offices"], queryFn: listOffices }))
  const consulates = useQuery(() => ({ queryKey: ["consulates"], queryFn: listConsulates }))
  const numbers = useQuery(() => ({
    queryKey: ["network.numbers", months],
    queryFn: () => readNumbers(months[0] ?? "", months.at(-1) ?? ""),
  }))
  // Read with `.latest`, which does not suspend: a Suspense entered by a transition after sign-in was never left again.
  const [map] = createResource(async () => (await picture).default)
  // Kept row by row: a poll changes what changed, and whoever stands on a dot or a line with the keyboard stays there.
  const [state, setState] = createStore<{ rows: Row[] }>({ rows: [] })
  const rows = () => state.rows
  createComputed(() => {
    const next = officeRows({
      offices: offices.data?.items ?? [],
      consulates: consulates.data?.items ?? [],
      numbers: numbers.data?.consulates ?? [],
      months,
    })
    setState("rows", reconcile(next, { key: "code" }))
  })
  const count = (status: string) => rows().filter((row) => row.status === status).length
  createPoll(
    () => count("provisioning") > 0,
    2000,
    () => Promise.all([consulates.refetch(), offices.refetch()]),
  )
  return (
    <Page
      title={network("title")}
      sub={network("sub", {
        offices: number(rows().length),
        active: number(count("active")),
        provisioning: number(count("provisioning")),
      })}
      actions={
        <ButtonLink kind="primary" href="/onboard">
          {network("onboard")}
        </ButtonLink>
      }
    >
      <Load query={numbers} lines={3}>
        {(data) => <NetworkTiles network={data().network} months={months} />}
      </Load>
      <Load query={offices} lines={8}>
        {() => (
          <>
            <div class="cols">
              <Card title={network("map")} aside={<Legend />}>
                <Show when={map.latest} fallback={<Skeleton lines={12} />}>
                  {(NetworkMap) => <Dynamic component={NetworkMap()} rows={rows()} />}
                </Show>
              </Card>
              <Attention rows={rows()} />
            </div>
            <OfficeList rows={rows()} months={months} />
          </>
        )}
      </Load>
    </Page>
  )
}
