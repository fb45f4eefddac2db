import { ScanCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb"
import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput, incidentInput, personInput, situationInput } from "../../../../../tests/support/inputs"
import { ageGroup, cellsOf, moves } from "../../casework/breakdown/breakdown.rules"
import { Breakdown } from "../../casework/breakdown/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Incident } from "../../casework/incident/inside"
import { Person } from "../../casework/person/inside"
import { Sheet } from "../../casework/sheet/inside"
import { People } from "../../followup/people/inside"
import { Vault } from "../../platform/vault"
import { Statistics } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import * as Numbers from "./numbers"

describe("an age group", () => {
  it.each([
    [{ known: "day", date: "2008-03-10" }, "12-17"],
    [{ known: "day", date: "2008-03-09" }, "18-29"],
    [{ known: "year", year: 1981 }, "45-59"],
    [{ known: "age", age: 59, on: "2025-03-09" }, "60+"],
    [{ known: "age", age: 11, on: "2026-01-01" }, "0-11"],
    [null, "unknown"],
  ] as const)("of %j is %s", (birth, group) => expect(ageGroup(birth, "2026-03-09")).toBe(group))
})

describe("moves", () => {
  const attributes = fc.record({
    age: fc.constantFrom("18-29", "30-44", "unknown"),
    origin: fc.constantFrom("OAX", "PUE", null),
    ambito: fc.constantFrom("penal", "laboral", null),
    violence: fc.subarray(["fisica", "sexual", "psicologica"]),
  })
  it("leave counts as if the case file had stood there from the first, whatever it went through", () => {
    fc.assert(
      fc.property(fc.array(attributes, { minLength: 1, maxLength: 8 }), (states) => {
        const counts = new Map<string, number>()
        let before: ReturnType<typeof cellsOf> = []
        for (const state of states) {
          for (const [key, by] of moves(before, cellsOf(state))) counts.set(key, (counts.get(key) ?? 0) + by)
          before = cellsOf(state)
        }
        expect([...counts].filter(([, count]) => count !== 0).sort()).toEqual(before.map((key) => [key, 1]).sort())
      }),
    )
  })
})

describe("a case file", () => {
  let here: Consulate
  const month = "2026-03"
  beforeAll(async () => {
    here = await consulate()
    here.cloud.clock.freeze("2026-03-31T20:00:00.000Z")
    await here.as("coordinator", () => Vault.createKey())
  })
  const cells = async () => {
    const counted = await here.as("coordinator", () => Statistics.counters(month))
    return Object.fromEntries(
      Object.entries(counted).filter(([key, value]) => /^casefile\.(age|origin|ambito|violence)\./.test(key) && value),
    )
  }
  const exact = () =>
    here.as("coordinator", async () => expect(await Numbers.findDrift(month)).toMatchObject({ drift: [] }))
  const open = (more: object = {}) =>
    here.as("caseworker", () =>
      CaseFile.open(
        caseFileInput({ person: { ...personInput(), ...more } }) as unknown as Parameters<typeof CaseFile.open>[0],
      ),
    )

  it("is counted by what is known of her, and moves when it is corrected, in the month in which it was opened", async () => {
    const { casefileID, personID } = await open({ originState: "OAX", birth: { known: "day", date: "1990-01-01" } })
    expect(await cells()).toEqual({ "casefile.age.30-44": 1, "casefile.origin.OAX": 1 })
    here.cloud.clock.freeze("2026-04-20T15:00:00.000Z")
    const set = { situation: situationInput("2026-03-01") }
    await here.as("caseworker", () => Sheet.change({ casefileID, version: 0, set } as never))
    expect(await cells()).toMatchObject({ "casefile.ambito.civil_familiar": 1 })
    const laboral = { ...situationInput("2026-03-01"), principal: "migratorio" }
    await here.as("caseworker", () => Sheet.change({ casefileID, version: 1, set: { situation: laboral } } as never))
    const { incidentID } = await here.as("caseworker", () => Incident.record(incidentInput(casefileID) as never))
    await here.as("caseworker", () =>
      Incident.record({ ...incidentInput(casefileID), types: ["psicologica"] } as never),
    )
    expect(await cells()).toEqual({
      "casefile.age.30-44": 1,
      "casefile.origin.OAX": 1,
      "casefile.ambito.migratorio": 1,
      "casefile.violence.economica": 1,
      "casefile.violence.psicologica": 1,
    })
    await here.as("caseworker", () => Incident.remove({ casefileID, incidentID, version: 1 }))
    await here.as("caseworker", async () => {
      const { version, names, languages } = await Person.fromID({ personID })
      const corrected = { birth: { known: "year", year: 1960 }, originState: "PUE", otherNames: [], documents: [] }
      return People.identify({ personID, version, names, languages, ...corrected } as never)
    })
    expect(await cells()).toEqual({
      "casefile.age.60+": 1,
      "casefile.origin.PUE": 1,
      "casefile.ambito.migratorio": 1,
      "casefile.violence.psicologica": 1,
    })
    expect(await here.as("coordinator", () => Statistics.counters("2026-04"))).toEqual({})
    await exact()
  })

  it("is counted on when she is erased, and nothing says any more as what", async () => {
    here.cloud.clock.freeze("2026-03-31T21:00:00.000Z")
    const before = await cells()
    const { casefileID, personID, folio } = await open({ originState: "YUC", birth: { known: "year", year: 2000 } })
    await here.as("caseworker", () => CaseFile.close({ casefileID, reason: "her_decision" }))
    await here.as("coordinator", () => People.erase({ personID, folio, reason: "her_request" } as never))
    expect(await cells()).toEqual({ ...before, "casefile.age.18-29": 1, "casefile.origin.YUC": 1 })
    await exact()
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    const { Items = [] } = await here.cloud.admin.send(new ScanCommand({ TableName }))
    const about = Items.filter(({ pk, sk }) => pk === `casefile#${casefileID}` && sk === "breakdown")
    expect(about).toHaveLength(1)
    expect(about[0]).not.toHaveProperty("sealed")
    // Repeated, it changes nothing.
    expect(await here.as("coordinator", () => Breakdown.forgotten(casefileID))).toEqual([])
  })

  it("betrays no attribute outside its seal", async () => {
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    const { Items = [] } = await here.cloud.admin.send(new ScanCommand({ TableName }))
    const rows = Items.filter(({ sk }) => sk === "breakdown")
    expect(rows.length).toBeGreaterThan(1)
    expect(JSON.stringify(rows)).not.toMatch(/OAX|PUE|YUC|migratorio|psicologica|60\+/)
  })

  const add = (of: string, key: string) =>
    here.cloud.admin.send(
      new UpdateCommand({
        TableName: `${here.cloud.names.consulatePrefix}${here.tenantID}`,
        Key: { pk: `statistics#${of}`, sk: `${key}#0` },
        UpdateExpression: "ADD #value :by",
        ExpressionAttributeNames: { "#value": "value" },
        ExpressionAttributeValues: { ":by": 1 },
      }),
    )

  it("is found to have drifted when a count was lost", async () => {
    await here.as("coordinator", async () => {
      expect((await Numbers.findDrift(month)).drift).toEqual([])
      await add(month, "casefile.age.60+")
      expect((await Numbers.findDrift(month)).drift).toMatchObject([{ key: "casefile.age.60+", recounted: 1 }])
    })
  })

  it("is found to have drifted in a month of which no fact is left", async () => {
    await here.as("coordinator", async () => {
      const joined = Temporal.PlainYearMonth.from((await Tenant.current()).createdAt.slice(0, 7))
      const empty = joined.add({ months: 1 }).toString()
      here.cloud.clock.freeze(`${joined.add({ months: 2 })}-15T20:00:00.000Z`)
      await add(empty, "training.held")
      expect((await Numbers.findDrift()).drift).toContainEqual({
        month: empty,
        key: "training.held",
        counted: 1,
        recounted: 0,
      })
    })
  })
})
