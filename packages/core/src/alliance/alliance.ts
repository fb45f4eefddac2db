import { Act } from "../actor"
import { Audit } from "../audit"
import { Directory } from "../directory"
import { CapacityInput } from "../directory/directory.schema"
import { VisibleError } from "../error"
import { commit, retrying, Store, Writes } from "../store"
import { Tenant } from "../tenant"
import { absent } from "../util/absent"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { createID } from "../util/id"
import type { Page } from "../util/schema"
import { AllianceEntity, type AllianceRow } from "./alliance.entity"
import * as rules from "./alliance.rules"
import { CreateInput, EndInput, type Info, ListInput } from "./alliance.schema"
import { mailboxFromID } from "./mailbox.row"

export { addMailbox, listMailboxes, pause, pauseMailbox, resumeMailbox, schedule, verify } from "./mailbox"
export { due, readyMailbox, writeAdvance } from "./mailbox.digest"
export { confirm, look } from "./mailbox.public"
export { mailboxFromID } from "./mailbox.row"
export { tendMailboxes } from "./mailbox.tend"

export const create = fn(CreateInput, async (input) => {
  Act.assert("alliance.create")
  const { table } = await Store.consulate()
  await Directory.organization(input.organizationID)
  const allianceID = createID("alliance")
  const row = { ...input, allianceID, createdAt: Clock.iso(), version: 1 }
  return commit({
    writes: [Writes.put(AllianceEntity.create(absent(row)).params({ table }))],
    audit: await Audit.entry({ action: "alliance.create", subjects: [allianceID, input.organizationID] }),
    answer: { allianceID },
  })
})

/** Ends an alliance before its time: nothing more is sent under it. */
export const end = fn(EndInput, ({ allianceID }) =>
  retrying(async () => {
    Act.assert("alliance.end")
    const handle = await Store.consulate()
    const found = (await AllianceEntity.query.byID({ allianceID }).go(handle)).data[0]
    if (!found) throw new VisibleError("not_found", "not_found")
    const { organizationID } = found
    const { data } = await AllianceEntity.get({ organizationID, allianceID }).go({ ...handle, consistent: true })
    if (!data) throw new VisibleError("not_found", "not_found")
    const next = AllianceEntity.put(rules.end(data, Clock.iso()))
    return commit({
      writes: [
        Writes.put(next.where(({ version }, { eq }) => eq(version, data.version)).params({ table: handle.table })),
      ],
      audit: await Audit.entry({ action: "alliance.end", subjects: [allianceID, organizationID] }),
      answer: { allianceID },
    })
  }),
)

export const list = fn(ListInput, async ({ organizationID }): Promise<Page<Info>> => {
  Act.assert("alliance.list")
  const rows = organizationID ? await ofOrganization(organizationID) : await all()
  const { timeZone } = await Tenant.current()
  const now = Clock.iso()
  return { items: rows.map((row) => serialize(row, now, timeZone)), cursor: null }
})

/** Does an alliance with this organisation hold at `at`? Asked when a referral is made and again when it is sent. */
export async function inForce(organizationID: string, at: string): Promise<boolean> {
  const rows = await ofOrganization(organizationID)
  const { timeZone } = await Tenant.current()
  return rows.some((row) => serialize(row, at, timeZone).status === "in_force")
}

/** What a partner says of its own capacity, on its page. */
export const stateCapacity = fn(CapacityInput, (input) =>
  retrying(async () => {
    Act.assert("partner.capacity")
    const { mailboxID } = Act.partner()
    const { organizationID } = await mailboxFromID(mailboxID)
    return commit({
      writes: [await Directory.writeCapacity(organizationID, input)],
      audit: await Audit.entry({ action: "organization.capacity", subjects: [organizationID, mailboxID] }),
      answer: { organizationID, status: input.status },
    })
  }),
)

async function ofOrganization(organizationID: string): Promise<AllianceRow[]> {
  const handle = await Store.consulate()
  const query = AllianceEntity.query.byOrganization({ organizationID })
  return (await query.go({ ...handle, consistent: true, pages: "all" })).data
}

async function all(): Promise<AllianceRow[]> {
  const handle = await Store.consulate()
  return (await AllianceEntity.query.byStart({}).go({ ...handle, pages: "all", order: "desc" })).data
}

function serialize(row: AllianceRow, at: string, timeZone: string): Info {
  const term = { startsOn: row.startsOn, endsOn: row.endsOn ?? null, endedAt: row.endedAt ?? null }
  return {
    allianceID: row.allianceID,
    organizationID: row.organizationID,
    kind: row.kind,
    ...term,
    status: rules.statusAt(term, at, timeZone),
    createdAt: row.createdAt,
  }
}
