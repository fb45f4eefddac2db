import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { Calendar } from "../../platform/calendar"
import { VisibleError } from "../../platform/error"
import { commit, retrying } from "../../platform/store"
import { parseCapability, secretMatches } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { nothing } from "../../platform/util/schema"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import type { MailboxRow } from "./alliance.entity"
import { ConfirmInput, type VerificationInfo } from "./alliance.schema"
import { answerRepeat } from "./mailbox.check"
import { existing, find, stopped, write } from "./mailbox.row"
import * as rules from "./mailbox.rules"

const invalid = () => new VisibleError("not_found", "link_invalid")

/** What the page behind the link shows. It changes nothing: mail scanners open links. */
export const look = verb("mailbox.look", ConfirmInput, ({ token }): Promise<VerificationInfo> => {
  return bearing(token, async (mailboxID, secret) => {
    const row = await matching(mailboxID, secret)
    const { names } = await Tenant.current()
    return { office: names, language: row.language, expiresAt: row.check.expiresAt }
  })
})

/** The partner confirms that the mailbox is its own. The link works once. */
export const confirm = verb("mailbox.confirm", ConfirmInput, ({ token }) => {
  return bearing(token, async (mailboxID, secret) => {
    await answerRepeat()
    return retrying(async () => {
      const row = await matching(mailboxID, secret)
      const now = Clock.iso()
      const standing = rules.confirm(row.standing, now, Calendar.nextDigestAt(row.schedule, row.timeZone, now))
      return commit({
        writes: [await write(row, { standing, check: null, usedHash: row.check.hash })],
        audit: await Audit.entry({ action: "mailbox.confirm", subjects: [mailboxID, row.organizationID] }),
        answer: { mailboxID, status: standing.status },
      })
    })
  })
})

/** "It is not our mailbox", from the page of the link that should prove it: nothing more is sent there. */
export const disown = verb("mailbox.disown", ConfirmInput, ({ token }) => {
  return bearing(token, async (mailboxID, secret) => {
    await answerRepeat()
    return retrying(async () => {
      const row = await matching(mailboxID, secret)
      return disowned(row, { usedHash: row.check.hash })
    })
  })
})

/** `disown` from the partner's page. */
export const disownHeld = verb("partner.disown", nothing, () =>
  retrying(async () => disowned(await existing(Act.partner().mailboxID))),
)

async function disowned(row: MailboxRow, change: Partial<MailboxRow> = {}) {
  const { mailboxID, organizationID } = row
  const standing = rules.pause(row.standing, "disowned")
  if (!standing) throw new VisibleError("conflict", "mailbox_wrong_state")
  // A stranger held links to this organisation's list: urgent, though no link names anybody.
  const task = { kind: "mailbox_disowned" as const, urgent: true, dueAt: Clock.iso(), organizationID, mailboxID }
  return commit({
    writes: [await stopped(row, standing, change), await Task.write(task)],
    audit: await Audit.entry({ action: "mailbox.disowned", subjects: [mailboxID, organizationID] }),
    answer: { mailboxID, status: standing.status },
  })
}

/** Runs inside the consulate that the link names, once that is known to exist: an invented link assumes no role. */
async function bearing<T>(token: string, run: (mailboxID: string, secret: string) => Promise<T>): Promise<T> {
  const capability = parseCapability(token)
  if (!capability) throw invalid()
  const { tenantID, recordID, secret } = capability
  const tenant = await Act.with({ type: "system", job: "mailbox" }, () => Tenant.find(tenantID))
  if (tenant?.status !== "active") throw invalid()
  return Act.with({ type: "system", job: "mailbox", tenantID }, () => run(recordID, secret))
}

type Checkable = MailboxRow & { check: NonNullable<MailboxRow["check"]> }

async function matching(mailboxID: string, secret: string): Promise<Checkable> {
  const row = await find(mailboxID)
  if (row?.usedHash && secretMatches(secret, row.usedHash)) throw new VisibleError("gone", "link_used")
  if (!row?.check || !secretMatches(secret, row.check.hash)) throw invalid()
  if (row.check.expiresAt <= Clock.iso()) throw new VisibleError("gone", "link_expired")
  return { ...row, check: row.check }
}
