import { dayOf } from "../../context/days"
import { monthName, now, zone } from "../../context/time"
import { Filter, FilterChoice } from "../../ui/filter"

export const thisMonth = () => dayOf(now(), zone()).slice(0, 7)

const shifted = (month: string, by: number) => {
  const at = new Date(`${month}-15T12:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + by)
  return at.toISOString().slice(0, 7)
}

/** A sentence that chooses a month: from three months ahead to two years back, and the one that is shown. */
export function MonthFilter(props: { show: string; label: string; month: string; set: (month: string) => void }) {
  const months = () => {
    const near = Array.from({ length: 28 }, (_, index) => shifted(thisMonth(), 3 - index))
    return near.includes(props.month) ? near : [props.month, ...near]
  }
  return (
    <Filter label={props.label}>
      {props.show}
      <FilterChoice
        label={props.label}
        value={props.month}
        options={months().map((value) => ({ value, label: monthName(value) }))}
        onChange={props.set}
      />
    </Filter>
  )
}
