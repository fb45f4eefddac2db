import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput } from "../../../../../tests/support/inputs"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import type { Person } from "../../casework/person/inside"
import { Act } from "../../platform/actor"
import { Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import { Review } from "../review/inside"
import { Timeline } from "../timeline/inside"
import * as Contact from "./contact"

const monday = "2026-03-02T15:00:00.000Z"
let here: Consulate
let now = monday
beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
})
afterAll(() => Clock.set(undefined))

type Safe = Parameters<typeof Person.changeContact>[0]["safeContact"]
const phone = { channel: "phone" as const, value: canary.phone, days: [1, 2], from: 540, to: 720 }
let women = 0
async function open(safeContact: Safe = { allowed: "yes", channels: [phone] }, at = monday) {
  now = at
  const input = caseFileInput()
  // Each woman has her own phone number: the same number twice would mean the same woman.
  const channels = (safeContact.channels ?? []).map((channel) =>
    channel.value === canary.phone ? { ...channel, value: `${canary.phone} ${++women + 1000}` } : channel,
  )
  const asked = { ...input, person: { ...input.person, safeContact: { ...safeContact, channels } } } as Parameters<
    typeof CaseFile.open
  >[0]
  return here.as("caseworker", () => CaseFile.open(asked))
}
const reason = { kind: "legal_deadline" as const, words: "La audiencia es mañana temprano" }
const start = (casefileID: string, more: object = {}, role: "caseworker" | "coordinator" = "caseworker") =>
  here.as(role, () => Contact.start({ casefileID, channel: "phone", way: 0, ...more }))
const actions = async (subject: string) =>
  (await here.as("coordinator", () => Audit.list({ subject }))).items.map(({ action }) => action)

describe("how she can be reached now", () => {
  const way = { channel: "phone" as const, value: canary.phone }
  it.each([
    ["nobody asked her when", {}, false],
    ["she said at any time", { anyTime: true }, true],
    ["she named a day", { days: [1] }, true],
    ["she named from when", { from: 540 }, true],
    ["she named until when", { to: 1200 }, true],
  ] as const)("%s: that is said, and only what she said is a safe time", async (_, times, timesSaid) => {
    const { casefileID } = await open({ allowed: "yes", channels: [{ ...way, ...times } as never] })
    const { ways } = await here.as("caseworker", () => Contact.reach({ casefileID }))
    expect(ways).toMatchObject([{ timesSaid, why: [], nextSafeAt: timesSaid ? expect.any(String) : null }])
  })

  it("is not at any time and at some", async () => {
    const both = { ...way, anyTime: true, days: [1] }
    await expect(open({ allowed: "yes", channels: [both] })).rejects.toThrow("any_time_and_hours")
  })
})

describe("a contact", () => {
  it("by a safe channel in a safe hour begins without a word, and is told afterwards", async () => {
    const { casefileID } = await open()
    const { contactID, why } = await start(casefileID)
    expect(why).toEqual([])
    const finish = () =>
      here.as("caseworker", () => Contact.finish({ contactID, outcome: "reached", note: canary.note }))
    await finish()
    await expect(finish()).rejects.toThrow("contact_told")
    const { items } = await here.as("caseworker", () => Contact.list({ casefileID }))
    expect(items).toMatchObject([{ contactID, status: "done", outcome: "reached", note: canary.note, why: [] }])
  })

  it.each([
    ["out of hours", { allowed: "yes", channels: [phone] }, "2026-03-02T20:00:00.000Z", {}, ["outside_hours"]],
    ["on another day", { allowed: "yes", channels: [phone] }, "2026-03-04T15:00:00.000Z", {}, ["outside_days"]],
    [
      "by a channel he sees",
      { allowed: "yes", channels: [{ ...phone, sharedWithAbuser: true }] },
      monday,
      {},
      ["shared_with_abuser"],
    ],
    [
      "by a channel she did not name",
      { allowed: "yes", channels: [phone] },
      monday,
      { channel: "whatsapp", way: null },
      ["not_listed"],
    ],
    ["when she calls us", { allowed: "she_calls", channels: [] }, monday, { way: null }, ["she_calls_us"]],
  ] as const)(
    "%s is refused without a reason; with one it is kept, told in the audit and put before the supervisor",
    async (_, safe, at, more, expected) => {
      const { casefileID } = await open(safe as unknown as Safe, at)
      await expect(start(casefileID, more)).rejects.toThrow("contact_needs_reason")
      const { contactID, why } = await start(casefileID, { ...more, exception: reason })
      expect(why).toEqual(expected)
      expect(await actions(contactID)).toEqual(["contact.started_against_safety"])
      const { items } = await here.as("coordinator", () => Review.queue({ limit: 100 }))
      expect(items.filter((one) => one.casefileID === casefileID)).toMatchObject([
        { cause: "unsafe_contact", question: null },
      ])
      const { items: kept } = await here.as("coordinator", () => Contact.list({ casefileID }))
      expect(kept).toMatchObject([{ exception: "legal_deadline", exceptionWords: reason.words }])
    },
  )

  it("is stale from the first moment after thirty days", async () => {
    const { casefileID } = await open({ allowed: "yes", channels: [{ channel: "phone", value: canary.phone }] })
    now = "2026-04-01T15:00:00.000Z"
    expect((await start(casefileID)).why).toEqual([])
    now = "2026-04-01T15:00:00.001Z"
    await expect(start(casefileID)).rejects.toThrow("contact_needs_reason")
    const { stale, ways } = await here.as("caseworker", () => Contact.reach({ casefileID }))
    expect({ stale, why: ways[0]?.why }).toEqual({ stale: true, why: ["stale"] })
  })

  it("against her no is the coordinator's alone, with a reason", async () => {
    const { casefileID } = await open({ allowed: "no", channels: [] })
    await expect(start(casefileID, { exception: reason })).rejects.toThrow("contact_not_allowed")
    await expect(start(casefileID, {}, "coordinator")).rejects.toThrow("contact_needs_reason")
    expect((await start(casefileID, { way: null, exception: reason }, "coordinator")).why).toEqual([
      "contact_not_allowed",
    ])
  })

  it("that left a message where none may be left needs a reason of its own", async () => {
    const { casefileID } = await open()
    const { contactID } = await start(casefileID)
    const finish = (more: object) =>
      here.as("caseworker", () => Contact.finish({ contactID, outcome: "left_message", ...more }))
    await expect(finish({})).rejects.toThrow("contact_needs_reason")
    await finish({ exception: { kind: "already_happened", words: "Dejé mi nombre sin querer" } })
    expect(await actions(contactID)).toContain("contact.finished_against_safety")
  })

  it("in which she says her word for danger is everybody's at once", async () => {
    const { casefileID, folio } = await open()
    await here.as("caseworker", () =>
      Contact.log({ casefileID, direction: "she_reached_us", channel: "phone", outcome: "reached", danger: true }),
    )
    const { items } = await here.as("coordinator", () => Inbox.list({ limit: 100 }))
    expect(items.filter((task) => task.casefileID === casefileID)).toMatchObject([
      { kind: "danger_word", urgent: true, folio },
    ])
  })

  it("answered by somebody else says what was told to them; in person is when she comes", async () => {
    const { casefileID } = await open()
    const log = (more: object) =>
      here.as("caseworker", async () =>
        Contact.log({ casefileID, direction: "she_reached_us", channel: "phone", outcome: "reached", ...more }),
      )
    await expect(log({ outcome: "somebody_else" })).rejects.toThrow("said_required")
    await expect(log({ direction: "she_came" })).rejects.toThrow("channel_in_person")
    await expect(log({ at: "2026-03-02T15:02:00.000Z" })).rejects.toThrow("not_yet")
  })

  it("is read without what she told by a colleague who does not carry the file", async () => {
    const { casefileID } = await open()
    await here.as("caseworker", () =>
      Contact.log({ casefileID, direction: "she_came", channel: "in_person", outcome: "reached", note: canary.note }),
    )
    const other = {
      type: "staff" as const,
      tenantID: here.tenantID,
      staffID: "stf_01J00000000000000000000009",
      identity: "x",
      role: "caseworker" as const,
      duties: { areas: [], minors: false },
    }
    const { items } = await Act.with(other, () => Contact.list({ casefileID }))
    expect(items).toMatchObject([{ note: null, hidden: true }])
  })

  it("lies in the table without a word of it, and in the timeline by kind and ids", async () => {
    const { casefileID } = await open()
    now = new Date(Date.parse(now) + 60_000).toISOString()
    const { contactID } = await here.as("caseworker", () =>
      Contact.log({ casefileID, direction: "she_came", channel: "in_person", outcome: "reached", note: canary.note }),
    )
    const { table, client } = await here.as("caseworker", Store.consulate)
    const { Items } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": `contact#${contactID}` },
      }),
    )
    expect(Items).toHaveLength(1)
    expect(JSON.stringify(Items)).not.toContain("canaria")
    const { items } = await here.as("caseworker", () => Timeline.read({ casefileID }))
    expect(items.map(({ what }) => what)).toEqual(["contact.logged", "casefile.opened"])
    expect(items[0]?.about).toEqual([contactID, casefileID])
  })
})
