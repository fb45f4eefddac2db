import { ScanCommand } from "@aws-sdk/client-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { awayHours, keptHours } from "../../platform/data/draft-hours"
import { keep as remembered } from "../../platform/store/commit"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Request } from "../../platform/util/request"
import { Vault } from "../../platform/vault"
import * as Draft from "./draft"

const deviceID = "0123456789abcdef".repeat(2)
let here: Consulate
let now = Date.parse("2026-03-02T15:00:00.000Z")
beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
})
afterAll(() => Clock.set(undefined))

const keep = (role: "caseworker" | "window" = "caseworker") => here.as(role, () => Draft.keep({ deviceID }))
const key = async (role: "caseworker" | "window" = "caseworker") =>
  (await here.as(role, () => Draft.key({ deviceID }))).key

describe("the key of what is typed and not sent", () => {
  it("is one person's on one device, the same for a shift, and 32 bytes", async () => {
    await expect(key()).rejects.toThrow("not_found")
    const answer = await keep()
    expect(answer).not.toHaveProperty("key")
    const first = await key()
    expect(Buffer.from(first, "base64")).toHaveLength(32)
    now += (keptHours - 1) * 3_600_000
    await keep()
    expect(await key()).toBe(first)
    await keep("window")
    expect(await key("window")).not.toBe(first)
    await expect(here.as("caseworker", () => Draft.key({ deviceID: "f".repeat(32) }))).rejects.toThrow("not_found")
  })

  it("is another one after a shift without it, and after it was forgotten", async () => {
    await keep()
    const first = await key()
    now += keptHours * 3_600_000
    await expect(key()).rejects.toThrow("not_found")
    await keep()
    const second = await key()
    expect(second).not.toBe(first)
    await here.as("caseworker", () => Draft.forget({ deviceID }))
    await expect(key()).rejects.toThrow("not_found")
    await keep()
    expect(await key()).not.toBe(second)
  })

  it("of a device that is away is kept 48 hours, which a visit of another page does not shorten", async () => {
    await here.as("caseworker", () => Draft.keep({ deviceID, away: true }))
    const first = await key()
    await keep()
    now += (awayHours - 1) * 3_600_000
    expect(await key()).toBe(first)
    now += 3_600_000
    await expect(key()).rejects.toThrow("not_found")
  })

  it("ends before a repeat of what was sent would no longer be known", async () => {
    expect(remembered).toBeGreaterThan(awayHours * 3600)
    const idempotency = { key: "sent-from-a-field", said: "f" }
    const request = { requestID: createID("request"), language: "es" as const, idempotency }
    await here.as("caseworker", () => Request.with(request, () => Draft.keep({ deviceID, away: true })))
    const { Items = [] } = await here.cloud.admin.send(
      new ScanCommand({
        TableName: `${here.cloud.names.consulatePrefix}${here.tenantID}`,
        FilterExpression: "begins_with(pk, :memory)",
        ExpressionAttributeValues: { ":memory": { S: "idempotency#" } },
      }),
    )
    expect(Items).toHaveLength(1)
    expect(Number(Items[0]?.expiresAt?.N) * 1000 - now).toBeGreaterThan(awayHours * 3_600_000)
  })
})
