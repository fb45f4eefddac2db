import { createConversions } from "electrodb"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import type { Area } from "../../platform/actor/actor.schema"
import { Folio } from "../../platform/folio"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import type { Page } from "../../platform/util/schema"
import { Access } from "../../tenancy/access/inside"
import { counterOf } from "./casefile.count"
import { CaseFileEntity } from "./casefile.entity"
import { row, serialize } from "./casefile.row"
import { startOf } from "./casefile.rules"
import { type Info, ListInput } from "./casefile.schema"

/**
 * Case files, most or least urgent, newest or oldest first; a folio finds at most one, open or closed. Contains no
 * names.
 */
export const list = verb(
  "casefile.list",
  ListInput,
  async ({ status, sort, urgency, mine, owner, folio, cursor, limit }): Promise<Page<Info>> => {
    if (folio) return { items: await byFolio(folio), cursor: null }
    const handle = await Store.consulate()
    // One urgency in the order of opening is a part of the index by urgency.
    const byUrgency = sort === "urgency" || sort === "routine" || urgency !== undefined
    const order = sort === "urgency" || sort === "oldest" ? "asc" : "desc"
    const { byUrgency: urgent, byOpening: opened } = createConversions(CaseFileEntity).byAccessPattern
    const query = () => {
      if (!byUrgency) return CaseFileEntity.query.byOpening({ status })
      const all = CaseFileEntity.query.byUrgency({ status })
      return urgency ? all.begins({ order: startOf(urgency) }) : all
    }
    const owners = [...(mine === "true" ? [Act.label().id] : []), ...(owner ? [owner] : [])]
    const result = await Access.page(
      { cursor, limit },
      (at) => query().go({ ...handle, ...at, order }),
      (row) => (byUrgency ? urgent : opened).fromComposite.toCursor(row),
      owners.length > 0 ? (row) => owners.every((one) => row.assignedTo === one) : undefined,
    )
    return { items: result.data.map(serialize), cursor: result.cursor }
  },
)

/** The file with this folio, unless the actor may not know of it. The look-up is audited in either case. */
async function byFolio(folio: string): Promise<Info[]> {
  const casefileID = await Folio.find(folio)
  const found = casefileID ? [await row(casefileID)] : []
  const seen = await Access.known(found)
  await Audit.searched("casefile.searched_by_folio", { found: seen.length, hidden: found.length - seen.length })
  return seen.map(serialize)
}

/** When case files were opened, which area had detected them, and the status of each, for a recount. */
export async function facts(): Promise<{ openedAt: string; detectedBy?: Area | undefined; stands: string }[]> {
  const handle = await Store.consulate()
  const rows = await awaitAll(
    (["open", "closed"] as const).map((status) =>
      CaseFileEntity.query.byOpening({ status }).go({ ...handle, pages: "all" }),
    ),
  )
  return rows.flatMap(({ data }) =>
    data.map((row) => ({ openedAt: row.openedAt, detectedBy: row.detectedBy, stands: counterOf(row) })),
  )
}
