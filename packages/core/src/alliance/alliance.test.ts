import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { at, calm, clock, office, open, organization, staff } from "../../../../tests/support/mailboxes"
import { Clock } from "../util/clock"
import { Alliance } from "."

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
