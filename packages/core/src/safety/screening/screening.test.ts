import { randomUUID } from "node:crypto"
import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Act } from "../../platform/actor"
import { firstRuler } from "../../platform/data/violentometro"
import { Store } from "../../platform/store"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import * as Screening from "./screening"

let here: Consulate
let code: string
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
  code = (await Act.with({ type: "headquarters", identity: "test" }, () => Tenant.fromID({ tenantID: here.tenantID })))
    .officeCode
})

const care = <T>(run: () => Promise<T>) => here.as("caseworker", run)
const anybody = <T>(run: () => Promise<T>) => Act.with({ type: "public" }, run)
const sede = <T>(run: () => Promise<T>) => Act.with({ type: "headquarters", identity: randomUUID() }, run)
const open = () => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0])
const offered = (casefileID: string, more: object = {}) =>
  Screening.record({ casefileID, edition: 0, outcome: "answered", inPrivate: true, marked: ["v05", "v21"], ...more })
const talks = async (casefileID: string) =>
  (await Inbox.list({ status: "open", limit: 100 })).items.filter(
    (task) => task.casefileID === casefileID && task.kind === "talk_now",
  )

describe("a screening", () => {
  it("keeps the band for lists, the marks for whoever opens it, and makes talking now an urgent task", () =>
    care(async () => {
      const { casefileID, folio } = await open()
      const { screeningID, band, talkNow } = await offered(casefileID)
      expect({ band, talkNow }).toEqual({ band: 2, talkNow: true })
      const { items } = await Screening.list({ casefileID })
      expect(items).toMatchObject([{ screeningID, outcome: "answered", band: 2, talkNow: true, whole: true }])
      expect(JSON.stringify(items)).not.toMatch(/v05|v21|score|count/)
      const opened = await Screening.fromID({ screeningID })
      expect([opened.marked, opened.instrument.version]).toEqual([["v05", "v21"], 0])
      expect(await talks(casefileID)).toMatchObject([{ urgent: true, folio }])
    }))

  it("leaves no mark in clear in the table", () =>
    care(async () => {
      const { casefileID } = await open()
      const { screeningID } = await offered(casefileID)
      const { table, client } = await Store.consulate()
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk: `screening#${screeningID}`, sk: "screening" } }),
      )
      expect(Item?.band).toBe(2)
      expect(JSON.stringify(Item)).not.toMatch(/v05|v21|Encerrar|Celar/)
    }))

  it("that was declined is a fact, asks for nothing and seals nothing", () =>
    care(async () => {
      const { casefileID } = await open()
      const { screeningID } = await offered(casefileID, { outcome: "declined", marked: [] })
      expect(await Screening.fromID({ screeningID })).toMatchObject({ outcome: "declined", band: null, marked: [] })
      expect(await talks(casefileID)).toEqual([])
    }))

  it("without a conversation to be had makes no task", () =>
    care(async () => {
      const { casefileID } = await open()
      await offered(casefileID, { marked: ["v01"], whole: false })
      expect(await talks(casefileID)).toEqual([])
    }))

  it("is refused for a closed file and for an edition that never was", () =>
    care(async () => {
      const { casefileID } = await open()
      await expect(offered(casefileID, { edition: 77 })).rejects.toThrow("not_found")
      await CaseFile.close({ casefileID, reason: "her_decision" })
      await expect(offered(casefileID)).rejects.toThrow("casefile_closed")
    }))

  it("is opened by whoever accompanies her and by coordinators, and by no other caseworker", async () => {
    const { casefileID } = await here.as("coordinator", open)
    const { screeningID } = await here.as("coordinator", () => offered(casefileID))
    await expect(care(() => Screening.fromID({ screeningID }))).rejects.toThrow("not_assigned")
    expect((await care(() => Screening.list({ casefileID }))).items).toHaveLength(1)
    await expect(here.as("window", () => Screening.list({ casefileID }))).rejects.toThrow("forbidden")
  })

  it("is written into the audit before it is shown", () =>
    here.as("coordinator", async () => {
      const { casefileID } = await open()
      const { screeningID } = await offered(casefileID)
      await Screening.fromID({ screeningID })
      const { table, client } = await Store.consulate()
      const { Items } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: "gsi1",
          KeyConditionExpression: "gsi1pk = :subject",
          ExpressionAttributeValues: { ":subject": `audit-subject#${screeningID}` },
        }),
      )
      expect(Items?.map(({ action }) => action)).toEqual(["screening.recorded", "screening.read"])
    }))
})

describe("headquarters' edition", () => {
  const moved = {
    ...firstRuler,
    bands: firstRuler.bands.map((band) => (band.band === 1 ? { ...band, last: 12 } : band)),
  }
  const next = {
    version: 0,
    ruler: moved,
    source: "Edición que incluye «Controlar» en la franja 1",
    permissionOnFile: true,
  }

  it("is shown at once everywhere, and what was answered before keeps the wording and bands that she was shown", async () => {
    const before = await care(async () => {
      const { casefileID } = await open()
      return { casefileID, ...(await offered(casefileID, { marked: ["v12"] })) }
    })
    expect(before.band).toBe(2)
    await sede(() => Screening.publishInstrument(next))
    await expect(sede(() => Screening.publishInstrument(next))).rejects.toThrow("stale")
    await expect(
      sede(() =>
        Screening.publishInstrument({ ...next, version: 1, ruler: { ...moved, bands: [...moved.bands].reverse() } }),
      ),
    ).rejects.toThrow("ruler_bands")
    const opened = await care(() => Screening.fromID({ screeningID: before.screeningID }))
    expect(opened).toMatchObject({ band: 2, edition: 0, instrument: { version: 0, permissionOnFile: false } })
    expect(opened.instrument.ruler.bands[0]?.last).toBe(11)
    const now = await care(() => Screening.edition({}))
    expect(now).toMatchObject({ version: 1, permissionOnFile: true, provenance: { englishIs: /working translation/ } })
    const after = await care(() => offered(before.casefileID, { edition: 1, marked: ["v12"] }))
    expect(after.band).toBe(1)
    expect((await anybody(() => Screening.publicPage({ officeCode: code }))).edition.version).toBe(1)
    expect((await sede(() => Screening.instrument({ version: 0 }))).ruler.bands[0]?.last).toBe(11)
  })
})

describe("what anybody may ask of an office", () => {
  it("is its phones and the lines of its country, without its id, name or staff", async () => {
    await here.as("coordinator", () =>
      Tenant.changeSettings({ set: { publicPhone: "+1 215 555 0150", onCallPhone: "+1 215 555 0151" } }),
    )
    const page = await anybody(() => Screening.publicPage({ officeCode: code.toLowerCase() }))
    expect(Object.keys(page).sort()).toEqual(["edition", "lines", "onCallPhone", "publicPhone"])
    expect(page).toMatchObject({ publicPhone: "+1 215 555 0150", onCallPhone: "+1 215 555 0151" })
    expect(page.lines.map(({ key }) => key)).toContain("911")
    expect(JSON.stringify(page)).not.toContain(here.tenantID)
  })

  it("is the same for an office that never joined and one that is suspended", async () => {
    const unknown = await anybody(() => Screening.publicPage({ officeCode: "NADIE" }))
    expect(unknown).toMatchObject({ publicPhone: null, onCallPhone: null })
    await sede(() => Tenant.suspend({ tenantID: here.tenantID }))
    expect(await anybody(() => Screening.publicPage({ officeCode: code }))).toEqual(unknown)
    await sede(() => Tenant.resume({ tenantID: here.tenantID }))
  })

  it("names no line whose number was not read in a source, and none for a country without a pack", async () => {
    const lines = await anybody(() => Screening.linesOf("US"))
    expect(lines.map(({ key }) => key)).toContain("ndvh")
    expect(lines.map(({ key }) => key)).not.toContain("988")
    expect(await anybody(() => Screening.linesOf("ES"))).toEqual([])
  })
})
