import { useQuery, useQueryClient } from "@tanstack/solid-query"
import { placeName, states } from "@ventanilla/core/data/counties"
import type { Info, Span } from "@ventanilla/core/district/schema"
import { createSignal, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { plainDay } from "../../context/time"
import { district } from "../../i18n/district"
import { transfer } from "../../i18n/transfer"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty, ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { Select } from "../../ui/select"
import { type Column, Table } from "../../ui/table"
import { toast } from "../../ui/toast"
import { AddSpan } from "./add"

const key = ["headquarters", "districts"]

/** Headquarters' catalogue: whose each place is and since when, drafted here and published as one version. */
export default function Districts() {
  const query = useQuery(() => ({ queryKey: key, queryFn: () => ask(client.api.headquarters.districts.$get()) }))
  return <Load query={query}>{(info) => <Catalogue info={info()} />}</Load>
}

function Catalogue(props: { info: Info }) {
  const queries = useQueryClient()
  const [draft, setDraft] = createSignal<readonly Span[]>()
  const [changes, setChanges] = createSignal(0)
  const [state, setState] = createSignal<string>()
  const spans = () => draft() ?? props.info.spans
  const shown = () => spans().filter(({ place }) => !state() || place.startsWith(`US-${state()}`))
  const change = (next: readonly Span[]) => {
    setDraft(next)
    setChanges(changes() + 1)
  }
  const discard = () => {
    setDraft(undefined)
    setChanges(0)
  }
  const publish = createAction(
    (idempotency) =>
      ask(
        client.api.headquarters.districts.$post(
          { json: { version: props.info.version, spans: [...spans()] } },
          keyed(idempotency),
        ),
      ),
    ({ version }) => {
      discard()
      toast(district("published", { version: Number(version) }))
      void queries.invalidateQueries({ queryKey: key })
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
        </Card>
      </Show>
      <AddSpan add={(span) => change([...spans(), span])} />
      <Card flush title={district("title")}>
        <div class="card-body">
          <Select
            label={district("find")}
            empty={district("all")}
            field={bound<string | undefined>("state", state, setState)}
            options={states.map(({ fips, name }) => ({ value: fips, label: name }))}
          />
        </div>
        <Table
          label={district("title")}
          columns={columns()}
          rows={shown()}
          empty={<Empty title={district("empty")} />}
        />
      </Card>
    </Page>
  )
}
