import { A, useSearchParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/outreach/outreach/schema"
import { createMemo, For, Show } from "solid-js"
import { useCatalogues } from "../../casework/casefile/sheet/sheet.calls"
import { dayOf } from "../../context/days"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { longDay, monthName, now, number, time, zone } from "../../context/time"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { keepListPlace } from "../../ui/list-place"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { spanIn } from "./campaign.dates"
import { MonthGrid } from "./month"
import { listMonth } from "./outreach.calls"
import { outreach } from "./outreach.i18n"
import { isLate, StatusChip, shift, totalOf } from "./outreach.words"
import "./outreach.css"

const views = ["month", "list"] as const

/** A month of what the consulate does with the community: as a calendar, and as a list of its days. */
export default function Outreaches() {
  const [search, setSearch] = useSearchParams<{ month?: string; view?: string }>()
  const thisMonth = () => dayOf(now(), zone()).slice(0, 7)
  const month = () => (/^20\d\d-(0[1-9]|1[0-2])$/.test(search.month ?? "") ? (search.month ?? "") : thisMonth())
  const view = () => views.find((one) => one === search.view) ?? "month"
  const query = useQuery(() => ({ queryKey: ["outreaches", month()], queryFn: () => listMonth(month()) }))
  keepListPlace(() => query.isSuccess)
  const go = (by: number) => {
    const next = shift(month(), by)
    setSearch({ month: next === thisMonth() ? undefined : next }, { scroll: false })
  }
  return (
    <Page
      title={outreach("title")}
      sub={outreach("sub")}
      actions={
        <Show when={can("outreach.plan")}>
          <ButtonLink href="/outreach/new?held=yes">{outreach("record")}</ButtonLink>
          <ButtonLink kind="primary" href="/outreach/new">
            {outreach("new")}
          </ButtonLink>
        </Show>
      }
    >
      <Card
        flush
        bar={
          <div class="month-bar">
            <div class="month-turn">
              <Button kind="quiet" aria-label={outreach("before")} onClick={() => go(-1)}>
                ‹
              </Button>
              <h2 aria-live="polite">{monthName(month())}</h2>
              <Button kind="quiet" aria-label={outreach("after")} onClick={() => go(1)}>
                ›
              </Button>
              <Show when={month() !== thisMonth()}>
                <Button size="small" onClick={() => setSearch({ month: undefined }, { scroll: false })}>
                  {outreach("today")}
                </Button>
              </Show>
            </div>
            <div class="month-view">
              <Filter label={outreach("view")}>
                {outreach("show")}
                <FilterChoice
                  label={outreach("view")}
                  value={view()}
                  options={views.map((value) => ({ value, label: outreach(`view.${value}`) }))}
                  onChange={(next) => setSearch({ view: next === "month" ? undefined : next }, { scroll: false })}
                />
              </Filter>
            </div>
            <Show when={query.data?.officeCode}>
              {(code) => (
                <a
                  class="button"
                  data-kind="quiet"
                  href={`/api/public/calendars/${code()}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {outreach("agenda")}
                </a>
              )}
            </Show>
          </div>
        }
      >
        <Dates month={month()} />
        <Load query={query} lines={8}>
          {(data) => (
            <Show
              when={data().items.length}
              fallback={<Empty title={outreach("empty")}>{outreach("emptyText")}</Empty>}
            >
              <div data-view={view()} class="month">
                <MonthGrid month={month()} items={data().items} />
                <Days items={data().items} />
              </div>
            </Show>
          )}
        </Load>
      </Card>
    </Page>
  )
}

/** What headquarters' catalogue of campaigns says of a month. */
function Dates(props: { month: string }) {
  const catalogues = useCatalogues()
  const found = () =>
    catalogues
      .entries("campaign")
      .filter(({ retired }) => !retired)
      .flatMap((entry) => {
        const span = spanIn(props.month, entry.facts)
        return span ? [{ entry, ...span }] : []
      })
  const days = ({ from, until }: { from: string; until: string }) =>
    from === until ? String(Number(from.slice(8))) : `${Number(from.slice(8))}–${Number(until.slice(8))}`
  return (
    <Show when={found().length}>
      <ul class="month-dates" aria-label={outreach("dates")}>
        <For each={found()}>
          {(date) => (
            <li>
              <b>{days(date)}</b> {date.entry[language()]}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

/** The same as a list: each day with what begins on it. */
function Days(props: { items: readonly Info[] }) {
  const days = createMemo(() => [...new Set(props.items.map(({ startsOn }) => startsOn))])
  return (
    <ol class="days" aria-label={outreach("list")}>
      <For each={days()}>
        {(day) => (
          <li>
            <h3>{longDay(`${day}T12:00:00Z`, "UTC")}</h3>
            <ul>
              <For each={props.items.filter(({ startsOn }) => startsOn === day)}>{(item) => <Row item={item} />}</For>
            </ul>
          </li>
        )}
      </For>
    </ol>
  )
}

function Row(props: { item: Info }) {
  const item = () => props.item
  return (
    <li data-status={item().status}>
      <span class="days-time">{time(item().startsAt, item().timeZone)}</span>
      <div class="days-what">
        <A class="row-link" href={`/outreach/${item().outreachID}`}>
          {item().title}
        </A>
        <span class="quiet small">{[outreach(`kind.${item().kind}`), item().place].filter(Boolean).join(" · ")}</span>
      </div>
      <div class="row days-state" data-gap="small">
        <Show when={item().report}>
          {(report) => (
            <span class="days-heads">
              <b>{number(totalOf(report().heads))}</b> <span class="quiet small">{outreach("came")}</span>
            </span>
          )}
        </Show>
        <Show when={item().public}>
          <Chip tone="brand">{outreach("isPublic")}</Chip>
        </Show>
        <StatusChip item={item()} late={isLate(item())} />
      </div>
    </li>
  )
}
