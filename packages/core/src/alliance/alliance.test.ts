import { randomUUID } from "node:crypto"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../tests/support/consulate"
import { Act } from "../actor"
import { Audit } from "../audit"
import { Directory } from "../directory"
import { commit, Replay } from "../store"
import { Task } from "../task"
import { parseCapability } from "../util/capability"
import { Clock } from "../util/clock"
import { Request } from "../util/request"
import { Alliance } from "."

let office: Consulate
beforeAll(async () => {
  office = await consulate()
})
afterEach(() => {
  Clock.set(undefined)
  office.cloud.faults.clear()
})

const at = (instant: string) => Clock.set(() => new Date(instant))
const staff = <T>(run: () => Promise<T>) => office.as("coordinator", run)
const clock = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "digest", tenantID: office.tenantID }, run)
const stranger = <T>(run: () => Promise<T>) => Act.with({ type: "public" }, run)
const request = <T>(key: string, run: () => Promise<T>) =>
  Request.with({ requestID: "req_test", language: "es", idempotency: { key, fingerprint: key } }, run)

const place = {
  language: "en" as const,
  timeZone: "America/New_York",
  country: "US",
  state: "PA",
  hours: { days: [1, 2, 3, 4, 5], from: 540, to: 1020 },
}
const monday8 = { days: [1], minute: 480 }
const monday = "2026-03-09T12:00:00.000Z"

const organization = () => staff(async () => (await Directory.create({ name: "Refugio" })).organizationID)
const inbox = (email: string) => office.cloud.mail.list(email)
const tokenIn = (email: string) => /\/mailbox#(\S+)/.exec(inbox(email).at(-1)?.text ?? "")?.[1] ?? ""
const read = (mailboxID: string) => clock(() => Alliance.mailboxFromID(mailboxID))
const tasks = async (mailboxID: string) => {
  const { items } = await staff(() => Task.list({ limit: 100 }))
  return items.filter((task) => task.mailboxID === mailboxID).map(({ kind }) => kind)
}

async function mailbox() {
  at("2026-03-06T15:00:00.000Z")
  const email = `${randomUUID()}@example.org`
  const organizationID = await organization()
  const { mailboxID } = await staff(() => Alliance.addMailbox({ organizationID, email, ...place, schedule: monday8 }))
  return { email, organizationID, mailboxID }
}
async function verifiedMailbox() {
  const made = await mailbox()
  await stranger(() => Alliance.confirm({ token: tokenIn(made.email) }))
  return made
}

describe("an alliance", () => {
  it("holds from its first day until it is ended", async () => {
    at("2026-03-09T15:00:00.000Z")
    const organizationID = await organization()
    const holds = () => clock(() => Alliance.inForce(organizationID, Clock.iso()))
    expect(await holds()).toBe(false)
    const { allianceID } = await staff(() =>
      Alliance.create({ organizationID, kind: "mou", startsOn: "2026-03-09", endsOn: "2026-12-31" }),
    )
    expect(await holds()).toBe(true)
    const { items } = await staff(() => Alliance.list({ organizationID }))
    expect(items).toMatchObject([{ allianceID, status: "in_force", endedAt: null }])
    await staff(() => Alliance.end({ allianceID }))
    expect(await holds()).toBe(false)
    await expect(staff(() => Alliance.end({ allianceID }))).rejects.toThrow("alliance_missing")
    expect((await staff(() => Alliance.list({}))).items).toContainEqual(
      expect.objectContaining({ allianceID, status: "ended" }),
    )
  })

  it("needs an organisation and a role that may", async () => {
    const input = { organizationID: "org_01JQ0000000000000000000000", kind: "mou", startsOn: "2026-03-09" } as const
    await expect(staff(() => Alliance.create(input))).rejects.toThrow("not_found")
    await expect(office.as("caseworker", () => Alliance.create(input))).rejects.toThrow("forbidden")
  })
})

describe("a mailbox", () => {
  it("is proven by looking and then confirming, once, and is due at its own hour", async () => {
    const { email, organizationID, mailboxID } = await mailbox()
    const token = tokenIn(email)
    expect(await clock(() => Alliance.readyMailbox(organizationID))).toBeUndefined()
    for (let times = 0; times < 3; times++) {
      const shown = await stranger(() => Alliance.look({ token }))
      expect(shown).toEqual({ office: office.names, language: "en", expiresAt: "2026-03-13T15:00:00.000Z" })
    }
    expect(await read(mailboxID)).toMatchObject({ status: "pending", nextDigestAt: null })
    const confirmed = await stranger(() => Alliance.confirm({ token }))
    expect(confirmed).toEqual({ mailboxID, status: "verified" })
    expect(await read(mailboxID)).toMatchObject({ status: "verified", nextDigestAt: monday })
    expect(await clock(() => Alliance.readyMailbox(organizationID))).toMatchObject({ mailboxID })
    await expect(stranger(() => Alliance.confirm({ token }))).rejects.toThrow("link_used")
    await expect(stranger(() => Alliance.look({ token }))).rejects.toThrow("link_used")
    const dueAt = async (tick: string) => (await clock(() => Alliance.due(tick))).map((row) => row.mailboxID)
    expect(await dueAt("2026-03-09T11:59:59Z")).not.toContain(mailboxID)
    expect(await dueAt("2026-03-09T12:00:00Z")).toContain(mailboxID)
  })

  it("names nobody in its mail, and has its address once in an organisation", async () => {
    const { email, organizationID, mailboxID } = await mailbox()
    const [mail, ...more] = inbox(email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe("Confirm this mailbox")
    expect(mail?.tags).toEqual({ tenantID: office.tenantID, kind: "verify_mailbox", mailboxID })
    const twice = staff(() => Alliance.addMailbox({ organizationID, email: email.toUpperCase(), ...place }))
    await expect(twice).rejects.toMatchObject({ code: "mailbox_exists", field: "email" })
    expect(inbox(email)).toHaveLength(1)
  })

  it("refuses a link that is wrong, of nobody, out of date or replaced", async () => {
    const { email, mailboxID } = await mailbox()
    const old = tokenIn(email)
    const { tenantID, recordID, secret } = parseCapability(old) ?? { tenantID: "", recordID: "", secret: "" }
    const wrong = [
      "x",
      `${tenantID}.${recordID}.${"A".repeat(43)}`,
      `ten_01JQ0000000000000000000000.${recordID}.${secret}`,
      `${tenantID}.mbx_01JQ0000000000000000000000.${secret}`,
    ]
    for (const token of wrong) {
      await expect(stranger(() => Alliance.look({ token }))).rejects.toThrow("link_invalid")
      await expect(stranger(() => Alliance.confirm({ token }))).rejects.toThrow("link_invalid")
    }
    await staff(() => Alliance.verify({ mailboxID }))
    await expect(stranger(() => Alliance.confirm({ token: old }))).rejects.toThrow("link_invalid")
    at("2026-03-13T15:00:00.000Z")
    await expect(stranger(() => Alliance.confirm({ token: tokenIn(email) }))).rejects.toThrow("link_expired")
  })

  it("is not written down while the mail cannot leave; the same request can be repeated, and its repeat sends nothing", async () => {
    const organizationID = await organization()
    const email = `${randomUUID()}@example.org`
    const add = () =>
      request(`add-${organizationID}`, () => staff(() => Alliance.addMailbox({ organizationID, email, ...place })))
    office.cloud.faults.add({ match: (call) => call.service === "ses", kind: "error" })
    await expect(add()).rejects.toThrow("unavailable")
    expect((await staff(() => Alliance.listMailboxes({ organizationID }))).items).toEqual([])
    const { mailboxID } = await add()
    await expect(add()).rejects.toEqual(new Replay({ mailboxID }))
    expect(inbox(email)).toHaveLength(1)
    const page = await staff(() => Alliance.listMailboxes({ organizationID }))
    expect(page.items).toMatchObject([{ mailboxID, email, status: "pending", schedule: office.schedule }])
  })

  it("survives the mail service accepting and then timing out: the next mail's link works", async () => {
    const organizationID = await organization()
    const email = `${randomUUID()}@example.org`
    const add = () => staff(() => Alliance.addMailbox({ organizationID, email, ...place }))
    office.cloud.faults.add({ match: (call) => call.service === "ses", kind: "fail-after" })
    await expect(add()).rejects.toThrow("unavailable")
    const lost = tokenIn(email)
    await add()
    await expect(stranger(() => Alliance.confirm({ token: lost }))).rejects.toThrow("link_invalid")
    expect(await stranger(() => Alliance.confirm({ token: tokenIn(email) }))).toMatchObject({ status: "verified" })
  })

  it("gives the first answer to a confirmation that is repeated, and one winner to two at once", async () => {
    const { email, mailboxID } = await mailbox()
    const token = tokenIn(email)
    const confirm = (key: string) => request(key, () => stranger(() => Alliance.confirm({ token })))
    const [one, two] = [randomUUID(), randomUUID()]
    const both = await Promise.allSettled([confirm(one), confirm(two)])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const winner = both[0]?.status === "fulfilled" ? one : two
    await expect(confirm(winner)).rejects.toEqual(new Replay({ mailboxID, status: "verified" }))
  })

  it("lapses after 90 days with one task and one mail, even when the mail fails first", async () => {
    const { email, mailboxID } = await verifiedMailbox()
    at("2026-06-04T15:00:00.000Z")
    expect(await read(mailboxID)).toMatchObject({ status: "lapsed" })
    expect((await clock(() => Alliance.due(Clock.iso()))).map((row) => row.mailboxID)).not.toContain(mailboxID)
    office.cloud.faults.add({
      match: (call) => call.service === "ses" && JSON.stringify(call).includes(email),
      kind: "error",
    })
    await clock(() => Alliance.tendMailboxes())
    expect(inbox(email)).toHaveLength(1)
    expect(await tasks(mailboxID)).toEqual(["mailbox_reverify"])
    for (let tick = 0; tick < 3; tick++) await clock(() => Alliance.tendMailboxes())
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
          audit: await Audit.entry({ action: "test", subjects: [mailboxID] }),
          answer: {},
        }),
      )
    await staff(() =>
      Alliance.schedule({ mailboxID, ...place, timeZone: "America/Phoenix", state: null, schedule: monday8 }),
    )
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
    const partner = { type: "partner" as const, tenantID: office.tenantID, mailboxID, grantID }
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
