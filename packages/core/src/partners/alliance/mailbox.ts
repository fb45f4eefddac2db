import { Audit } from "../../audit/audit/inside"
import { Directory } from "../../directory/directory/inside"
import { verb } from "../../platform/actor"
import { Calendar } from "../../platform/calendar"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, Lists, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import type { Schedule } from "../../tenancy/tenant/settings.schema"
import { AddressEntity, MailboxEntity, type MailboxRow, MailEventEntity } from "./alliance.entity"
import { AddMailboxInput, ListMailboxesInput, type Mailbox, MailboxInput, ScheduleInput } from "./alliance.schema"
import { answerRepeat, sendCheck } from "./mailbox.check"
import { existing, find, serialize, stopped, write } from "./mailbox.row"
import * as rules from "./mailbox.rules"

/**
 * Adds a mailbox of an organisation and mails it the link that proves it. Until it is proven, nothing else is sent to
 * it.
 */
export const addMailbox = verb("mailbox.add", AddMailboxInput, async (input) => {
  await answerRepeat()
  const { organizationID, email } = input
  await Directory.organization(organizationID)
  const handle = await Store.consulate()
  const taken = await AddressEntity.get({ organizationID, email }).go({ ...handle, consistent: true })
  if (taken.data) throw new VisibleError("conflict", "mailbox_exists", "email")
  const { settings } = await Tenant.current()
  const mailboxID = createID("mailbox")
  const standing: rules.State = { status: "pending" }
  const schedule: Schedule = input.schedule ?? settings.digestSchedule
  const row = { ...input, mailboxID, schedule, standing, createdAt: Clock.iso(), version: 1 }
  const check = await sendCheck(row)
  const { table } = handle
  return commit({
    writes: [
      Writes.put(MailboxEntity.create(omitNil({ ...row, check })).params({ table })),
      Writes.put(AddressEntity.create({ organizationID, email, mailboxID }).params({ table })),
    ],
    audit: await Audit.entry({ action: "mailbox.add", subjects: [mailboxID, organizationID] }),
    answer: { mailboxID },
  })
})

/** Mails the link again; the earlier one stops working. */
export const verify = verb("mailbox.verify", MailboxInput, async ({ mailboxID }) => {
  await answerRepeat()
  const row = await existing(mailboxID)
  const standing = rules.checked(row.standing)
  const check = await sendCheck(row)
  return commit({
    writes: [await write(row, { standing, check })],
    audit: await Audit.entry({ action: "mailbox.verify", subjects: [mailboxID, row.organizationID] }),
    answer: { mailboxID, status: standing.status },
  })
})

/** Sets language, place, opening hours, and when its digest is sent. */
export const schedule = verb("mailbox.schedule", ScheduleInput, async ({ mailboxID, version, ...place }) => {
  const row = await existing(mailboxID)
  assertAsRead(row.version, version)
  const now = Clock.iso()
  const next = Calendar.nextDigestAt(place.schedule, place.timeZone, now)
  const standing = rules.reschedule(row.standing, now, next)
  return commit({
    writes: [await write(row, { ...place, standing })],
    audit: await Audit.entry({ action: "mailbox.schedule", subjects: [mailboxID, row.organizationID] }),
    answer: { mailboxID, status: standing.status },
  })
})

/** Staff stop writing to a mailbox; its links stop working, including one that is on its way. */
export const pauseMailbox = verb("mailbox.pause", MailboxInput, ({ mailboxID }) =>
  retrying(async () => {
    const row = await existing(mailboxID)
    const standing = rules.pause(row.standing, "staff")
    if (!standing) throw new VisibleError("conflict", "mailbox_wrong_state")
    return commit({
      writes: [await stopped(row, standing)],
      audit: await Audit.entry({ action: "mailbox.pause", subjects: [mailboxID, row.organizationID] }),
      answer: { mailboxID, status: standing.status },
    })
  }),
)

/** Ends a pause. A mailbox that must be proven again gets its link in the same call. */
export const resumeMailbox = verb("mailbox.resume", MailboxInput, async ({ mailboxID }) => {
  await answerRepeat()
  const row = await existing(mailboxID)
  const now = Clock.iso()
  const standing = rules.resume(row.standing, now, Calendar.nextDigestAt(row.schedule, row.timeZone, now))
  const check = standing.status === "pending" ? await sendCheck({ ...row, standing }) : null
  return commit({
    writes: [await write(row, { standing, check })],
    audit: await Audit.entry({ action: "mailbox.resume", subjects: [mailboxID, row.organizationID] }),
    answer: { mailboxID, status: standing.status },
  })
})

export const listMailboxes = verb(
  "mailbox.list",
  ListMailboxesInput,
  async ({ organizationID, cursor, limit }): Promise<Page<Mailbox>> => {
    const handle = await Store.consulate()
    const query = MailboxEntity.query.byOrganization({})
    const result = await Lists.page({ cursor, limit }, (at) =>
      (organizationID ? query.begins({ organizationID }) : query).go({ ...handle, ...at }),
    )
    return { items: result.data.map(serialize), cursor: result.cursor }
  },
)

const eventDays = 60
const taskOf = { bounce: "mailbox_bounced", complaint: "mailbox_complained" } as const

/**
 * Handles a bounce or complaint about a message to this mailbox: nothing more is sent to it, and a task says to call
 * the organisation. A repeated report of one message acts once. Returns whether the mailbox changed; an unknown mailbox
 * changes nothing.
 */
export const pause = (mailboxID: string, reason: "bounce" | "complaint", messageID: string): Promise<boolean> =>
  retrying(async () => {
    const row = await find(mailboxID)
    if (!row || (await wasTold(mailboxID, reason, messageID))) return false
    const standing = rules.pause(row.standing, reason)
    const expiresAt = Math.floor(Clock.now().getTime() / 1000) + eventDays * 86_400
    const { table } = await Store.consulate()
    const told = MailEventEntity.create({ mailboxID, reason, messageID, expiresAt }).params({ table })
    await commit({
      writes: [Writes.put(told), ...(standing ? await paused(row, standing, reason) : [])],
      audit: await Audit.entry({ action: `mailbox.${reason}`, subjects: [mailboxID, row.organizationID] }),
      answer: { mailboxID },
      remembered: false,
    })
    return standing !== undefined
  })

async function paused(row: MailboxRow, standing: rules.State, reason: "bounce" | "complaint") {
  const { mailboxID, organizationID } = row
  const task = { kind: taskOf[reason], urgent: false, dueAt: Clock.iso(), organizationID, mailboxID }
  return [await stopped(row, standing), await Task.write(task)]
}

async function wasTold(mailboxID: string, reason: string, messageID: string) {
  const handle = await Store.consulate()
  const { data } = await MailEventEntity.get({ mailboxID, reason, messageID }).go({ ...handle, consistent: true })
  return data !== null
}
