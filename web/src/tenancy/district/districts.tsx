import { useQuery } from "@tanstack/solid-query"
import { placeName, states } from "@ventanilla/core/data/counties"
import type { Info, Span } from "@ventanilla/core/tenancy/district/schema"
import { createSignal, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { useReread } from "../../context/changes"
import { plainDay } from "../../context/time"
import { transfer } from "../../followup/transfer/transfer.i18n"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty, ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { createMerge } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Page } from "../../ui/page"
import { Select } from "../../ui/select"
import { type Column, Table } from "../../ui/table"
import { toast } from "../../ui/toast"
import { AddSpan } from "./add"
import { district } from "./district.i18n"

const key = ["headquarters", "districts"]

/** Headquarters' catalogue: whose each place is and since when, drafted here and published as one version. */
export default function Districts() {
  const query = useQuery(() => ({ queryKey: key, queryFn: () => ask(client.api.headquarters.districts.$get()) }))
  return <Load query={query}>{(info) => <Catalogue info={info()} />}</Load>
}

/** Whose each place is: two who draft two places do not wait for each other. */
const byPlace = (spans: readonly Span[]): Record<string, Span[]> => {
  const places: Record<string, Span[]> = {}
  for (const span of spans) places[span.place] = [...(places[span.place] ?? []), { ...span }]
  return places
}
const readingOf = ({ spans, version }: Info) => ({ values: byPlace(spans), version })
type Reading = ReturnType<typeof readingOf>
const spansSaid = (spans: Span[] = []): string =>
  spans
    .map(({ officeCode, extent, from, until }) =>
      [
        officeCode,
        district(`extent.${extent}`),
        from ? plainDay(from) : district("always"),
        until ? plainDay(until) : district("open"),
      ].join(" · "),
    )
    .join("\n")

function Catalogue(props: { info: Info }) {
  const reread = useReread()
  /** What was changed, and what it was begun from: what is published meanwhile does not make it newer. */
  const [draft, setDraft] = createSignal<{ spans: readonly Span[]; from: Reading }>()
  const [changes, setChanges] = createSignal(0)
  const [state, setState] = createSignal<string>()
  const [office, setOffice] = createSignal<string>()
  const spans = () => draft()?.spans ?? props.info.spans
  const chosen = () => Boolean(state() || office())
  const shown = () =>
    spans().filter(
      ({ place, officeCode }) =>
        (!state() || place.startsWith(`US-${state()}`)) && (!office() || officeCode === office()),
    )
  const offices = () => officesOf(spans())
  const change = (next: readonly Span[]) => {
    setDraft({ spans: next, from: draft()?.from ?? readingOf(props.info) })
    setChanges(changes() + 1)
  }
  const discard = () => {
    setDraft(undefined)
    setChanges(0)
  }
  const merge = createMerge({
    base: () => draft()?.from ?? readingOf(props.info),
    read: async () => readingOf(await ask(client.api.headquarters.districts.$get())),
  })
  const publish = createAction(
    (idempotency) =>
      merge.send(byPlace(spans()), idempotency, (mine, version, again) => {
        const json = { version, spans: Object.values(mine).flat() }
        return ask(client.api.headquarters.districts.$post({ json }, keyed(again)))
      }),
    ({ version }) => {
      discard()
      toast(district("published", { version: Number(version) }))
      reread("districts")
    },
  )
  const columns = (): Column<Span>[] => [
    { key: "place", head: district("place"), cell: (row) => placeName(row.place) },
    { key: "office", head: district("office"), cell: (row) => <span class="mono">{row.officeCode}</span> },
    { key: "extent", head: district("extent"), cell: (row) => district(`extent.${row.extent}`) },
    { key: "from", head: district("from"), cell: (row) => (row.from ? plainDay(row.from) : district("always")) },
    { key: "until", head: district("until"), cell: (row) => (row.until ? plainDay(row.until) : district("open")) },
    {
      key: "source",
      head: district("source"),
      cell: (row) => (
        <span class="small">
          {row.source} <span class="quiet">({transfer(`confidence.${row.confidence}`)})</span>
        </span>
      ),
    },
    {
      key: "act",
      head: district("remove"),
      cell: (row) => (
        <Button
          size="small"
          kind="quiet"
          aria-label={`${district("remove")}: ${placeName(row.place)} ${row.officeCode}`}
          onClick={() => change(spans().filter((one) => one !== row))}
        >
          {district("remove")}
        </Button>
      ),
    },
  ]
  return (
    <Page title={district("title")} sub={district("sub", { version: props.info.version })}>
      <Show when={changes() > 0}>
        <Card>
          <div class="row">
            <p role="status">{district("pending", { count: changes() })}</p>
            <Button kind="primary" pending={publish.pending()} onClick={() => void publish.run()}>
              {district("publish", { version: props.info.version + 1 })}
            </Button>
            <Button kind="quiet" onClick={discard}>
              {district("discard")}
            </Button>
          </div>
          <ErrorNote problem={publish.problem()} />
          <MergeDialog merge={merge} label={placeName} show={(_, value) => spansSaid(value as Span[] | undefined)} />
        </Card>
      </Show>
      <AddSpan add={(span) => change([...spans(), span])} />
      <Card flush title={district("title")}>
        <div class="card-body field-pair">
          <Select
            label={district("find")}
            empty={district("all")}
            field={bound<string | undefined>("state", state, setState)}
            options={states.map(({ fips, name }) => ({ value: fips, label: name }))}
          />
          <Select
            label={district("office")}
            empty={district("all.offices")}
            field={bound<string | undefined>("office", office, setOffice)}
            options={offices().map(({ code }) => ({ value: code, label: code }))}
          />
        </div>
        <Show when={chosen()} fallback={<Offices rows={offices()} choose={setOffice} />}>
          <Table
            label={district("title")}
            columns={columns()}
            rows={shown()}
            empty={<Empty title={district("empty")} />}
          />
        </Show>
      </Card>
    </Page>
  )
}

type Office = { code: string; places: number; parts: number; dated: number }

/** How many places each office has, so that nobody scrolls through a thousand counties to find the one that matters. */
function officesOf(spans: readonly Span[]): Office[] {
  const found = new Map<string, Office>()
  for (const { officeCode: code, extent, from, until } of spans) {
    const office = found.get(code) ?? { code, places: 0, parts: 0, dated: 0 }
    office.places++
    if (extent === "part") office.parts++
    if (from || until) office.dated++
    found.set(code, office)
  }
  return [...found.values()].sort((a, b) => a.code.localeCompare(b.code))
}

function Offices(props: { rows: readonly Office[]; choose: (code: string) => void }) {
  const columns = (): Column<Office>[] => [
    { key: "code", head: district("office"), cell: (row) => <span class="mono">{row.code}</span> },
    { key: "places", head: district("places"), cell: (row) => row.places, align: "end" },
    { key: "parts", head: district("parts"), cell: (row) => row.parts, align: "end", wide: true },
    { key: "dated", head: district("dated"), cell: (row) => row.dated, align: "end", wide: true },
    {
      key: "act",
      head: district("see"),
      cell: (row) => (
        <Button
          size="small"
          kind="quiet"
          aria-label={`${district("see")}: ${row.code}`}
          onClick={() => props.choose(row.code)}
        >
          {district("see")}
        </Button>
      ),
    },
  ]
  return (
    <Table
      label={district("byOffice")}
      columns={columns()}
      rows={props.rows}
      empty={<Empty title={district("empty")} />}
    />
  )
}
