import { Act } from "../actor"
import type { Area } from "../actor/actor.schema"
import { Audit } from "../audit"
import { Folio } from "../folio"
import { Keys, Store } from "../store"
import { fn } from "../util/fn"
import type { Page } from "../util/schema"
import { CaseFileEntity } from "./casefile.entity"
import { row, serialize } from "./casefile.row"
import { type Info, ListInput } from "./casefile.schema"

/** Case files, most urgent or newest first; by folio at most one, open or closed. Names nobody. */
export const list = fn(
  ListInput,
  async ({ status, sort, urgency, mine, folio, cursor, limit }): Promise<Page<Info>> => {
    Act.assert("casefile.list")
    if (folio) {
      const casefileID = await Folio.find(folio)
      if (!casefileID) return { items: [], cursor: null }
      const found = await row(casefileID)
      await Audit.read({ action: "casefile.found", subjects: [casefileID] })
      return { items: [serialize(found)], cursor: null }
    }
    const handle = await Store.consulate()
    const query =
      sort === "urgency" ? CaseFileEntity.query.byUrgency({ status }) : CaseFileEntity.query.byOpening({ status })
    const result = await Keys.paged(() =>
      query
        .where((attributes, { eq }) => {
          const me = Act.label().id
          const conditions = [
            ...(urgency ? [eq(attributes.urgency, urgency)] : []),
            ...(mine === "true" ? [eq(attributes.assignedTo, me)] : []),
          ]
          return conditions.join(" AND ")
        })
        .go({ ...handle, cursor: cursor ?? null, count: limit, order: sort === "urgency" ? "asc" : "desc" }),
    )
    return { items: result.data.map(serialize), cursor: result.cursor }
  },
)

/** When case files were opened, and which area had noticed, for a recount. */
export async function facts(): Promise<{ openedAt: string; detectedBy?: Area | undefined }[]> {
  const handle = await Store.consulate()
  const rows = await Promise.all(
    (["open", "closed"] as const).map((status) =>
      CaseFileEntity.query.byOpening({ status }).go({ ...handle, pages: "all" }),
    ),
  )
  return rows.flatMap(({ data }) => data.map(({ openedAt, detectedBy }) => ({ openedAt, detectedBy })))
}
