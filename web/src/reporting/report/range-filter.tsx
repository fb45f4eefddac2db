import { useSearchParams } from "@solidjs/router"
import { monthName, now } from "../../context/time"
import { Filter, FilterChoice } from "../../ui/filter"
import { type Group, groups } from "./report.calls"
import { report } from "./report.i18n"
import { monthsDown, rangeOf, type Search, type SetName, setNames } from "./report.sets"

/** Three years back: more months than that no report takes at once. */
const oldest = (last: string) => `${Number(last.slice(0, 4)) - 3}-01`

export function createRange(fallback: SetName, monthsBack: number) {
  const [search, setSearch] = useSearchParams<Search>()
  const last = now().toISOString().slice(0, 7)
  const first = monthsDown("2000-01", last)[monthsBack - 1] ?? last
  return { range: () => rangeOf(search, last, first, fallback), set: setSearch, months: monthsDown(oldest(last), last) }
}
type Chosen = ReturnType<typeof createRange>

/** "Mostrar [los totales] desde [abril de 2025] hasta [marzo de 2026] por [mes]". */
export function RangeFilter(props: { chosen: Chosen; sets?: boolean }) {
  const choose = (next: Search) => props.chosen.set(next, { scroll: false, replace: true })
  const months = () => props.chosen.months.map((value) => ({ value, label: monthName(value) }))
  return (
    <Filter label={report("filter")}>
      {report("show")}
      <FilterChoice<SetName>
        label={report("what")}
        value={props.chosen.range().set}
        options={setNames.map((value) => ({ value, label: report(`set.${value}`) }))}
        onChange={(set) => choose({ set })}
      />
      {report("fromWord")}
      <FilterChoice
        label={report("from")}
        value={props.chosen.range().from}
        options={months()}
        onChange={(from) => choose({ from })}
      />
      {report("toWord")}
      <FilterChoice
        label={report("to")}
        value={props.chosen.range().to}
        options={months()}
        onChange={(to) => choose({ to })}
      />
      {report("groupWord")}
      <FilterChoice<Group>
        label={report("group")}
        value={props.chosen.range().group}
        options={groups.map((value) => ({ value, label: report(`group.${value}`) }))}
        onChange={(group) => choose({ group })}
      />
    </Filter>
  )
}
