import { Audit } from "../../audit/audit/inside"
import { commit } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Task } from "../../tenancy/task/inside"
import { moved, row, write } from "./referral.row"
import { hold as held, isQueued } from "./referral.rules"
import type { HoldReason } from "./referral.schema"

/** Holds a referral and tells staff why, once per reason. */
export async function hold(referralID: string, reason: HoldReason): Promise<void> {
  const found = await row(referralID)
  if (!isQueued(found.state)) return
  if (found.state.status === "held" && found.state.reason === reason) return
  const now = Clock.iso()
  const { folio, casefileID, organizationID, mailboxID, urgency } = found
  const task = {
    kind: "referral_held" as const,
    urgent: urgency === "urgent",
    dueAt: now,
    folio,
    casefileID,
    referralID,
    organizationID,
    mailboxID,
  }
  await commit({
    writes: [
      await write(found, moved(found, held(found.state, reason, now), "held", now, { note: reason })),
      await Task.write(task),
    ],
    audit: await Audit.entry({ action: "referral.held", subjects: [referralID, casefileID] }),
    answer: { referralID },
  })
}
