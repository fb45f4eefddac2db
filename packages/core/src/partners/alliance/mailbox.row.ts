import { VisibleError } from "../../platform/error"
import { findOne, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { omitNil } from "../../platform/util/omit-nil"
import { MailboxEntity, type MailboxRow } from "./alliance.entity"
import type { Mailbox } from "./alliance.schema"
import { type State, statusAt, tendAt } from "./mailbox.rules"

/** The row itself, read now. */
export async function find(mailboxID: string): Promise<MailboxRow | undefined> {
  return findOne(MailboxEntity.get({ mailboxID }))
}

export async function existing(mailboxID: string): Promise<MailboxRow> {
  const row = await find(mailboxID)
  if (!row) throw new VisibleError("not_found", "not_found")
  return row
}

/** One mailbox, for other modules; refuses when it does not exist here. */
export const mailboxFromID = async (mailboxID: string): Promise<Mailbox> => serialize(await existing(mailboxID))

type Next = Partial<
  Omit<MailboxRow, "mailboxID" | "organizationID" | "email" | "createdAt" | "version" | "check" | "state">
> & {
  /** Null removes the link. */
  check?: MailboxRow["check"] | null
  state?: string | null
}

/**
 * The row's next version, if nobody changed it since it was read. When the periodic job looks at it follows from its
 * state.
 */
export async function write(before: MailboxRow, change: Next): Promise<Write> {
  const { table } = await Store.consulate()
  const standing = change.standing ?? before.standing
  const next = omitNil({ ...before, ...change, standing, tendAt: tendAt(standing), version: before.version + 1 })
  return Writes.replace(MailboxEntity.put(next as MailboxRow), before.version, table)
}

/** The row's next version, with all links mailed to it closed. */
export const stopped = (before: MailboxRow, standing: State, change: Next = {}): Promise<Write> =>
  write(before, { ...change, standing, check: null, linksClosedAt: Clock.iso() })

/** Closes the links of every mailbox of an organisation, for the transaction that ends their use. */
export const linksClosedOf = async (organizationID: string): Promise<Write[]> =>
  awaitAll((await mailboxIDsOf(organizationID)).map(linksClosed))

export const linksClosed = async (mailboxID: string): Promise<Write> =>
  write(await existing(mailboxID), { check: null, linksClosedAt: Clock.iso() })

export function serialize(row: MailboxRow): Mailbox {
  const { standing } = row
  const verified = standing.status === "paused" ? standing.verified : standing.status === "verified" ? standing : null
  return {
    mailboxID: row.mailboxID,
    organizationID: row.organizationID,
    email: row.email,
    language: row.language,
    timeZone: row.timeZone,
    country: row.country,
    state: row.state ?? null,
    schedule: row.schedule,
    hours: row.hours,
    status: statusAt(standing, Clock.iso()),
    pauseReason: standing.status === "paused" ? standing.pauseReason : null,
    verifiedAt: standing.status === "lapsed" ? standing.verifiedAt : (verified?.verifiedAt ?? null),
    verifyAgainAt: verified?.verifyAgainAt ?? null,
    nextDigestAt: standing.status === "verified" ? standing.nextDigestAt : null,
    linksClosedAt: row.linksClosedAt ?? null,
    createdAt: row.createdAt,
    version: row.version,
  }
}

/** Every mailbox that an organisation has or had. */
export async function mailboxIDsOf(organizationID: string): Promise<string[]> {
  const handle = await Store.consulate()
  const query = MailboxEntity.query.byOrganization({}).begins({ organizationID })
  return (await query.go({ ...handle, pages: "all" })).data.map(({ mailboxID }) => mailboxID)
}
