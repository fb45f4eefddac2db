import { useSearchParams } from "@solidjs/router"
import { keepPreviousData, useQuery } from "@tanstack/solid-query"
import { placeName } from "@ventanilla/core/data/counties"
import type { Info, Summary } from "@ventanilla/core/outreach/notification/schema"
import { createSignal, Show } from "solid-js"
import { can } from "../../context/nav"
import { dateTime, hours, number, plainDay } from "../../context/time"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Levels } from "../../ui/levels"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { type Column, Table } from "../../ui/table"
import { Tile, Tiles } from "../../ui/tile"
import { MonthFilter, thisMonth } from "../training/month"
import { training } from "../training/training.i18n"
import { FollowNotification, RecordNotification } from "./forms"
import { listNotifications, summaryOf } from "./notification.calls"
import { notification } from "./notification.i18n"

const minutesText = (minutes: number) => (minutes < 60 ? `${number(minutes)} min` : hours(minutes / 60))

/** Who told the consulate of somebody, and how soon she was reached: month by month. */
export default function Notifications() {
  const [search, setSearch] = useSearchParams<{ month?: string }>()
  const month = () => (/^\d{4}-\d{2}$/.test(search.month ?? "") ? (search.month ?? "") : thisMonth())
  const [recording, setRecording] = createSignal(false)
  const [followed, setFollowed] = createSignal<Info>()
  const pages = createPages<Info>(
    () => ["notifications", month()],
    (cursor) => listNotifications(month(), cursor),
  )
  const summary = useQuery(() => ({
    queryKey: ["notifications", month(), "summary"],
    queryFn: () => summaryOf(month()),
    placeholderData: keepPreviousData,
  }))
  const columns = (): Column<Info>[] => [
    { key: "received", head: notification("received"), cell: (row) => dateTime(row.receivedAt) },
    { key: "who", head: notification("who"), cell: (row) => <Authority row={row} /> },
    { key: "contact", head: notification("contact"), cell: (row) => <Contact row={row} /> },
    { key: "visit", head: notification("visit"), wide: true, cell: (row) => row.visitedOn && plainDay(row.visitedOn) },
    ...(can("notification.follow")
      ? [
          {
            key: "actions",
            head: notification("actions"),
            cell: (row: Info) => (
              <Button
                size="small"
                aria-label={`${notification("follow")}: ${training(`agency.${row.agency}`)} ${dateTime(row.receivedAt)}`}
                onClick={() => setFollowed(row)}
              >
                {notification("follow")}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Page
      title={notification("title")}
      sub={notification("sub")}
      actions={
        <Show when={can("notification.record")}>
          <Button kind="primary" onClick={() => setRecording(true)}>
            {notification("record")}
          </Button>
        </Show>
      }
    >
      <Load query={summary} lines={3}>
        {(data) => <Chart summary={data()} />}
      </Load>
      <Card
        flush
        bar={
          <MonthFilter
            show={notification("show")}
            label={notification("month")}
            month={month()}
            set={(next) => setSearch({ month: next === thisMonth() ? undefined : next })}
          />
        }
      >
        <Load query={pages.query}>
          {() => (
            <Table
              label={notification("list")}
              columns={columns()}
              rows={pages.items()}
              more={pages.more()}
              empty={<Empty title={notification("empty")}>{notification("emptyText")}</Empty>}
            />
          )}
        </Load>
      </Card>
      <Show when={recording()}>
        <RecordNotification close={() => setRecording(false)} />
      </Show>
      <Show when={followed()} keyed>
        {(row) => <FollowNotification row={row} close={() => setFollowed(undefined)} />}
      </Show>
    </Page>
  )
}

function Authority(props: { row: Info }) {
  const place = () => [
    training(`level.${props.row.level}`),
    props.row.countyFips && placeName(`US-${props.row.countyFips}`),
    notification(`cause.${props.row.cause}`),
  ]
  return (
    <div>
      <p>{training(`agency.${props.row.agency}`)}</p>
      <p class="small quiet">{place().filter(Boolean).join(" · ")}</p>
    </div>
  )
}

function Contact(props: { row: Info }) {
  return (
    <span class="row" data-gap="small">
      <Show when={props.row.minutes !== null} fallback={<Chip tone="warn">{notification("waiting")}</Chip>}>
        <Chip tone="ok">{notification("minutes", { time: minutesText(props.row.minutes ?? 0) })}</Chip>
      </Show>
      <Show when={props.row.missed}>
        <Chip tone="bad">{notification("wasMissed")}</Chip>
      </Show>
    </span>
  )
}

function Chart(props: { summary: Summary }) {
  const all = (key: "received" | "contacted" | "missed") =>
    props.summary.agencies.reduce((sum, one) => sum + one[key], 0)
  const reached = () => props.summary.agencies.filter(({ medianMinutes }) => medianMinutes !== null)
  return (
    <Show when={props.summary.agencies.length}>
      <Tiles>
        <Tile value={number(all("received"))} label={notification("total")} />
        <Tile value={number(all("contacted"))} label={notification("contacted")} />
        <Tile
          value={number(all("missed"))}
          label={notification("missedTotal")}
          {...(all("missed") > 0 ? { tone: "warn" as const } : {})}
        />
      </Tiles>
      <Show when={reached().length}>
        <Card title={notification("chart")} aside={<span class="small quiet">{notification("chartText")}</span>}>
          <Levels
            label={notification("chart")}
            levels={reached().map(({ agency, medianMinutes, contacted }) => ({
              name: notification("reached", { agency: training(`agency.${agency}`), count: contacted }),
              value: Math.round(medianMinutes ?? 0),
              said: minutesText(Math.round(medianMinutes ?? 0)),
            }))}
          />
        </Card>
      </Show>
    </Show>
  )
}
