import { Audit } from "../../audit/audit"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import type { TenantRow } from "./tenant.entity"
import { asRegistry, row, write } from "./tenant.row"
import * as Rules from "./tenant.rules"
import type { Ending, Restoring } from "./tenant.schema"

/** An operator's turn of a consulate's state; nobody else has these verbs. */
async function turn(
  tenantID: string,
  action: Audit.Action,
  judge: (found: TenantRow) => TenantRow,
  more: Write[] = [],
): Promise<TenantRow> {
  if (Act.use().type !== "system") throw new VisibleError("forbidden", "forbidden")
  return asRegistry(() =>
    retrying(async () => {
      const found = await row(tenantID)
      const next = judge(found)
      await commit({
        writes: [await write(found, next), ...more],
        audit: await Audit.entry({ action, subjects: [tenantID] }),
        answer: {},
        remembered: false,
      })
      return next
    }),
  )
}

/** Closes the consulate for a restore; the same again when one is under way. Refuses (409) in any other state. */
export const beginRestore = (tenantID: string, how: Pick<Restoring, "to" | "source">) =>
  turn(tenantID, "tenant.restoring", (found) => Rules.restore(found, how, Clock.iso()))

/** Opens it again as it was before. */
export const reopen = (tenantID: string) => turn(tenantID, "tenant.restored", Rules.reopen)

/** Closes the consulate for good; the same again when that is under way. */
export const close = (tenantID: string) =>
  turn(tenantID, "tenant.offboarding", (found) => Rules.offboard(found, Clock.iso()))

/** Writes down that a part of the ending is done. */
export const advanceEnding = (tenantID: string, part: Partial<Ending>) =>
  turn(tenantID, `tenant.ending_${Object.keys(part)[0] as keyof Ending}`, (found) => Rules.advanceEnding(found, part))

/** Leaves the tombstone, together with what else ends in that moment. Refuses unless every part before it is done. */
export const end = (tenantID: string, more: Write[]) =>
  turn(tenantID, "tenant.offboarded", (found) => Rules.entomb(found, Clock.iso()), more)
