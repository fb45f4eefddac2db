import { useSearchParams } from "@solidjs/router"
import { type Info, Status } from "@ventanilla/core/detection/schema"
import { For, Show } from "solid-js"
import { can } from "../../context/nav"
import { detection } from "../../i18n/detection"
import { ui } from "../../i18n/ui"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { createPoll, Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { useAccounts } from "../staff/use-accounts"
import { Alarm } from "./alarm"
import { listDetections } from "./detection.calls"
import { MyDetections } from "./mine"
import { DetectionRow } from "./row"
import "../casefile/casefile.css"

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
    () => ["detections", status()],
    (cursor) => listDetections(status(), cursor),
  )
  // She may be standing at the window: the list does not wait to be asked.
  createPoll(
    () => status() === "waiting",
    20_000,
    () => pages.query.refetch(),
  )
  const rows = () => pages.items().filter(({ folio }) => !search.folio || folio === search.folio)
  return (
    <>
      <Show when={status() === "waiting"}>
        <Alarm rows={pages.items()} />
      </Show>
      <Card
        flush
        bar={
          <Filter label={detection("list")}>
            {detection("show")}
            <FilterChoice
              label={detection("filter.status")}
              value={status()}
              options={Status.options.map((value) => ({ value, label: detection(`tab.${value}`) }))}
              onChange={(next) => setSearch({ status: next === "waiting" ? undefined : next, folio: undefined })}
            />
          </Filter>
        }
      >
        <Load query={pages.query}>
          {() => (
            <Show
              when={rows().length}
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
                <For each={rows()}>{(row) => <DetectionRow row={row} accounts={accounts.names()} />}</For>
              </ul>
              <Show when={pages.more().has}>
                <p class="more">
                  <Button pending={pages.more().pending} onClick={pages.more().load}>
                    {ui("more")}
                  </Button>
                </p>
              </Show>
            </Show>
          )}
        </Load>
      </Card>
    </>
  )
}
