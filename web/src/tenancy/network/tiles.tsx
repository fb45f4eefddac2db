import type { MonthNumbers } from "@ventanilla/core/statistics/statistics/schema"
import { hours, monthName, number, percent } from "../../context/time"
import { type Point, Sparkline } from "../../ui/charts"
import { Tile, Tiles } from "../../ui/tile"
import { network } from "./network.i18n"
import { acceptance } from "./network.rows"

/** The network's month in four numbers, each with its half year. */
export function NetworkTiles(props: { network: readonly MonthNumbers[]; months: readonly string[] }) {
  const of = (month: string | undefined) => props.network.find((one) => one.month === month)
  const month = () => props.months.at(-1) ?? ""
  const named = () => ({ month: monthName(month(), "long") })
  const series = (value: (numbers: MonthNumbers | undefined) => number): Point[] =>
    props.months.map((name) => ({ label: monthName(name, "short"), value: value(of(name)) }))
  const change = (value: (numbers: MonthNumbers | undefined) => number) => {
    const before = props.months.at(-2) ?? ""
    const [was, is] = [value(of(before)), value(of(month()))]
    const past = monthName(before)
    if (!was) return network("first")
    if (was === is) return network("same", { month: past })
    const share = percent(Math.abs(is - was) / was)
    return is > was
      ? network("more", { percent: share, month: past })
      : network("less", { percent: share, month: past })
  }
  const opened = (numbers: MonthNumbers | undefined) => numbers?.counts["casefile.opened"] ?? 0
  const sent = (numbers: MonthNumbers | undefined) => numbers?.counts["referral.sent"] ?? 0
  const accepting = () => acceptance(of(month())?.counts)
  const median = () => of(month())?.medianAnswerHours
  return (
    <Tiles>
      <Tile value={number(opened(of(month())))} label={network("opened", named())} note={change(opened)}>
        <Sparkline label={network("trend")} points={series(opened)} />
      </Tile>
      <Tile value={number(sent(of(month())))} label={network("sent", named())} note={change(sent)}>
        <Sparkline label={network("trend")} points={series(sent)} />
      </Tile>
      <Tile
        value={accepting() === undefined ? network("none") : percent(accepting() ?? 0)}
        label={network("accepted", named())}
      >
        <Sparkline
          label={network("trend")}
          points={series((numbers) => Math.round((acceptance(numbers?.counts) ?? 0) * 100))}
        />
      </Tile>
      <Tile value={median() == null ? network("none") : hours(median() ?? 0)} label={network("median", named())}>
        <Sparkline label={network("trend")} points={series((numbers) => numbers?.medianAnswerHours ?? 0)} />
      </Tile>
    </Tiles>
  )
}
