import { Audit } from "../../audit/audit/inside"
import { commit, retrying, Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { Task } from "../../tenancy/task/inside"
import { MailboxEntity } from "./alliance.entity"
import { sendCheck } from "./mailbox.check"
import { existing, write } from "./mailbox.row"
import * as rules from "./mailbox.rules"

/**
 * Expired verifications: the mailbox lapses and staff get a task, once; then the partner gets a new link. A mail that
 * could not be sent stays owed, and the next tick sends it.
 */
export async function lapseMailboxes(): Promise<{ lapsed: number; mailed: number }> {
  const handle = await Store.consulate()
  const now = Clock.iso()
  const { data } = await MailboxEntity.query
    .byTending({})
    .lte({ tendAt: now })
    .go({ ...handle, pages: "all" })
  const counts = { lapsed: 0, mailed: 0 }
  await each(
    "mailbox.not_tended",
    data,
    ({ mailboxID }) => ({ mailboxID }),
    async ({ mailboxID, standing }) => {
      if (rules.statusAt(standing, now) !== "lapsed") return false
      if (await retrying(() => lapse(mailboxID))) counts.lapsed++
      if (await remind(mailboxID)) counts.mailed++
      return true
    },
  )
  return counts
}

async function lapse(mailboxID: string): Promise<boolean> {
  const row = await existing(mailboxID)
  const now = Clock.iso()
  const standing = rules.lapse(row.standing, now)
  if (!standing) return false
  const { organizationID } = row
  const task = { kind: "mailbox_reverify" as const, urgent: false, dueAt: now, organizationID, mailboxID }
  await commit({
    writes: [await write(row, { standing, check: null }), await Task.write(task)],
    audit: await Audit.entry({ action: "mailbox.lapse", subjects: [mailboxID, organizationID] }),
    answer: { mailboxID },
    remembered: false,
  })
  return true
}

async function remind(mailboxID: string): Promise<boolean> {
  const row = await existing(mailboxID)
  if (row.standing.status !== "lapsed" || !row.standing.mailOwed) return false
  const check = await sendCheck(row)
  await commit({
    writes: [await write(row, { standing: rules.checked(row.standing), check })],
    audit: await Audit.entry({ action: "mailbox.remind", subjects: [mailboxID, row.organizationID] }),
    answer: { mailboxID },
    remembered: false,
  })
  return true
}
