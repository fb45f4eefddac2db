import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Act } from "../../platform/actor"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import * as Risk from "./risk"

let here: Consulate
let casefileID: string
const care = <T>(run: () => Promise<T>) => here.as("caseworker", run)
const ask = (answers: Record<string, "yes" | "no" | "unsaid">) =>
  care(() => Risk.ask({ casefileID, edition: 1, inPrivate: true, answers }))

beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
  casefileID = String((await care(() => CaseFile.open(caseFileInput() as never))).casefileID)
})

describe("her risk", () => {
  it("is asked about, and one yes calls for a specialist now; what she answered is sealed", async () => {
    expect(await ask({ weapons: "no" })).toMatchObject({ specialistNow: false })
    expect(await ask({ strangulation: "yes", stalking: "unsaid" })).toMatchObject({ specialistNow: true })
    const { standing, entries } = await care(() => Risk.list({ casefileID }))
    expect(standing).toMatchObject({
      specialistNow: true,
      said: { weapons: { answer: "no" }, strangulation: { answer: "yes" }, stalking: { answer: "unsaid" } },
    })
    expect(entries).toHaveLength(2)
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    const { Items = [] } = await here.cloud.admin.send(new ScanCommand({ TableName }))
    expect(Items.filter(({ kind }) => kind === "asked")).toHaveLength(2)
    expect(JSON.stringify(Items)).not.toContain("strangulation")
  })

  it("shows a colleague whose file it is not that somebody must act, and none of her answers", async () => {
    const colleague = await care(async () => Act.staff())
    const seen = await Act.with({ ...colleague, staffID: createID("staff") }, () => Risk.list({ casefileID }))
    expect(seen.standing).toEqual({ specialistNow: true, handedOver: null, said: null })
    expect(JSON.stringify(seen)).not.toContain("strangulation")
  })

  it("is handed over by phone, and making sure that she is safe becomes an urgent task with its hour", async () => {
    here.cloud.clock.freeze("2030-03-04T15:00:00.000Z")
    const { taskID, confirmAt } = await care(() =>
      Risk.handover({ casefileID, to: "ndvh", outcome: "reached", confirmWithin: 60 }),
    )
    const { items } = await care(() => Inbox.list({}))
    expect(items).toMatchObject([
      { taskID, kind: "confirm_safe", urgent: true, dueAt: "2030-03-04T16:00:00.000Z", casefileID },
    ])
    expect(confirmAt).toBe("2030-03-04T16:00:00.000Z")
    const { standing } = await care(() => Risk.list({ casefileID }))
    expect(standing).toMatchObject({ specialistNow: false, handedOver: { to: "ndvh" } })
  })

  it("of an outside instrument keeps who, when and the level, and no question of it", async () => {
    here.cloud.clock.freeze("2030-03-05T15:00:00.000Z")
    const applied = { casefileID, appliedOn: "2030-03-01", appliedBy: "Enfermera certificada" }
    await care(() => Risk.instrument({ ...applied, instrument: "da", level: "Extremo" }))
    const { entries } = await care(() => Risk.list({ casefileID }))
    expect(entries[0]).toMatchObject({ kind: "instrument", instrument: "da", level: "Extremo", outcome: null })
    await expect(async () => care(() => Risk.instrument({ ...applied, instrument: "lap" }))).rejects.toThrow()
    await expect(async () => care(() => Risk.instrument({ ...applied, instrument: "da" }))).rejects.toThrow()
    await expect(async () =>
      care(() => Risk.instrument({ ...applied, instrument: "da", level: "Alto", items: [1] } as never)),
    ).rejects.toThrow()
  })

  it("is asked from the list that there is, in an open case file, by those who attend", async () => {
    await expect(ask({ horoscope: "yes" })).rejects.toMatchObject({ code: "flag_unknown" })
    await expect(here.as("window", () => Risk.list({ casefileID }))).rejects.toThrow("forbidden")
    const other = await care(() => CaseFile.open(caseFileInput() as never))
    await care(() => CaseFile.close({ casefileID: String(other.casefileID), reason: "moved" }))
    await expect(
      care(() =>
        Risk.handover({ casefileID: String(other.casefileID), to: "911", outcome: "reached", confirmWithin: 30 }),
      ),
    ).rejects.toMatchObject({ code: "casefile_closed" })
  })

  it("has whom to call at once, for every role: the consulate's on-call phone, 911, the 24/7 line, the country's", async () => {
    await here.as("coordinator", () => Tenant.changeSettings({ set: { onCallPhone: "+1 215 555 0119" } }))
    const found = await here.as("window", () => Risk.lines({}))
    expect(found).toMatchObject({ country: "US", onCallPhone: "+1 215 555 0119" })
    expect(found.lines.slice(0, 3).map(({ key }) => key)).toEqual(["911", "ciam", "ndvh"])
    expect(found.lines.map(({ key }) => key)).not.toContain("ciam_old")
    for (const line of found.lines) expect(line.confidence).not.toBe("")
  })
})
