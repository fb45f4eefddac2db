import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { consulate } from "../../../../../tests/support/consulate"
import {
  at,
  calm,
  clock,
  inbox,
  monday,
  monday8,
  office,
  open,
  place,
  read,
  staff,
  stranger,
  tasks,
  tokenIn,
  verifiedMailbox,
} from "../../../../../tests/support/mailboxes"
import { Audit } from "../../audit/audit/inside"
import { Directory } from "../../directory/directory/inside"
import { Act } from "../../platform/actor"
import { commit } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import * as Alliance from "./alliance"

beforeAll(open)
afterEach(calm)

describe("a mailbox in use", () => {
  it("lapses after 90 days with one task and one mail, even when the mail fails first", async () => {
    const { email, mailboxID } = await verifiedMailbox()
    at("2026-06-04T15:00:00.000Z")
    expect(await read(mailboxID)).toMatchObject({ status: "lapsed" })
    expect((await clock(() => Alliance.due(Clock.iso()))).map((row) => row.mailboxID)).not.toContain(mailboxID)
    office.cloud.faults.add({
      match: (call) => call.service === "ses" && JSON.stringify(call).includes(email),
      kind: "error",
    })
    await clock(() => Alliance.lapseMailboxes())
    expect(inbox(email)).toHaveLength(1)
    expect(await tasks(mailboxID)).toEqual(["mailbox_reverify"])
    for (let tick = 0; tick < 3; tick++) await clock(() => Alliance.lapseMailboxes())
    expect(inbox(email).map(({ subject }) => subject)).toEqual(["Confirm this mailbox", "Confirm this mailbox again"])
    expect(await tasks(mailboxID)).toEqual(["mailbox_reverify"])
    await stranger(() => Alliance.confirm({ token: tokenIn(email) }))
    expect(await read(mailboxID)).toMatchObject({ status: "verified", verifyAgainAt: "2026-09-02T15:00:00.000Z" })
  })

  it("is paused by a bounce once a message, with one task, and comes back only by proof", async () => {
    const { email, mailboxID, organizationID } = await verifiedMailbox()
    await office.cloud.mailEvent("bounce", inbox(email).at(-1)!, false)
    expect(await read(mailboxID)).toMatchObject({ status: "verified" })
    for (let times = 0; times < 2; times++) await office.cloud.mailEvent("bounce", inbox(email).at(-1)!)
    expect(await read(mailboxID)).toMatchObject({ status: "paused", pauseReason: "bounce", nextDigestAt: null })
    expect(await tasks(mailboxID)).toEqual(["mailbox_bounced"])
    expect(await clock(() => Alliance.readyMailbox(organizationID))).toBeUndefined()
    const bounced = inbox(email).at(-1)!
    expect(await staff(() => Alliance.resumeMailbox({ mailboxID }))).toEqual({ mailboxID, status: "pending" })
    await stranger(() => Alliance.confirm({ token: tokenIn(email) }))
    await office.cloud.mailEvent("bounce", bounced)
    expect(await read(mailboxID)).toMatchObject({ status: "verified" })
    await office.cloud.mailEvent("complaint", inbox(email).at(-1)!)
    expect(await read(mailboxID)).toMatchObject({ status: "paused", pauseReason: "complaint" })
    expect((await tasks(mailboxID)).sort()).toEqual(["mailbox_bounced", "mailbox_complained"])
  })

  it("is paused by staff, whose link stops working, and resumed as it was", async () => {
    const { email, mailboxID } = await verifiedMailbox()
    await staff(() => Alliance.verify({ mailboxID }))
    const link = tokenIn(email)
    await staff(() => Alliance.pauseMailbox({ mailboxID }))
    await expect(stranger(() => Alliance.confirm({ token: link }))).rejects.toThrow("link_invalid")
    await expect(staff(() => Alliance.pauseMailbox({ mailboxID }))).rejects.toThrow("mailbox_wrong_state")
    await expect(staff(() => Alliance.verify({ mailboxID }))).rejects.toThrow("mailbox_wrong_state")
    expect(await staff(() => Alliance.resumeMailbox({ mailboxID }))).toEqual({ mailboxID, status: "verified" })
    expect(await read(mailboxID)).toMatchObject({ nextDigestAt: monday })
    await expect(staff(() => Alliance.resumeMailbox({ mailboxID }))).rejects.toThrow("mailbox_wrong_state")
  })

  it("follows its new schedule, and advances only if nobody changed it meanwhile", async () => {
    const { mailboxID } = await verifiedMailbox()
    const before = await read(mailboxID)
    const advance = (mailbox: typeof before, next: string) =>
      clock(async () =>
        commit({
          writes: [await Alliance.writeAdvance(mailbox, next)],
          audit: await Audit.entry({ action: "task.done", subjects: [mailboxID] }),
          answer: {},
        }),
      )
    const { version } = await read(mailboxID)
    const moved = { mailboxID, ...place, timeZone: "America/Phoenix", state: null, schedule: monday8 }
    await staff(() => Alliance.schedule({ ...moved, version }))
    await expect(staff(() => Alliance.schedule({ ...moved, version }))).rejects.toThrow("stale")
    const changed = await read(mailboxID)
    expect(changed).toMatchObject({ nextDigestAt: "2026-03-09T15:00:00.000Z", state: null })
    await expect(advance(before, "2026-03-16T12:00:00.000Z")).rejects.toThrow("stale")
    await advance(changed, "2026-03-16T15:00:00.000Z")
    expect(await read(mailboxID)).toMatchObject({ nextDigestAt: "2026-03-16T15:00:00.000Z", status: "verified" })
    const due = async (tick: string) => (await clock(() => Alliance.due(tick))).map((row) => row.mailboxID)
    expect(await due("2026-03-09T15:00:00Z")).not.toContain(mailboxID)
    expect(await due("2026-03-16T15:00:00Z")).toContain(mailboxID)
  })

  it("speaks for its organisation's capacity, which is forgotten after the consulate's days", async () => {
    const { mailboxID, organizationID } = await verifiedMailbox()
    const grantID = "grt_01JQ0000000000000000000000"
    const partner = { type: "partner" as const, tenantID: office.tenantID, mailboxID, grantID, upTo: "9999" }
    const capacity = async () => (await staff(() => Directory.fromID({ organizationID }))).capacity
    await Act.with(partner, () => Alliance.stateCapacity({ status: "closed", until: "2026-03-20" }))
    expect(await capacity()).toEqual({ status: "closed", until: "2026-03-20", statedAt: "2026-03-06T15:00:00.000Z" })
    await Act.with(partner, () => Alliance.stateCapacity({ status: "waiting_list" }))
    expect(await capacity()).toMatchObject({ status: "waiting_list", until: null })
    at("2026-03-20T15:00:00.000Z")
    expect(await capacity()).toMatchObject({ status: "unknown" })
    await expect(staff(() => Alliance.stateCapacity({ status: "accepting" }))).rejects.toThrow("forbidden")
  })

  it("belongs to one consulate", async () => {
    const { mailboxID } = await verifiedMailbox()
    const other = await consulate()
    const elsewhere = { type: "system" as const, job: "digest", tenantID: other.tenantID }
    await expect(Act.with(elsewhere, () => Alliance.mailboxFromID(mailboxID))).rejects.toThrow("not_found")
    expect(await Act.with(elsewhere, () => Alliance.pause(mailboxID, "bounce", "x"))).toBe(false)
  })
})
