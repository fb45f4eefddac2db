import { Audit } from "../../audit/audit/inside"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import type { TenantRow } from "./tenant.entity"
import { asRegistry, row, write } from "./tenant.row"
import * as Rules from "./tenant.rules"
import type { Ending, Restoring } from "./tenant.schema"

/** A change of a consulate's state by an operator; only operators have these verbs. */
async function turn(
  tenantID: string,
  action: Audit.Action,
  decide: (found: TenantRow) => TenantRow,
  more: Write[] = [],
): Promise<TenantRow> {
  if (Act.use().type !== "system") throw new VisibleError("forbidden", "forbidden")
  return asRegistry(() =>
    retrying(async () => {
      const found = await row(tenantID)
      const next = decide(found)
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

/** Closes the consulate for a restore; idempotent while one is under way. Refuses (409) in any other state. */
export const beginRestore = (tenantID: string, how: Pick<Restoring, "to" | "source">) =>
  turn(tenantID, "tenant.restoring", (found) => Rules.restore(found, how, Clock.iso()))

/** Reopens the consulate in its former state. */
export const reopen = (tenantID: string) => turn(tenantID, "tenant.restored", Rules.reopen)

/** Closes the consulate for good; idempotent while its ending is under way. */
export const close = (tenantID: string) =>
  turn(tenantID, "tenant.offboarding", (found) => Rules.offboard(found, Clock.iso()))

/** Records that a part of the ending is done. */
export const advanceEnding = (tenantID: string, part: Partial<Ending>) =>
  turn(tenantID, `tenant.ending_${Object.keys(part)[0] as keyof Ending}`, (found) => Rules.advanceEnding(found, part))

/** Writes the tombstone, together with the other writes of that moment. Refuses unless every earlier part is done. */
export const end = (tenantID: string, more: Write[]) =>
  turn(tenantID, "tenant.offboarded", (found) => Rules.entomb(found, Clock.iso()), more)
