import { randomUUID } from "node:crypto"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import {
  at,
  calm,
  clock,
  inbox,
  mailbox,
  monday,
  office,
  open,
  organization,
  place,
  read,
  staff,
  stranger,
  tokenIn,
} from "../../../../../tests/support/mailboxes"
import { Replay } from "../../platform/store"
import { parseCapability } from "../../platform/util/capability"
import { Request } from "../../platform/util/request"
import * as Alliance from "./alliance"

beforeAll(open)
afterEach(calm)

const request = <T>(key: string, run: () => Promise<T>) =>
  Request.with({ requestID: "req_test", language: "es", idempotency: { key, said: key } }, run)

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
})
