import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput, gateInput, situationInput } from "../../../../../tests/support/inputs"
import { Vault } from "../../platform/vault"
import { CaseFile } from "../casefile/inside"
import { Person } from "../person/inside"
import * as Sheet from "./sheet"

let here: Consulate
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
})

const open = (more: object = {}) =>
  here.as("caseworker", () => CaseFile.open(caseFileInput(more) as Parameters<typeof CaseFile.open>[0]))
type Set = Parameters<typeof Sheet.change>[0]["set"]
const change = (casefileID: string, version: number, set: object, role: "caseworker" | "coordinator" = "caseworker") =>
  here.as(role, () => Sheet.change({ casefileID, version, set: set as Set }))
const read = (casefileID: string) => here.as("caseworker", () => Sheet.fromID({ casefileID }))
const gate = gateInput("2026-01-15")

describe("the sheet of a case file", () => {
  it("is blank at first, says what is missing, and knows the languages that she gave", async () => {
    const { casefileID } = await open()
    expect(await read(casefileID)).toMatchObject({
      version: 0,
      missing: ["nationality", "document", "acceptance", "notice"],
      speech: { languages: ["es", "nah"], preferred: "es" },
    })
  })

  it("keeps each section, and gives it back as it was written", async () => {
    const { casefileID } = await open()
    await change(casefileID, 0, { gate })
    await change(casefileID, 1, { situation: situationInput("2026-01-15") })
    const found = await read(casefileID)
    expect(found).toMatchObject({ version: 2, gate, situation: situationInput("2026-01-15"), missing: [] })
  })

  it("names nobody in the table", async () => {
    const { casefileID } = await open()
    const numbers = { sipcFolio: "SIPC-CANARIO-7", others: [], captured: true }
    await change(casefileID, 0, { gate, numbers })
    const { Item } = await here.cloud.admin.send(
      new GetCommand({
        TableName: `${here.cloud.names.consulatePrefix}${here.tenantID}`,
        Key: { pk: `casefile#${casefileID}`, sk: "sheet" },
      }),
    )
    expect(Item?.sealed).toBeTypeOf("string")
    for (const secret of [canary.witness, "SIPC-CANARIO-7", "passport"])
      expect(JSON.stringify(Item)).not.toContain(secret)
  })

  it("is her person's languages: changed here, they are changed there", async () => {
    const { casefileID, personID } = await open()
    await change(casefileID, 0, {
      speech: { languages: ["mix"], preferred: "mix", interpreter: "needed", used: "phone" },
    })
    const person = await here.as("caseworker", () => Person.fromID({ personID }))
    expect(person.languages).toEqual(["mix"])
    expect((await read(casefileID)).speech).toMatchObject({ languages: ["mix"], interpreter: "needed", used: "phone" })
  })

  it("takes words from headquarters' catalogues only, and a type under its own ámbito", async () => {
    const { casefileID } = await open()
    const field = (set: object) => change(casefileID, 0, set)
    await expect(field({ papers: { moon_pass: "has" } })).rejects.toMatchObject({ code: "catalogue_unknown" })
    const ambitos = (ambito: string, subtype: string) => ({
      situation: { ambitos: [{ ambito, subtypes: [subtype] }], principal: ambito },
    })
    await expect(field(ambitos("penal", "unpaid_wages"))).rejects.toThrow("catalogue_parent")
    await expect(field(ambitos("laboral", "unpaid_wages"))).resolves.toMatchObject({ version: 1 })
  })

  it("of a minor is for those who have that duty", async () => {
    const { casefileID } = await open({ minor: true })
    await expect(read(casefileID)).rejects.toThrow("minors_duty_required")
    await expect(change(casefileID, 0, { gate })).rejects.toThrow("minors_duty_required")
  })
})

describe("two officers with one sheet", () => {
  it("do not write over each other: the second is told, and sends again what she decided", async () => {
    const { casefileID } = await open()
    await change(casefileID, 0, { gate })
    const mine = { ...gate, nationality: "presumed" }
    await change(casefileID, 1, { papers: { passport: "held" } }, "coordinator")
    await expect(change(casefileID, 1, { gate: mine })).rejects.toMatchObject({ kind: "conflict", code: "stale" })
    const now = await read(casefileID)
    expect([now.gate.nationality, now.papers]).toEqual(["accredited", { passport: "held" }])
    await change(casefileID, now.version, { gate: mine })
    expect(await read(casefileID)).toMatchObject({ gate: { nationality: "presumed" }, papers: { passport: "held" } })
  })

  it("that both make the first entry: one does, and the other is told", async () => {
    const { casefileID } = await open()
    const both = await Promise.allSettled([
      change(casefileID, 0, { papers: { passport: "has" } }),
      change(casefileID, 0, { papers: { passport: "lost" } }, "coordinator"),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect((await read(casefileID)).version).toBe(1)
  })
})

describe("her safe contact", () => {
  it("of another version than the one that was read is not written over", async () => {
    const { personID } = await open()
    const safe = { allowed: "she_calls" as const, channels: [] }
    const confirm = (version: number) =>
      here.as("caseworker", () => Person.changeContact({ personID, safeContact: safe, version }))
    const { version } = await here.as("caseworker", () => Person.fromID({ personID }))
    await confirm(version)
    await expect(confirm(version)).rejects.toThrow("stale")
    await expect(confirm(version + 1)).resolves.toEqual({ personID })
  })
})

describe("acceptance", () => {
  it("is asked for before she is served, unless it cannot wait", async () => {
    const { casefileID } = await open()
    const may = (asked: { urgent: boolean; reason?: "danger" }) =>
      here.as("caseworker", () => Sheet.assertMayServe(casefileID, asked))
    await expect(may({ urgent: false })).rejects.toThrow("acceptance_missing")
    await expect(may({ urgent: true })).rejects.toThrow("urgent_reason_required")
    await expect(may({ urgent: true, reason: "danger" })).resolves.toBeUndefined()
    await change(casefileID, 0, { gate })
    await expect(may({ urgent: false })).resolves.toBeUndefined()
    await change(casefileID, 1, { gate: { ...gate, acceptance: null } })
    await expect(may({ urgent: false })).rejects.toThrow("acceptance_missing")
  })
})
