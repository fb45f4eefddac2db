import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Assistance } from "../../followup/assistance/inside"
import { Act } from "../../platform/actor"
import { Vault } from "../../platform/vault"
import { Numbers } from "../../reporting/numbers/inside"
import { Programme } from "../programme/inside"
import * as Fund from "./fund"

const headquarters = { type: "headquarters" as const, identity: "sede" }
let here: Consulate
let casefileID = ""
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
})
const ceilingOf = (ceiling: number | null) =>
  Act.with(headquarters, async () => {
    const { version, programmes } = await Programme.catalogue({})
    await Programme.publish({
      version,
      programmes: programmes.map((one) => (one.key === "economic_aid" ? { ...one, ceiling } : one)),
    })
  })
const open = async () =>
  (await here.as("caseworker", () => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]))).casefileID
const request = (amount: number) =>
  here.as("caseworker", () => Fund.request({ casefileID, programme: "economic_aid", amount, note: canary.note }))
const approve = (fundID: string, amount: number) => here.as("coordinator", () => Fund.approve({ fundID, amount }))

describe("support money", () => {
  it("is general knowledge without an amount until headquarters says otherwise", async () => {
    const { programmes } = await here.as("caseworker", () => Programme.list({}))
    expect(programmes.length).toBeGreaterThan(9)
    expect(programmes.every(({ ceiling, confidence }) => ceiling === null && confidence === "G")).toBe(true)
  })

  it("is asked for, approved by the coordinator, ticked, given and counted", async () => {
    casefileID = await open()
    const { fundID } = await request(12_050)
    await expect(here.as("caseworker", () => Fund.approve({ fundID, amount: 100 }))).rejects.toThrow("forbidden")
    await approve(fundID, 10_000)
    await expect(here.as("caseworker", () => Fund.give({ fundID }))).rejects.toThrow("fund_evidence_missing")
    const tick = (version: number) =>
      here.as("caseworker", () => Fund.evidence({ fundID, evidence: ["request", "id", "receipt"], version }))
    await expect(tick(1)).rejects.toThrow("stale")
    await tick(2)
    await here.as("caseworker", () => Fund.give({ fundID }))
    const { items } = await here.as("caseworker", () => Fund.list({ casefileID }))
    expect(items).toMatchObject([{ fundID, status: "given", amount: 10_000, note: canary.note }])
    await here.as("caseworker", () =>
      Assistance.record({ casefileID, category: "mental_health", outcome: "not_available" }),
    )
    const { drift } = await here.as("coordinator", () => Numbers.findDrift())
    expect(drift).toEqual([])
  })

  it("of two approvals at once only as much is promised as the ceiling lets", async () => {
    await ceilingOf(10_000)
    casefileID = await open()
    await expect(request(10_001)).rejects.toThrow("fund_ceiling")
    const asked = await Promise.all([6000, 6000, 6000, 4000].map(request))
    const results = await Promise.allSettled(
      asked.map(({ fundID }, index) => approve(fundID, [6000, 6000, 6000, 4000][index] ?? 0)),
    )
    const { items } = await here.as("caseworker", () => Fund.list({ casefileID }))
    const promised = items.filter(({ status }) => status === "approved").reduce((sum, { amount }) => sum + amount, 0)
    expect(promised).toBeLessThanOrEqual(10_000)
    expect(promised).toBeGreaterThanOrEqual(6000)
    for (const result of results) if (result.status === "rejected") expect(result.reason.code).toBe("fund_ceiling")
  })

  it("that was promised and refused is free again", async () => {
    casefileID = await open()
    const [one, other] = [await request(9000), await request(9000)]
    await approve(one.fundID, 9000)
    await expect(approve(other.fundID, 9000)).rejects.toThrow("fund_ceiling")
    await here.as("coordinator", () => Fund.refuse({ fundID: one.fundID, reason: "no_funds" }))
    await approve(other.fundID, 9000)
  })

  it("a sub-programme that was published does not vanish, and nothing is asked for under a retired one", async () => {
    await Act.with(headquarters, async () => {
      const { version, programmes } = await Programme.catalogue({})
      await expect(Programme.publish({ version, programmes: programmes.slice(1) })).rejects.toThrow("programme_lost")
      await expect(Programme.publish({ version: version - 1, programmes })).rejects.toThrow("stale")
      await Programme.publish({
        version,
        programmes: programmes.map((one) => (one.key === "economic_aid" ? { ...one, retired: true } : one)),
      })
    })
    await expect(request(100)).rejects.toThrow("programme_unknown")
    const { items } = await here.as("caseworker", () => Fund.list({ casefileID }))
    expect(items[0]?.programme.es).toContain("ayudas económicas")
  })
})
