import { useSearchParams } from "@solidjs/router"
import { Folio, type Info, type Status, statuses } from "@ventanilla/core/partners/referral/schema"
import { urgencyTone } from "../../casework/casefile/casefile.words"
import { categoryName } from "../../context/categories"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
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
import { listReferrals } from "./referral.calls"
import { referral } from "./referral.i18n"
import { addressOf, sinceOf } from "./referral.words"
import { StatusChips } from "./status"

type Group = "open" | "unanswered" | "closed"
type Search = { group?: string; status?: string; folio?: string }

const statusesOf: Record<Group, readonly Status[]> = {
  open: ["draft", "ready", "held", "sent", "opened", "accepted", "in_service", "consent_withdrawn"],
  unanswered: [],
  closed: ["declined", "completed", "unknown_by_confidentiality", "withdrawn", "expired"],
}

/** Referrals by where they stand. */
export default function Referrals() {
  const [search, setSearch] = useSearchParams<Search>()
  const group = (): Group => (search.group === "closed" || search.group === "unanswered" ? search.group : "open")
  const folio = () => (Folio.safeParse(search.folio).success ? search.folio : undefined)
  const query = () => ({
    group: group(),
    status: statuses.find((status) => status === search.status && statusesOf[group()].includes(status)),
    folio: folio(),
  })
  const pages = createPages<Info>(
    () => ["referrals", query()],
    (cursor) => listReferrals(query(), cursor),
  )
  const clear = () => setSearch({ group: undefined, status: undefined, folio: undefined })
  return (
    <Page title={referral("title")} sub={referral("sub")}>
      <Card flush bar={<Sentence group={group()} search={search} set={setSearch} />}>
        <Load query={pages.query}>
          {() => (
            <Table
              label={referral("list")}
              columns={columns()}
              rows={pages.items()}
              href={addressOf}
              more={pages.more()}
              empty={
                <Empty title={folio() ? referral("emptyFolio", { folio: folio() ?? "" }) : referral("empty")}>
                  <p>{referral("emptyText")}</p>
                  <div class="row">
                    <Button onClick={clear}>{referral("clear")}</Button>
                    <ButtonLink href="/casefiles">{referral("toCasefiles")}</ButtonLink>
                  </div>
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
  { key: "folio", head: referral("folio"), cell: (row) => <span class="mono">{row.folio}</span> },
  { key: "status", head: referral("status"), cell: (row) => <StatusChips row={row} /> },
  { key: "organization", head: referral("organization"), cell: (row) => row.organizationName },
  { key: "category", head: referral("category"), wide: true, cell: (row) => categoryName(row.category) },
  {
    key: "urgency",
    head: referral("urgency"),
    cell: (row) => <Chip tone={urgencyTone[row.urgency]}>{domain(`urgency.${row.urgency}`)}</Chip>,
  },
  { key: "since", head: referral("since"), cell: (row) => when(sinceOf(row.state, row.createdAt)) },
]

function Sentence(props: {
  group: Group
  search: Partial<Search>
  set: (next: Record<string, string | undefined>) => void
}) {
  return (
    <Filter label={referral("list")}>
      {referral("show")}
      <FilterChoice
        label={referral("filter.group")}
        value={props.group}
        options={(["open", "unanswered", "closed"] as const).map((value) => ({
          value,
          label: referral(`filter.${value}`),
        }))}
        onChange={(group) =>
          props.set({ group: group === "open" ? undefined : group, status: undefined, folio: undefined })
        }
      />
      {props.group === "unanswered" ? null : (
        <FilterChoice
          label={referral("filter.status")}
          value={props.search.status ?? ""}
          options={[
            { value: "", label: referral("filter.anyStatus") },
            ...statusesOf[props.group].map((value) => ({
              value: value as string,
              label: referral(`status.${value}`).toLowerCase(),
            })),
          ]}
          onChange={(status) => props.set({ status: status || undefined, folio: undefined })}
        />
      )}
      {referral("filter.withFolio")}
      <FolioSearch
        series="CAN"
        label={referral("filter.folio")}
        wrong={referral("filter.wrongFolio")}
        value={props.search.folio ?? ""}
        onFind={(folio) => props.set({ folio })}
      />
    </Filter>
  )
}
