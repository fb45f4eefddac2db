import { useSearchParams } from "@solidjs/router"
import { type Info, Status } from "@ventanilla/core/casework/detection/schema"
import { For, Show } from "solid-js"
import { can } from "../../context/nav"
import { useAccounts } from "../../tenancy/staff/use-accounts"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { createPoll, Load } from "../../ui/load"
import { More } from "../../ui/more"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { Alarm } from "./alarm"
import { listDetections } from "./detection.calls"
import { detection } from "./detection.i18n"
import { MyDetections } from "./mine"
import { DetectionRow } from "./row"

/** Detections waiting for a caseworker. A window sees only how to tell. */
export default function Detections() {
  return (
    <Page
      title={detection("title")}
      sub={detection("sub")}
      actions={
        <Show when={can("detection.create")}>
          <ButtonLink kind="primary" href="/detections/new">
            {detection("new")}
          </ButtonLink>
        </Show>
      }
    >
      <Show when={can("detection.list")} fallback={<HowToTell />}>
        <List />
      </Show>
      <Show when={can("detection.mine") && !can("detection.list")}>
        <MyDetections />
      </Show>
    </Page>
  )
}

function HowToTell() {
  return (
    <Card title={detection("mineTitle")}>
      <p>{detection("mineText")}</p>
      <p class="quiet">{detection("mine")}</p>
    </Card>
  )
}

function List() {
  const [search, setSearch] = useSearchParams<{ status?: string; folio?: string }>()
  const status = () => Status.safeParse(search.status).data ?? "waiting"
  const accounts = useAccounts()
  const pages = createPages<Info>(
    () => ["detections", search.folio ?? status()],
    (cursor) => listDetections(status(), cursor, search.folio ? { folio: search.folio } : {}),
  )
  // She may be standing at the window: the list does not wait to be asked.
  createPoll(
    () => status() === "waiting" && !search.folio,
    20_000,
    () => pages.query.refetch(),
  )
  // Whoever said "I am going" has her in sight, with what comes next, and not in another list.
  const show = (folio: string) => setSearch({ folio, status: undefined })
  return (
    <>
      <Alarm />
      <Card
        flush
        bar={
          <Show
            when={search.folio}
            fallback={
              <Filter label={detection("list")}>
                {detection("show")}
                <FilterChoice
                  label={detection("filter.status")}
                  value={status()}
                  options={Status.options.map((value) => ({ value, label: detection(`tab.${value}`) }))}
                  onChange={(next) => setSearch({ status: next === "waiting" ? undefined : next })}
                />
              </Filter>
            }
          >
            {(folio) => (
              <p class="row">
                <span>
                  {detection("only")} <strong class="mono">{folio()}</strong>
                </span>
                <Button size="small" onClick={() => setSearch({ folio: undefined })}>
                  {detection("seeAll")}
                </Button>
              </p>
            )}
          </Show>
        }
      >
        <Load query={pages.query}>
          {() => (
            <Show
              when={pages.items().length}
              fallback={
                <Empty
                  title={
                    search.folio
                      ? detection("emptyFolio", { folio: search.folio })
                      : detection(status() === "waiting" ? "empty" : "emptyTaken")
                  }
                >
                  <p>{detection("emptyText")}</p>
                </Empty>
              }
            >
              <ul class="rows">
                <For each={pages.items()}>
                  {(row) => <DetectionRow row={row} accounts={accounts.names()} onTaken={show} />}
                </For>
              </ul>
              <More pages={pages} />
            </Show>
          )}
        </Load>
      </Card>
    </>
  )
}
