import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { at, calm, clock, office, open, organization, staff } from "../../../../../tests/support/mailboxes"
import { Clock } from "../../platform/util/clock"
import { Inbox } from "../../scheduler/inbox/inside"
import { Statistics } from "../../statistics/statistics/inside"
import * as Alliance from "./alliance"

beforeAll(open)
afterEach(calm)

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
    await expect(staff(() => Alliance.end({ allianceID }))).rejects.toThrow("alliance_wrong_state")
    expect((await staff(() => Alliance.list({}))).items).toContainEqual(
      expect.objectContaining({ allianceID, status: "ended" }),
    )
  })

  it("needs an organisation and a role that may", async () => {
    const input = { organizationID: "org_01JQ0000000000000000000000", kind: "mou", startsOn: "2026-03-09" } as const
    await expect(staff(() => Alliance.create(input))).rejects.toThrow("not_found")
    await expect(office.as("caseworker", () => Alliance.create(input))).rejects.toThrow("forbidden")
  })

  it("goes from draft over the lawyers to its signature, which counts in the month of its day", async () => {
    at("2026-03-09T15:00:00.000Z")
    const organizationID = await organization()
    const before = await clock(() => Statistics.counters("2026-02"))
    const { allianceID } = await staff(() =>
      Alliance.create({ organizationID, kind: "mou", stage: "draft", startsOn: "2026-04-01", endsOn: "2026-12-31" }),
    )
    const status = async () => (await staff(() => Alliance.fromID({ allianceID }))).status
    expect(await status()).toBe("draft")
    await expect(
      staff(() => Alliance.sign({ allianceID, version: 1, signedOn: "2026-02-27", startsOn: "2026-03-01" })),
    ).rejects.toThrow("alliance_opinion_missing")
    await staff(() => Alliance.submit({ allianceID, version: 1 }))
    expect(await status()).toBe("in_opinion")
    await staff(() => Alliance.giveBack({ allianceID, version: 2 }))
    await staff(() => Alliance.submit({ allianceID, version: 3 }))
    const opinion = { number: "CJA-0142/26", on: "2026-02-20" }
    await staff(() => Alliance.opine({ allianceID, version: 4, opinion }))
    // A colleague who opened the same draft cannot overwrite it, nor return or sign a version that she has not read.
    const signing = { signedOn: "2026-02-27", startsOn: "2026-03-01" }
    for (const late of [
      () => Alliance.opine({ allianceID, version: 4, opinion: { ...opinion, number: "CJA-9" } }),
      () => Alliance.giveBack({ allianceID, version: 4 }),
      () => Alliance.sign({ allianceID, version: 4, ...signing }),
    ])
      await expect(staff(late)).rejects.toThrow("stale")
    const terms = { object: "Talleres y consultas", dataSharing: true, languages: ["es"] }
    await expect(staff(() => Alliance.change({ allianceID, version: 1, terms }))).rejects.toThrow("stale")
    await staff(() => Alliance.change({ allianceID, version: 5, terms }))
    expect(await clock(() => Alliance.inForce(organizationID, Clock.iso()))).toBe(false)
    await staff(() => Alliance.sign({ allianceID, version: 6, ...signing, endsOn: "2027-02-28" }))
    expect(await staff(() => Alliance.fromID({ allianceID }))).toMatchObject({
      status: "in_force",
      signedOn: "2026-02-27",
      opinion: { number: "CJA-0142/26" },
      terms: { object: "Talleres y consultas", dataSharing: true },
    })
    const counted = await clock(() => Statistics.counters("2026-02"))
    for (const key of ["alliance.signed", "alliance.kind.mou"])
      expect((counted[key] ?? 0) - (before[key] ?? 0), key).toBe(1)
    await expect(office.as("viewer", () => Alliance.submit({ allianceID, version: 7 }))).rejects.toThrow("forbidden")
    await expect(office.as("outreach", () => Alliance.sign({ allianceID, version: 7, ...signing }))).rejects.toThrow(
      "forbidden",
    )
  })

  it("reminds at each mark once with one open task, which ends when it is renewed", async () => {
    at("2026-03-09T15:00:00.000Z")
    const organizationID = await organization()
    const { allianceID } = await staff(() =>
      Alliance.create({ organizationID, kind: "mou", startsOn: "2026-01-01", endsOn: "2026-07-31" }),
    )
    const open = async () => {
      await clock(() => Alliance.remind())
      await clock(() => Alliance.remind())
      const all = await staff(() => Inbox.list({ status: "open", limit: 100 }))
      return all.items.filter((task) => task.allianceID === allianceID).map(({ kind, urgent }) => `${kind} ${urgent}`)
    }
    at("2026-05-02T03:59:59.000Z")
    expect(await open()).toEqual([])
    for (const [when, expected] of [
      ["2026-05-02T04:00:00.000Z", "alliance_expiring false"],
      ["2026-07-05T04:00:00.000Z", "alliance_expiring false"],
      ["2026-08-01T04:00:00.000Z", "alliance_lapsed true"],
    ] as const) {
      at(when)
      expect(await open(), when).toEqual([expected])
    }
    expect(await clock(() => Alliance.inForce(organizationID, Clock.iso()))).toBe(false)
    const { version } = await staff(() => Alliance.fromID({ allianceID }))
    const renewal = { allianceID, version, kind: "mou", signedOn: "2026-08-01", endsOn: "2027-08-31" } as const
    const { allianceID: successorID, startsOn } = await staff(() => Alliance.renew(renewal))
    expect(startsOn).toBe("2026-08-01")
    expect(await open()).toEqual([])
    expect(await clock(() => Alliance.inForce(organizationID, Clock.iso()))).toBe(true)
    expect(await staff(() => Alliance.fromID({ allianceID }))).toMatchObject({ successorID, status: "lapsed" })
    expect(await staff(() => Alliance.fromID({ allianceID: successorID }))).toMatchObject({ supersedes: allianceID })
    await expect(staff(() => Alliance.renew(renewal))).rejects.toThrow("stale")
    const again = { ...renewal, version: version + 1 }
    await expect(staff(() => Alliance.renew(again))).rejects.toThrow("alliance_wrong_state")
    const { "alliance.renewed": renewed } = await clock(() => Statistics.counters("2026-08"))
    expect(renewed).toBe(1)
  })
})
