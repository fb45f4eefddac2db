import { useSearchParams } from "@solidjs/router"
import type { Info } from "@ventanilla/core/directory/directory/schema"
import { createEffect, createSignal, on, onCleanup, Show } from "solid-js"
import { categoryName, categoryNames, categoryOptions } from "../../context/categories"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice, FilterText } from "../../ui/filter"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { type Column, Table } from "../../ui/table"
import { DirectoryTabs } from "../guide/tabs"
import { CapacityChip } from "./capacity"
import { listOrganizations } from "./directory.calls"
import { directory } from "./directory.i18n"

type Search = { category?: string; find?: string }

/** Who she can be referred to. */
export default function Directory() {
  const [search, setSearch] = useSearchParams<Search>()
  const find = settled(() => search.find ?? "")
  const query = () => ({ category: search.category, search: find() || undefined })
  const pages = createPages<Info>(
    () => ["organizations", query()],
    (cursor) => listOrganizations(query(), cursor),
  )
  const filtered = () => Boolean(search.category || search.find)
  return (
    <Page
      title={directory("title")}
      sub={directory("sub")}
      actions={
        <>
          <Show when={can("directory.import")}>
            <ButtonLink href="/directory/exchange">{directory("exchange")}</ButtonLink>
          </Show>
          <Show when={can("organization.create")}>
            <ButtonLink kind="primary" href="/directory/new">
              {directory("new")}
            </ButtonLink>
          </Show>
        </>
      }
    >
      <DirectoryTabs />
      <Card
        flush
        bar={
          <Filter label={directory("list")}>
            {directory("show")}
            <FilterChoice
              label={directory("filter.category")}
              value={search.category ?? ""}
              options={[{ value: "", label: directory("filter.any") }, ...categoryOptions()]}
              onChange={(category) => setSearch({ category: category || undefined })}
            />
            {directory("filter.named")}
            <FilterText
              label={directory("filter.name")}
              value={search.find ?? ""}
              onChange={(word) => setSearch({ find: word || undefined }, { replace: true, scroll: false })}
            />
          </Filter>
        }
      >
        <Load query={pages.query}>
          {() => (
            <Table
              label={directory("list")}
              columns={columns()}
              rows={pages.items()}
              href={(row) => `/directory/${row.organizationID}`}
              more={pages.more()}
              empty={
                <Empty title={directory(filtered() ? "empty" : "emptyFirst")}>
                  <p>{directory(filtered() ? "emptyText" : "emptyFirstText")}</p>
                  <Show when={filtered()}>
                    <Button onClick={() => setSearch({ category: undefined, find: undefined })}>
                      {directory("clear")}
                    </Button>
                  </Show>
                </Empty>
              }
            />
          )}
        </Load>
      </Card>
    </Page>
  )
}

const columns = (): Column<Info>[] => [
  {
    key: "name",
    head: directory("name"),
    cell: (row) => (
      <>
        {row.name}
        <Show when={row.status === "inactive"}>
          {" "}
          <Chip>{directory("inactive")}</Chip>
        </Show>
      </>
    ),
  },
  { key: "services", head: directory("services"), cell: (row) => <Kinds row={row} /> },
  {
    key: "languages",
    head: directory("languages"),
    wide: true,
    cell: (row) => spokenNames([...new Set(active(row).flatMap(({ languages }) => languages))]) || "—",
  },
  { key: "capacity", head: directory("capacity"), cell: (row) => <CapacityChip capacity={row.capacity} /> },
  { key: "phone", head: directory("phone"), cell: (row) => <span class="mono">{row.phone ?? "—"}</span> },
]

const active = (row: Info) => row.services.filter(({ status }) => status === "active")
const most = 3

function Kinds(props: { row: Info }) {
  const kinds = () => [...new Set(active(props.row).map(({ category }) => category))]
  const rest = () => kinds().length - most
  return (
    <Show when={kinds().length} fallback={<span class="quiet">{directory("services.empty")}</span>}>
      <span title={categoryNames(kinds())}>
        {kinds().slice(0, most).map(categoryName).join(" · ")}
        <Show when={rest() > 0}>
          <span class="quiet"> +{rest()}</span>
        </Show>
      </span>
    </Show>
  )
}

/** The word once she has stopped typing. */
function settled(word: () => string): () => string {
  const [kept, setKept] = createSignal(word())
  createEffect(
    on(
      word,
      (next) => {
        const timer = setTimeout(() => setKept(next.trim()), 250)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  return kept
}
