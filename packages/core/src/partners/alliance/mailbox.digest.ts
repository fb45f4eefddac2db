import { Store, type Write, Writes } from "../../platform/store"
import { each } from "../../platform/util/guard"
import { MailboxEntity } from "./alliance.entity"
import type { Mailbox } from "./alliance.schema"
import { serialize } from "./mailbox.row"
import { sooner } from "./mailbox.rules"

export type DueMailbox = Mailbox & { nextDigestAt: string }

/** Verified mailboxes whose next digest is due at `tick`, soonest first. */
export async function due(tick: string): Promise<DueMailbox[]> {
  const handle = await Store.consulate()
  const { data } = await MailboxEntity.query
    .byTending({})
    .lte({ tendAt: new Date(tick).toISOString() })
    .go({ ...handle, pages: "all" })
  const due: DueMailbox[] = []
  await each(
    "mailbox.not_read",
    data,
    ({ mailboxID }) => ({ mailboxID }),
    (row) => {
      const mailbox = serialize(row)
      if (!isDue(mailbox, tick)) return false
      due.push(mailbox)
      return true
    },
  )
  return due
}

/** When the first mailbox is to be looked at: for its next digest, for the end of its verification, or for an owed mail. */
export async function nextMailboxAt(): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await MailboxEntity.query.byTending({}).go({ ...handle, limit: 1 })
  return data[0]?.tendAt
}

const isDue = (mailbox: Mailbox, tick: string): mailbox is DueMailbox =>
  mailbox.status === "verified" && mailbox.nextDigestAt !== null && mailbox.nextDigestAt <= tick

/** The organisation's mailbox that may be written to; the oldest if there are several. */
export async function readyMailbox(organizationID: string): Promise<Mailbox | undefined> {
  const handle = await Store.consulate()
  const query = MailboxEntity.query.byOrganization({}).begins({ organizationID })
  const { data } = await query.go({ ...handle, pages: "all" })
  return data.map(serialize).find(({ status }) => status === "verified")
}

/**
 * Moves the mailbox to its next digest, for the transaction of the one just sent; refused if the mailbox changed since
 * it was read.
 */
export async function writeAdvance(mailbox: Mailbox, nextDigestAt: string): Promise<Write> {
  const { table } = await Store.consulate()
  const { verifiedAt, verifyAgainAt, version: before } = mailbox
  if (!verifiedAt || !verifyAgainAt) throw new Error("Only a verified mailbox has a next digest")
  const standing = { status: "verified" as const, verifiedAt, verifyAgainAt, nextDigestAt }
  return Writes.update(
    MailboxEntity.patch({ mailboxID: mailbox.mailboxID })
      .set({ standing, tendAt: sooner(nextDigestAt, verifyAgainAt), version: before + 1 })
      .where(({ version }, { eq }) => eq(version, before))
      .params({ table }),
  )
}
