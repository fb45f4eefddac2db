import { Temporal } from "temporal-polyfill"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Numbers } from "../numbers/inside"
import { familyNames } from "../numbers/numbers.schema"
import { ReportEntity } from "./report.entity"
import { correctionsOf, countsOf, informeFrom, stated } from "./report.rules"
import { type Content, informeBegins } from "./report.schema"

const everything = ["totals", ...familyNames].join(",")
const monthBefore = (month: string, by = 1) => Temporal.PlainYearMonth.from(month).subtract({ months: by }).toString()
const totals = async (from: string, to: string) =>
  countsOf(await Numbers.figures({ from, to, group: "range", families: "totals" })).counts

/** Months in the past that are compared with what was reported. */
const correctedFor = 12

/** The content of the acting consulate's report of a month, as counted now. */
export async function gather(month: string): Promise<Content> {
  const figures = await Numbers.figures({ from: month, to: month, group: "range", families: everything })
  const [before, informe, corrections] = await awaitAll([
    totals(monthBefore(month), monthBefore(month)),
    totals(informeFrom(month, informeBegins), month),
    corrected(month),
  ])
  return {
    month,
    ...countsOf(figures),
    before,
    informe,
    corrections,
    countedAt: Clock.iso(),
    definitions: figures.version,
  }
}

/** Changes since they were reported in the months of the year before this one. */
async function corrected(month: string): Promise<Content["corrections"]> {
  const handle = await Store.consulate()
  const { data } = await ReportEntity.query
    .byMonth({})
    .between({ month: monthBefore(month, correctedFor) }, { month: monthBefore(month) })
    .go({ ...handle, pages: "all" })
  const said = stated(data.flatMap(({ content }) => (content ? [content] : [])))
  const recent = [...said].filter(([one]) => one >= monthBefore(month, correctedFor))
  const now = await awaitAll(recent.map(async ([one]) => [one, await totals(one, one)] as const))
  return correctionsOf(new Map(recent), new Map(now))
}
