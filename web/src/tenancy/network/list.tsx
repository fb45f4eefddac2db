import { useSearchParams } from "@solidjs/router"
import { createMemo, createSignal } from "solid-js"
import { language } from "../../context/language"
import { hours, monthName, number } from "../../context/time"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Sparkline } from "../../ui/charts"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice, FilterText } from "../../ui/filter"
import { type Column, Table } from "../../ui/table"
import { type Sort, sorted } from "../../ui/table.keys"
import { network } from "./network.i18n"
import { type Row, type Status, statuses } from "./network.rows"
import { linkOf, placeOf, toneOf } from "./network.words"

type Search = { status?: string; place?: string; find?: string }

// A phone should not scroll through fifty cards to reach the end of the page.
const slice = 20

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()

/** The same offices as on the map, as a list: filter, sort, j/k/Enter. The filter lives in the address. */
export function OfficeList(props: { rows: readonly Row[]; months: readonly string[] }) {
  const [search, setSearch] = useSearchParams<Search>()
  const [shown, setShown] = createSignal(slice)
  const [sort, setSort] = createSignal<Sort>({ key: "status", descending: false })

  const value = (row: Row, key: string) => {
    switch (key) {
      case "status":
        // Inside a state, alphabetical: what needs somebody comes first.
        return `${statuses.indexOf(row.status)}${row.city[language()]}`
      case "place":
        return placeOf(row, language())
      case "cases":
        return row.opened
      case "referrals":
        return row.sent
      case "answer":
        return row.median
      default:
        return row.city[language()]
    }
  }
  const rows = createMemo(() => {
    const word = plain(search.find ?? "")
    const kept = props.rows
      .filter((row) => !search.status || row.status === search.status)
      .filter((row) => !search.place || placeOf(row, language()) === search.place)
      .filter((row) => plain(`${row.code} ${row.name.es} ${row.name.en} ${row.city.es} ${row.city.en}`).includes(word))
    return sorted(kept, sort(), value)
  })
  const where = createMemo(() => [...new Set(props.rows.map((row) => placeOf(row, language())))].filter(Boolean).sort())
  const columns = (): Column<Row>[] => [
    { key: "office", head: network("office"), sort: true, cell: (row) => row.city[language()] },
    { key: "place", head: network("place"), sort: true, wide: true, cell: (row) => placeOf(row, language()) },
    {
      key: "status",
      head: network("status"),
      sort: true,
      cell: (row) => <Chip tone={toneOf[row.status]}>{network(`status.${row.status}`)}</Chip>,
    },
    { key: "cases", head: network("cases"), sort: true, align: "end", cell: (row) => counted(row, row.opened) },
    {
      key: "referrals",
      head: network("referrals"),
      sort: true,
      align: "end",
      wide: true,
      cell: (row) => counted(row, row.sent),
    },
    {
      key: "answer",
      head: network("answer"),
      sort: true,
      align: "end",
      cell: (row) => (row.median === undefined ? network("none") : hours(row.median)),
    },
    {
      key: "months",
      head: network("months"),
      wide: true,
      cell: (row) => (row.status === "not_joined" ? network("none") : <Trend row={row} months={props.months} />),
    },
  ]
  return (
    <Card
      flush
      title={network("list")}
      aside={
        <Filter label={network("list")}>
          {network("filterShow")}
          <FilterChoice
            label={network("filterStatus")}
            value={search.status ?? ""}
            options={[
              { value: "", label: network("filterAll") },
              ...statuses.map((status: Status) => ({
                value: status,
                label: network(`status.${status}`).toLowerCase(),
              })),
            ]}
            onChange={(status) => setSearch({ status: status || undefined })}
          />
          {network("filterIn")}
          <FilterChoice
            label={network("filterPlace")}
            value={search.place ?? ""}
            options={[
              { value: "", label: network("filterAnywhere") },
              ...where().map((name) => ({ value: name, label: name })),
            ]}
            onChange={(place) => setSearch({ place: place || undefined })}
          />
          {network("filterNamed")}
          <FilterText
            label={network("filterName")}
            value={search.find ?? ""}
            onChange={(find) => setSearch({ find: find || undefined }, { replace: true })}
          />
        </Filter>
      }
    >
      <Table
        label={network("list")}
        columns={columns()}
        rows={rows().slice(0, shown())}
        href={linkOf}
        sort={sort()}
        onSort={setSort}
        more={{ has: rows().length > shown(), pending: false, load: () => setShown(shown() + slice) }}
        empty={
          <Empty title={network("nothingFound")}>
            <Button onClick={() => setSearch({ status: undefined, place: undefined, find: undefined })}>
              {network("clear")}
            </Button>
          </Empty>
        }
      />
    </Card>
  )
}

const counted = (row: Row, value: number) => (row.status === "not_joined" ? network("none") : number(value))

function Trend(props: { row: Row; months: readonly string[] }) {
  return (
    <Sparkline
      label={network("trend")}
      points={props.row.trend.map((value, index) => ({ label: monthName(props.months[index] ?? "", "short"), value }))}
    />
  )
}
