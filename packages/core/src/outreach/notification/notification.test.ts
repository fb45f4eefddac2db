import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Numbers } from "../../reporting/numbers/inside"
import { Statistics } from "../../statistics/statistics/inside"
import * as Notification from "./notification"
import { minutesOf, summarise } from "./notification.rules"

let here: Consulate
beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date("2026-04-02T15:00:00.000Z"))
  await here.as("coordinator", () => Vault.createKey())
})
afterAll(() => Clock.set(undefined))

const told = {
  receivedAt: "2026-04-01T03:30:00Z",
  timeZone: "America/New_York",
  agency: "sheriff" as const,
  level: "county" as const,
  asked: "yes" as const,
}

describe("a consular notification", () => {
  it("counts in the month in which it came on the consulate's wall, and is followed to contact and visit", async () => {
    const { notificationID } = await here.as("caseworker", () => Notification.record(told))
    // 23:30 on 31 March in local time.
    expect((await here.as("coordinator", () => Statistics.counters("2026-03")))["notification.received"]).toBe(1)
    expect((await here.as("coordinator", () => Numbers.findDrift("2026-03"))).drift).toEqual([])
    const followed = { notificationID, contactedAt: "2026-04-01T05:00:00Z", visitedOn: "2026-04-01", version: 1 }
    await here.as("outreach", () => Notification.follow(followed))
    expect(await here.as("viewer", () => Notification.fromID({ notificationID }))).toMatchObject({
      minutes: 90,
      visitedOn: "2026-04-01",
      version: 2,
    })
    await expect(here.as("outreach", () => Notification.follow(followed))).rejects.toThrow("stale")
    expect(await here.as("viewer", () => Notification.summary({ from: "2026-03-31", to: "2026-03-31" }))).toEqual({
      agencies: [{ agency: "sheriff", received: 1, contacted: 1, medianMinutes: 90, missed: 0 }],
    })
  })

  it("has been, and in its order", async () => {
    const record = (more: object) => here.as("caseworker", () => Notification.record({ ...told, ...more }))
    await expect(record({ receivedAt: "2026-04-02T15:00:01Z" })).rejects.toThrow("notification_future")
    await expect(record({ contactedAt: "2026-04-02T16:00:00Z" })).rejects.toThrow("notification_future")
    await expect(record({ contactedAt: "2026-04-01T03:29:00Z" })).rejects.toThrow("notification_order")
    await expect(record({ visitedOn: "2026-03-30" })).rejects.toThrow("notification_order")
    await expect(record({ countyFips: "42999" })).rejects.toThrow("county_unknown")
  })

  it("of a case file says so only to those who read case files, and only of one that there is", async () => {
    const { casefileID } = await here.as("caseworker", () =>
      CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]),
    )
    const linked = { ...told, casefileID }
    await expect(here.as("outreach", () => Notification.record(linked))).rejects.toThrow("forbidden")
    const foreign = { ...told, casefileID: createID("casefile") }
    await expect(here.as("caseworker", () => Notification.record(foreign))).rejects.toThrow("not_found")
    const { notificationID } = await here.as("caseworker", () => Notification.record(linked))
    const seen = (role: "caseworker" | "outreach" | "viewer") =>
      here.as(role, async () => {
        const { items } = await Notification.list({ from: "2026-03-31", to: "2026-03-31" })
        const listed = items.find((one) => one.notificationID === notificationID)
        const one = await Notification.fromID({ notificationID })
        return [listed?.casefileID, one.casefileID]
      })
    expect(await seen("caseworker")).toEqual([casefileID, casefileID])
    expect(await seen("outreach")).toEqual([null, null])
    expect(await seen("viewer")).toEqual([null, null])
  })

  it("is not for the window", async () => {
    await expect(here.as("window", () => Notification.record(told))).rejects.toThrow("forbidden")
    await expect(here.as("window", () => Notification.list({ from: "2026-01-01", to: "2026-12-31" }))).rejects.toThrow(
      "forbidden",
    )
    await expect(here.as("viewer", () => Notification.record(told))).rejects.toThrow("forbidden")
  })
})

describe("the agencies", () => {
  it("are told by their median, which one late contact does not move", () => {
    const one = (agency: "police" | "sheriff", minutes: number | null, missed = false) => ({
      agency,
      receivedAt: "2026-03-01T00:00:00Z",
      contactedAt:
        minutes === null ? null : new Date(Date.parse("2026-03-01T00:00:00Z") + minutes * 60_000).toISOString(),
      missed,
    })
    const all = [
      one("police", 10),
      one("police", 20),
      one("police", 9000),
      one("sheriff", null, true),
      one("police", 30),
    ]
    expect(summarise(all)).toEqual({
      agencies: [
        { agency: "police", received: 4, contacted: 4, medianMinutes: 25, missed: 0 },
        { agency: "sheriff", received: 1, contacted: 0, medianMinutes: null, missed: 1 },
      ],
    })
    expect(minutesOf({ receivedAt: "2026-03-01T00:00:00Z", contactedAt: null })).toBeNull()
  })
})
