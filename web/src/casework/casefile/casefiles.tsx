import { useSearchParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { Folio, type Info, ListSort, Urgency } from "@ventanilla/core/casework/casefile/schema"
import { idSchema } from "@ventanilla/core/util/ids"
import { Show } from "solid-js"
import { byWhom } from "../../context/by"
import { arrived } from "../../context/call"
import { categoryNames } from "../../context/categories"
import { can } from "../../context/nav"
import { membership } from "../../context/session"
import { now, when } from "../../context/time"
import { people } from "../../followup/people/people.i18n"
import { domain } from "../../i18n/domain"
import { useAccounts } from "../../tenancy/staff/use-accounts"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { FolioSearch } from "../../ui/folio-search"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { type Column, Table } from "../../ui/table"
import type { Sort } from "../../ui/table.keys"
import { countCaseFiles, listCaseFiles } from "./casefile.calls"
import { casefile } from "./casefile.i18n"
import { addressOf, totalOf, urgencyTone } from "./casefile.words"

type Search = { status?: string; mine?: string; owner?: string; urgency?: string; sort?: string; folio?: string }

/** The orders that an index answers, by the heading that asks for them: the first press, and the second. */
const orders: Record<string, readonly ListSort[]> = { urgency: ["urgency", "routine"], opened: ["oldest", "newest"] }
const sorts = Object.fromEntries(
  Object.entries(orders).flatMap(([key, [up, down]]) => [
    [up, { key, descending: false }],
    [down, { key, descending: true }],
  ]),
) as Record<ListSort, Sort>

/** Case files, urgent first. The sentence above is the filter, and it lives in the address. */
export default function CaseFiles() {
  const [search, setSearch] = useSearchParams<Search>()
  const folio = () => (Folio.safeParse(search.folio).success ? search.folio : undefined)
  const query = () => ({
    status: search.status === "closed" ? ("closed" as const) : ("open" as const),
    sort: ListSort.safeParse(search.sort).data ?? "urgency",
    urgency: Urgency.safeParse(search.urgency).data,
    mine: search.mine === "true" ? ("true" as const) : undefined,
    owner: idSchema("staff").safeParse(search.owner).data,
    folio: folio(),
  })
  const pages = createPages<Info>(
    () => ["casefiles", query()],
    (cursor) => listCaseFiles(query(), cursor),
  )
  const counted = () => ({ status: query().status, mine: query().mine, owner: query().owner })
  const count = useQuery(() => ({
    queryKey: ["casefiles", "count", counted()],
    queryFn: () => countCaseFiles(counted()),
    enabled: !folio(),
  }))
  const total = () => (folio() ? undefined : totalOf(arrived(count), query().urgency))
  const sortBy = ({ key, descending }: Sort) => setSearch({ sort: orders[key]?.[descending ? 1 : 0] })
  const accounts = useAccounts()
  const clear = () =>
    setSearch({
      status: undefined,
      mine: undefined,
      owner: undefined,
      urgency: undefined,
      sort: undefined,
      folio: undefined,
    })
  return (
    <Page
      title={casefile("title")}
      sub={casefile("sub")}
      actions={
        <>
          <Show when={can("person.search")}>
            <ButtonLink href="/people">{people("open")}</ButtonLink>
          </Show>
          <Show when={can("casefile.open")}>
            <ButtonLink kind="primary" href="/casefiles/new">
              {casefile("open")}
            </ButtonLink>
          </Show>
        </>
      }
    >
      <Card
        flush
        bar={
          <>
            <Sentence search={search} set={setSearch} accounts={accounts.list()} />
            <p class="quiet small" role="status">
              <Show when={total() !== undefined}>{casefile("total", { count: total() ?? 0 })}</Show>
            </p>
          </>
        }
      >
        <Load query={pages.query}>
          {() => (
            <Table
              label={casefile("list")}
              columns={columns(accounts.names())}
              rows={pages.items()}
              href={addressOf}
              {...(folio() ? {} : { sort: sorts[query().sort], onSort: sortBy })}
              more={pages.more()}
              empty={
                <Empty title={folio() ? casefile("emptyFolio", { folio: folio() ?? "" }) : casefile("empty")}>
                  <p>{casefile(folio() ? "emptyFolioText" : "emptyText")}</p>
                  <Button onClick={clear}>{casefile("clear")}</Button>
                </Empty>
              }
            />
          )}
        </Load>
      </Card>
    </Page>
  )
}

const columns = (accounts: ReadonlyMap<string, string>): Column<Info>[] => [
  { key: "folio", head: casefile("folio"), cell: (row) => <span class="mono">{row.folio}</span> },
  {
    key: "urgency",
    head: casefile("urgency"),
    sort: true,
    cell: (row) => (
      <span class="row" data-gap="small">
        <Chip tone={urgencyTone[row.urgency]}>{domain(`urgency.${row.urgency}`)}</Chip>
        <Show when={row.status === "closed"}>
          <Chip>{casefile("status.closed")}</Chip>
        </Show>
      </span>
    ),
  },
  { key: "needs", head: casefile("needs"), cell: (row) => categoryNames(row.needs) },
  {
    key: "whose",
    head: casefile("assigned"),
    cell: (row) => (row.assignedTo ? byWhom(row.assignedTo, accounts) : "—"),
  },
  { key: "next", head: casefile("next"), cell: (row) => <Next at={row.nextAt} /> },
  { key: "reached", head: casefile("reached"), cell: (row) => (row.reachedAt ? when(row.reachedAt) : "—") },
  { key: "opened", head: casefile("opened"), sort: true, cell: (row) => when(row.openedAt) },
]

/** When the next thing is due; what is past is late, and says so. */
function Next(props: { at: string | null }) {
  const isLate = () => props.at !== null && new Date(props.at) <= now()
  return (
    <Show when={props.at} fallback="—">
      {(at) => (
        <span class="row" data-gap="small">
          {when(at())}
          <Show when={isLate()}>
            <Chip tone="bad">{casefile("late")}</Chip>
          </Show>
        </span>
      )}
    </Show>
  )
}

function Sentence(props: {
  search: Partial<Search>
  set: (next: Record<string, string | undefined>) => void
  accounts: readonly { staffID: string; email: string }[]
}) {
  const others = () =>
    props.accounts
      .filter(({ staffID }) => staffID !== membership()?.staffID)
      .map(({ staffID, email }) => ({ value: staffID, label: casefile("filter.owner", { who: email }) }))
  const whose = (value: string) =>
    props.set({
      mine: value === "true" ? value : undefined,
      owner: value === "true" || !value ? undefined : value,
      folio: undefined,
    })
  return (
    <Filter label={casefile("list")}>
      {casefile("show")}
      <FilterChoice
        label={casefile("filter.status")}
        value={props.search.status ?? "open"}
        options={[
          { value: "open", label: casefile("filter.open") },
          { value: "closed", label: casefile("filter.closed") },
        ]}
        onChange={(status) => props.set({ status: status === "open" ? undefined : status, folio: undefined })}
      />
      {casefile("filter.of")}
      <FilterChoice
        label={casefile("filter.whose")}
        value={props.search.owner ?? props.search.mine ?? ""}
        options={[
          { value: "", label: casefile("filter.anyone") },
          { value: "true", label: casefile("filter.mine") },
          ...others(),
        ]}
        onChange={whose}
      />
      <FilterChoice
        label={casefile("filter.urgency")}
        value={props.search.urgency ?? ""}
        options={[
          { value: "", label: casefile("filter.anyUrgency") },
          ...Urgency.options.map((value) => ({ value: value as string, label: casefile(`filter.${value}`) })),
        ]}
        onChange={(urgency) => props.set({ urgency: urgency || undefined, folio: undefined })}
      />
      <FilterChoice
        label={casefile("filter.sort")}
        value={props.search.sort ?? "urgency"}
        options={ListSort.options.map((value) => ({ value: value as string, label: casefile(`filter.by.${value}`) }))}
        onChange={(sort) => props.set({ sort: sort === "urgency" ? undefined : sort })}
      />
      {casefile("filter.withFolio")}
      <FolioSearch
        series="VAIM"
        label={casefile("filter.folio")}
        wrong={casefile("filter.wrongFolio")}
        value={props.search.folio ?? ""}
        onFind={(folio) => props.set({ folio })}
      />
    </Filter>
  )
}
