import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Act } from "../../platform/actor"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import * as SafetyPlan from "./safetyplan"
import { forget, keep } from "./safetyplan.rules"
import { KeepInput, Plan } from "./safetyplan.schema"

const secret = "La palabra con su vecina es jacaranda"
const plan = { sections: { safe_now: { ticked: ["neighbour"], text: secret } } }
const now = new Date("2030-03-04T15:00:00.000Z")

describe("the rules", () => {
  it("a plan is kept because she wants it, and a return with children only after the warning", () => {
    const input = { casefileID: createID("casefile"), version: 0, plan }
    expect(KeepInput.safeParse({ ...input, sheWants: true }).success).toBe(true)
    expect(KeepInput.safeParse({ ...input, sheWants: false }).success).toBe(false)
    expect(KeepInput.safeParse(input).success).toBe(false)
    expect(Plan.safeParse({ ...plan, returnsWithChildren: true }).success).toBe(false)
    expect(Plan.safeParse({ ...plan, returnsWithChildren: true, custodyWarned: true }).success).toBe(true)
  })

  it("no newer plan is written over, and no prompt is invented", () => {
    const whole = Plan.parse(plan)
    const row = { status: "kept" as const, version: 3 }
    expect(keep(row, 3, whole)).toMatchObject({ status: "kept", version: 4 })
    expect(() => keep(row, 2, whole)).toThrow("stale")
    expect(() => keep(undefined, 0, Plan.parse({ sections: { money: { ticked: ["neighbour"] } } }))).toThrow(
      "item_unknown",
    )
    expect(forget(row, 3, now)).toEqual({ status: "forgotten", version: 4, expiresAt: now.getTime() / 1000 + 86_400 })
    expect(() => forget({ status: "forgotten", version: 4 }, 4, now)).toThrow("plan_not_kept")
  })
})

describe("a story through a real table", () => {
  let here: Consulate
  let casefileID: string
  const care = <T>(run: () => Promise<T>) => here.as("caseworker", run)
  const table = async () => {
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    return (await here.cloud.admin.send(new ScanCommand({ TableName }))).Items ?? []
  }
  beforeAll(async () => {
    here = await consulate()
    await here.as("coordinator", () => Vault.createKey())
    casefileID = String((await care(() => CaseFile.open(caseFileInput() as never))).casefileID)
  })

  it("is kept sealed, read, changed by whoever saw the last one, and forgotten when she says so", async () => {
    expect(await care(() => SafetyPlan.fromID({ casefileID }))).toEqual({ status: "none", version: 0 })
    const keepIt = (version: number) => care(() => SafetyPlan.keep({ casefileID, sheWants: true, version, plan }))
    await keepIt(0)
    await expect(keepIt(0)).rejects.toMatchObject({ code: "stale" })
    const read = await care(() => SafetyPlan.fromID({ casefileID }))
    expect(read).toMatchObject({ status: "kept", version: 1, plan: { sections: { safe_now: { text: secret } } } })
    expect(JSON.stringify(await table())).not.toContain(secret)
    // Another plan was stored since: whoever has not seen it cannot delete it.
    await keepIt(1)
    await expect(care(() => SafetyPlan.forget({ casefileID, version: 1 }))).rejects.toMatchObject({ code: "stale" })
    expect(await care(() => SafetyPlan.fromID({ casefileID }))).toMatchObject({ status: "kept", version: 2 })
    await care(() => SafetyPlan.forget({ casefileID, version: 2 }))
    expect(await care(() => SafetyPlan.fromID({ casefileID }))).toEqual({ status: "none", version: 3 })
    const left = (await table()).find(({ sk }) => sk === "safetyplan")
    expect(left).toMatchObject({ status: "forgotten", expiresAt: expect.any(Number) })
    expect(left).not.toHaveProperty("sealed")
    await keepIt(3)
  })

  it("is told to nobody whose file it is not, who learns that there is one", async () => {
    const colleague = await care(async () => Act.staff())
    const seen = await Act.with({ ...colleague, staffID: createID("staff") }, () => SafetyPlan.fromID({ casefileID }))
    expect(seen).toMatchObject({ status: "kept", plan: null })
    const keepIt = () =>
      Act.with({ ...colleague, staffID: createID("staff") }, () =>
        SafetyPlan.keep({ casefileID, sheWants: true, version: 3, plan }),
      )
    await expect(keepIt()).rejects.toMatchObject({ code: "not_assigned" })
    await expect(here.as("window", () => SafetyPlan.fromID({ casefileID }))).rejects.toThrow("forbidden")
  })

  it("of a closed case file is read and forgotten, and no longer changed", async () => {
    await care(() => CaseFile.close({ casefileID, reason: "moved" }))
    await expect(care(() => SafetyPlan.keep({ casefileID, sheWants: true, version: 3, plan }))).rejects.toMatchObject({
      code: "casefile_closed",
    })
    expect(await care(() => SafetyPlan.fromID({ casefileID }))).toMatchObject({ status: "kept", version: 4 })
    await care(() => SafetyPlan.forget({ casefileID, version: 4 }))
  })
})
