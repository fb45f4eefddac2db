import { createConversions } from "electrodb"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Act, verb } from "../../platform/actor"
import { Lists, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import type { Page } from "../../platform/util/schema"
import { Access } from "../../tenancy/access/inside"
import { ErrandEntity } from "./errand.entity"
import { opened, serialize } from "./errand.row"
import { isOpen } from "./errand.rules"
import { type Info, ListInput, MineInput, type Opened } from "./errand.schema"

/**
 * Errands of the actor's areas. Open: urgent and due first, by cursor. Closed: the last ones of each area, newest
 * first, up to `limit`. Nothing of the case files behind them.
 */
export const mine = verb("errand.mine", MineInput, async ({ side, cursor, limit }): Promise<Page<Info>> => {
  const { areas } = Act.staff().duties
  if (areas.length === 0) return { items: [], cursor: null }
  const handle = await Store.consulate()
  if (side === "closed") {
    const pages = await awaitAll(
      areas.map((area) => ErrandEntity.query.bySide({ side: area }).go({ ...handle, limit, order: "desc" })),
    )
    const rows = pages.flatMap(({ data }) => data).sort((a, b) => b.order.localeCompare(a.order))
    return { items: rows.slice(0, limit).map(serialize), cursor: null }
  }
  const result = await Lists.page(
    { cursor, limit },
    (at) => ErrandEntity.query.bySide({ side: "open" }).go({ ...handle, ...at, order: "asc" }),
    {
      after: (row) => createConversions(ErrandEntity).byAccessPattern.bySide.fromComposite.toCursor(row),
      // Another area's errands do not exist for the actor: the page is filled up, however many there are.
      seen: async (rows) => rows.filter(({ area }) => areas.includes(area)),
    },
  )
  return { items: result.data.map(serialize), cursor: result.cursor }
})

/** The errands of one case file, newest first, with the notes: for its owner. The read is audited. */
export const list = verb("errand.list", ListInput, async ({ casefileID, cursor, limit }): Promise<Page<Opened>> => {
  const file = await CaseFile.enter(casefileID)
  const sees = await Access.sees("narrative", file)
  await Audit.read({ action: "errand.listed", subjects: [casefileID] })
  const handle = await Store.consulate()
  const result = await Lists.page({ cursor, limit }, (at) =>
    ErrandEntity.query.byCaseFile({ casefileID }).go({ ...handle, ...at, order: "desc" }),
  )
  return { items: await awaitAll(result.data.map((row) => opened(row, sees))), cursor: result.cursor }
})

/** How many errands of one case file are unanswered, for another verb's decision. */
export async function openOf(casefileID: string): Promise<number> {
  const handle = await Store.consulate()
  const { data } = await ErrandEntity.query.byCaseFile({ casefileID }).go({ ...handle, pages: "all" })
  return data.filter(isOpen).length
}
