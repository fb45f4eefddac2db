import { Store } from "../../platform/store"
import { ScreeningEntity } from "./screening.entity"

/**
 * The highest band that any screening of a case file reached; null when none was answered. For another verb's decision.
 */
export async function bandOf(casefileID: string): Promise<number | null> {
  const handle = await Store.consulate()
  const { data } = await ScreeningEntity.query.byCaseFile({ casefileID }).go({ ...handle, pages: "all" })
  const bands = data.flatMap(({ band }) => (band === undefined ? [] : [band]))
  return bands.length > 0 ? Math.max(...bands) : null
}
