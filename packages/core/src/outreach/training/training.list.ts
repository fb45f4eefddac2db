import { verb } from "../../platform/actor"
import { Lists, Store } from "../../platform/store"
import type { Page } from "../../platform/util/schema"
import { TrainingEntity } from "./training.entity"
import { row, serialize } from "./training.row"
import { countersOf, total } from "./training.rules"
import { FromIDInput, type Info, ListInput } from "./training.schema"

/**
 * Trainings that begin between two days, in order. `$` sorts after the `#` that follows a day: the last day is
 * included.
 */
export const list = verb("training.list", ListInput, async ({ from, to, cursor, limit }): Promise<Page<Info>> => {
  const handle = await Store.consulate()
  const result = await Lists.page({ cursor, limit }, (at) =>
    TrainingEntity.query
      .byDay({})
      .between({ startsOn: from }, { startsOn: `${to}$` })
      .go({ ...handle, ...at }),
  )
  return { items: result.data.map(serialize), cursor: result.cursor }
})

export const fromID = verb("training.read", FromIDInput, async ({ trainingID }): Promise<Info> => {
  return serialize(await row(trainingID))
})

/** Facts for another module's decision; refuses when the training does not exist. */
export const factsOf = async (trainingID: string): Promise<Info> => serialize(await row(trainingID))

/** The trainings held under an alliance: days and heads, for comparing commitments with results. */
export async function heldUnder(allianceID: string): Promise<{ startsOn: string; heads: number }[]> {
  const handle = await Store.consulate()
  const { data } = await TrainingEntity.query.byAlliance({ under: allianceID }).go({ ...handle, pages: "all" })
  return data.flatMap(({ status, startsOn, report }) =>
    status === "held" && report ? [{ startsOn, heads: total(report.attendance) }] : [],
  )
}

/** Every training with its counters, for a recount: noon of the fifteenth is in its month in every time zone. */
export async function facts(): Promise<{ at: string; key: string; by: number }[]> {
  const handle = await Store.consulate()
  const { data } = await TrainingEntity.query.byDay({}).go({ ...handle, pages: "all" })
  return data.flatMap((found) => {
    const { month, keys } = countersOf(found)
    return [...keys].map(([key, by]) => ({ at: `${month}-15T12:00:00Z`, key, by }))
  })
}
