import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput, incidentInput } from "../../../../../tests/support/inputs"
import { Act } from "../../platform/actor"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { CaseFile } from "../casefile/inside"
import * as Incident from "./incident"

let here: Consulate
let casefileID: string
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
  casefileID = (
    await here.as("caseworker", () => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]))
  ).casefileID
})

type Recorded = Parameters<typeof Incident.record>[0]
const input = (more: object = {}) => ({ ...incidentInput(casefileID), ...more }) as Recorded
const record = (more: object = {}) => here.as("caseworker", () => Incident.record(input(more)))
const list = (role: "caseworker" | "coordinator" = "caseworker") =>
  here.as(role, async () => (await Incident.list({ casefileID })).items)
const find = async (incidentID: string) => (await list()).find((one) => one.incidentID === incidentID)
/** Another caseworker of the consulate, who may open the file but does not carry it. */
const colleague = <T>(run: () => Promise<T>) =>
  here.as("caseworker", () => {
    const actor = Act.staff()
    return Act.with({ ...actor, staffID: createID("staff"), identity: "otra" }, run)
  })
const stored = async () => {
  const { Items = [] } = await here.cloud.admin.send(
    new QueryCommand({
      TableName: `${here.cloud.names.consulatePrefix}${here.tenantID}`,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :incident)",
      ExpressionAttributeValues: { ":pk": `casefile#${casefileID}`, ":incident": "incident#" },
    }),
  )
  return Items
}

describe("an incident", () => {
  it("is given back as it was told to whoever carries the file, and to the coordinator", async () => {
    const { incidentID } = await record()
    for (const role of ["caseworker", "coordinator"] as const) {
      const found = (await list(role)).find((one) => one.incidentID === incidentID)
      expect(found).toMatchObject({ ...incidentInput(casefileID), hidden: [], version: 1 })
    }
  })

  it("shows a colleague that it happened, and neither what was told nor who did it", async () => {
    await record()
    const [seen] = await colleague(async () => (await Incident.list({ casefileID })).items)
    expect(seen).toMatchObject({ narrative: null, perpetrator: null, hidden: ["narrative", "perpetrator"] })
    expect(seen?.types).toEqual(["psicologica", "economica"])
    expect(JSON.stringify(seen)).not.toContain(canary.perpetrator)
  })

  it("is changed by whoever sees all of it, and by nobody else", async () => {
    const { incidentID } = await record()
    const next = { ...input({ reported: "reported" }), incidentID, version: 1 }
    await expect(colleague(async () => Incident.change(next))).rejects.toThrow("not_assigned")
    await expect(colleague(async () => Incident.remove({ casefileID, incidentID, version: 1 }))).rejects.toThrow(
      "not_assigned",
    )
    await here.as("caseworker", () => Incident.change(next))
    expect(await find(incidentID)).toMatchObject({ reported: "reported", version: 2, narrative: canary.narrative })
    await expect(here.as("caseworker", () => Incident.change(next))).rejects.toThrow("stale")
  })

  it("can be written down by a colleague who was told it", async () => {
    const { incidentID } = await colleague(() => Incident.record(input()))
    expect(await find(incidentID)).toMatchObject({ narrative: canary.narrative })
  })

  it("is sealed: no name and no sentence in the table", async () => {
    await record()
    const text = JSON.stringify(await stored())
    expect(text).toContain("psychological_emotional_abuse")
    for (const secret of [canary.narrative, canary.perpetrator, "partner", "authority"])
      expect(text).not.toContain(secret)
  })

  it("that is taken out leaves nothing of what was told, and a trace that expires", async () => {
    const { incidentID } = await record()
    const remove = (version: number) =>
      here.as("caseworker", () => Incident.remove({ casefileID, incidentID, version }))
    await here.as("caseworker", () => Incident.change({ ...input(), incidentID, version: 1 }))
    await expect(remove(1)).rejects.toThrow("stale")
    await remove(2)
    expect(await find(incidentID)).toBeUndefined()
    const row = (await stored()).find((one) => one.incidentID === incidentID)
    expect(row).toMatchObject({ removedAt: expect.any(String), expiresAt: expect.any(Number) })
    expect(row?.sealed).toBeUndefined()
    expect(row?.types).toBeUndefined()
    const again = { ...input(), incidentID, version: 2 }
    await expect(here.as("caseworker", () => Incident.change(again))).rejects.toThrow("incident_gone")
  })

  it("names words of headquarters' catalogues, and a day that has been", async () => {
    await expect(record({ place: "moon" })).rejects.toMatchObject({ code: "catalogue_unknown", field: "place" })
    await expect(record({ perpetrator: { relationship: "moon" } })).rejects.toMatchObject({
      field: "perpetrator.relationship",
    })
    await expect(record({ when: { precision: "year", year: 2100 } })).rejects.toThrow("day_to_come")
  })

  it("of a closed case file is not written", async () => {
    await here.as("caseworker", () => CaseFile.close({ casefileID, reason: "moved" }))
    await expect(record()).rejects.toThrow("casefile_closed")
    await here.as("caseworker", () => CaseFile.reopen({ casefileID }))
  })
})
