import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { smallKms } from "../../../../../tests/support/kms"
import { createID } from "../util/id"
import { ensureKmsKey, lookAtKmsKey, mendKmsKey, scheduleKmsKeyDeletion } from "./kms"

let kms: Awaited<ReturnType<typeof smallKms>>
let tenantID: string
let alias: string
const own = () => [...kms.keys].filter(([, { tags }]) => tags.get("tenant") === tenantID)
const target = () => kms.keys.get(kms.aliases.get(alias) ?? "")

beforeAll(async () => {
  kms = await smallKms()
  vi.stubEnv("AWS_ENDPOINT_URL_KMS", kms.url)
  vi.stubEnv("AWS_REGION", "us-east-1")
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test")
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test")
  vi.stubEnv("VENTANILLA_CONSULATE_ROLE_ARN", "arn:aws:iam::111122223333:role/ventanilla-test-consulate")
})
afterAll(() => {
  vi.unstubAllEnvs()
  kms.close()
})
beforeEach(() => {
  tenantID = createID("tenant")
  alias = `alias/ventanilla-test-${tenantID}`
})
afterEach(() => kms.live())

describe("a consulate's key in KMS", () => {
  it("is tagged, turned over, described by an id, behind its alias, and never ended in less than thirty days", async () => {
    await ensureKmsKey(alias, tenantID)
    const key = target()
    expect(key).toMatchObject({ state: "Enabled", rotation: true, description: `Ventanilla, the data of ${tenantID}` })
    expect(key?.tags.get("tenant")).toBe(tenantID)
    const { Statement } = JSON.parse(key?.policy ?? "{}")
    expect(Statement).toEqual([
      expect.objectContaining({
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: "kms:*",
      }),
      expect.objectContaining({
        Effect: "Deny",
        Action: "kms:ScheduleKeyDeletion",
        Condition: { NumericLessThan: { "kms:ScheduleKeyDeletionPendingWindowInDays": "30" } },
      }),
      expect.objectContaining({
        Effect: "Deny",
        Action: "kms:TagResource",
        Condition: {
          StringNotEquals: { "aws:RequestTag/tenant": tenantID },
          Null: { "aws:RequestTag/tenant": "false" },
        },
      }),
    ])
  })

  it.each([
    ["CreateKey", "before"],
    ["CreateKey", "after"],
    ["CreateAlias", "before"],
    ["CreateAlias", "after"],
    ["EnableKeyRotation", "before"],
    ["EnableKeyRotation", "after"],
  ] as const)("is one, when the process dies at %s, %s it was done, and comes back", async (action, when) => {
    // Other aliases are around it, on other pages of the list.
    for (let other = 0; other < 3; other++) {
      const neighbour = createID("tenant")
      await ensureKmsKey(`alias/ventanilla-test-${neighbour}`, neighbour)
    }
    kms.die(action, when)
    // The SDK repairs some of these by retrying; the final state is what counts.
    await ensureKmsKey(alias, tenantID).catch(() => undefined)
    expect(kms.struck()).toBeGreaterThan(0)
    kms.live()
    await ensureKmsKey(alias, tenantID)
    expect(own()).toHaveLength(1)
    expect(target()).toBe(own()[0]?.[1])
    expect(target()?.rotation).toBe(true)
  })

  it("is the one behind the alias, when two workers make it at once", async () => {
    await Promise.all([ensureKmsKey(alias, tenantID), ensureKmsKey(alias, tenantID)])
    expect(target()?.tags.get("tenant")).toBe(tenantID)
    // The other key is found, reported by the doctor, and ends with the consulate.
    expect((await lookAtKmsKey(alias, tenantID)).strays).toBe(own().length - 1)
    await scheduleKmsKeyDeletion(alias, tenantID)
    expect(own().map(([, { state }]) => state)).toEqual(own().map(() => "PendingDeletion"))
  })

  it.each([
    ["ScheduleKeyDeletion", "before"],
    ["ScheduleKeyDeletion", "after"],
    ["DeleteAlias", "before"],
    ["DeleteAlias", "after"],
  ] as const)(
    "ends in thirty days, with no alias left, when the process dies at %s, %s it was done",
    async (action, when) => {
      await ensureKmsKey(alias, tenantID)
      kms.die(action, when)
      await scheduleKmsKeyDeletion(alias, tenantID).catch(() => undefined)
      expect(kms.struck()).toBeGreaterThan(0)
      kms.live()
      const day = await scheduleKmsKeyDeletion(alias, tenantID)
      expect(Date.parse(day ?? "") - Date.now()).toBeGreaterThan(29 * 86_400_000)
      expect(own().map(([, { state }]) => state)).toEqual(["PendingDeletion"])
      expect(kms.aliases.has(alias)).toBe(false)
      expect(await scheduleKmsKeyDeletion(alias, tenantID)).toBe(day)
    },
  )

  it("that ended is not taken up again", async () => {
    await ensureKmsKey(alias, tenantID)
    await scheduleKmsKeyDeletion(alias, tenantID)
    await ensureKmsKey(alias, tenantID)
    expect(own()).toHaveLength(2)
    expect(target()?.state).toBe("Enabled")
  })

  it("is mended in its alias, rotation and tag, and no other is made in its place", async () => {
    await ensureKmsKey(alias, tenantID)
    const [[id, key] = ["", undefined]] = own()
    kms.aliases.delete(alias)
    if (key) key.rotation = false
    await mendKmsKey(alias, tenantID)
    expect([kms.aliases.get(alias), key?.rotation]).toEqual([id, true])
    key?.tags.clear()
    await mendKmsKey(alias, tenantID)
    expect(await lookAtKmsKey(alias, tenantID)).toMatchObject({ state: "Enabled", tenant: tenantID, strays: 0 })

    const lost = createID("tenant")
    await mendKmsKey(`alias/ventanilla-test-${lost}`, lost)
    expect(await lookAtKmsKey(`alias/ventanilla-test-${lost}`, lost)).toMatchObject({ state: "missing", arn: null })
  })

  it("gets its alias back by the key that encrypts the table, not by one that a crash left", async () => {
    kms.die("CreateAlias", "before")
    await ensureKmsKey(alias, tenantID).catch(() => undefined)
    kms.live()
    const [[stray] = [""]] = own()
    const inUse = [...kms.keys.keys()].at(-1) ?? ""
    expect(stray).toBe(inUse)
    kms.keys.set("in-use", { ...(kms.keys.get(stray) as NonNullable<ReturnType<typeof target>>), created: Date.now() })
    await mendKmsKey(alias, tenantID, kms.arnOf("in-use"))
    expect(kms.aliases.get(alias)).toBe("in-use")
  })
})
