import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { readSheet } from "read-excel-file/node"
import { extractText, getDocumentProxy } from "unpdf"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { Audit } from "../../audit/audit/inside"
import { Act } from "../../platform/actor"
import { commit } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Request } from "../../platform/util/request"
import { Vault } from "../../platform/vault"
import { Publication } from "../../statistics/publication/inside"
import { Statistics } from "../../statistics/statistics/inside"
import type { CounterKey } from "../../statistics/statistics/statistics.rules"
import * as Report from "./report"

const headquarters = { type: "headquarters" as const, identity: "sede" }
const month = "2031-03"
let here: Consulate
let now = "2031-03-20T15:00:00.000Z"

const inSpanish = <T>(run: () => Promise<T>) => Request.with({ requestID: "req_test", language: "es" }, run)
const as = <T>(role: Parameters<Consulate["as"]>[0], run: () => Promise<T>) => here.as(role, () => inSpanish(run))
const above = <T>(run: () => Promise<T>) => Act.with(headquarters, () => inSpanish(run))
const asJob = <T>(run: () => Promise<T>) =>
  Act.with({ type: "system", job: "statistics", tenantID: here.tenantID }, run)
const count = (at: string, keys: [CounterKey, number][]) =>
  as("coordinator", async () => {
    const audit = await Audit.entry({ action: "task.done", subjects: [here.tenantID] })
    await commit({ writes: await Statistics.count(at, keys), audit, answer: {} })
  })
const cellsOf = (document: { tables: { rows: { key: string | null; cells: unknown[] }[] }[] }, key: string) =>
  document.tables.flatMap(({ rows }) => rows.filter((row) => row.key === key).map(({ cells }) => cells.slice(1)))
const decoded = ({ content }: { content: string }) => Buffer.from(content, "base64")

beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
  await count("2031-02", [["outreach.held", 4]])
  await count(month, [
    ["outreach.held", 12],
    ["outreach.participants", 4321],
    ["casefile.opened", 40],
    ["service.given", 3],
    ["casefile.origin.PUE", 7],
    ["casefile.origin.OAX", 33],
    ["outreach.kind.talk", 12],
  ])
})
afterAll(() => Clock.set(undefined))

describe("a consulate's monthly report", () => {
  let reportID = ""
  it("is drafted once, of no month that is still to come, by the coordinator", async () => {
    await expect(as("viewer", () => Report.draft({ month }))).rejects.toThrow("forbidden")
    await expect(as("coordinator", () => Report.draft({ month: "2031-04" }))).rejects.toThrow("report_month_ahead")
    reportID = (await as("coordinator", () => Report.draft({ month }))).reportID
    await expect(as("coordinator", () => Report.draft({ month }))).rejects.toThrow("report_exists")
    expect((await as("viewer", () => Report.list({}))).items.map((one) => one.reportID)).toEqual([reportID])
    await expect(as("caseworker", () => Report.list({}))).rejects.toThrow("forbidden")
  })

  it("says what is counted now: the month, the one before and the año de informe so far", async () => {
    const { document, report, mayApprove } = await as("viewer", () => Report.fromID({ reportID }))
    expect(report.status).toBe("draft")
    expect(mayApprove).toBe(false)
    expect(document.title).toBe("Informe mensual VAIM · marzo de 2031")
    expect(cellsOf(document, "outreach.held")).toEqual([[12, 4, 16]])
    expect(cellsOf(document, "casefile.origin.PUE")).toEqual([[7]])
    expect(document.tables.map(({ name }) => name).slice(0, 2)).toEqual([
      "Atención y protección",
      "Vinculación con la comunidad",
    ])
  })

  it("is approved when its month is over, by the coordinator, and is headquarters' only then", async () => {
    await expect(as("coordinator", () => Report.approve({ reportID, version: 1 }))).rejects.toThrow("report_month_open")
    expect((await above(() => Report.received({ month }))).items).toEqual([])
    await expect(above(() => Report.receivedFromID({ tenantID: here.tenantID, reportID }))).rejects.toThrow("not_found")
    now = "2031-04-02T15:00:00.000Z"
    await expect(as("viewer", () => Report.approve({ reportID, version: 1 }))).rejects.toThrow("forbidden")
    await expect(as("coordinator", () => Report.approve({ reportID, version: 2 }))).rejects.toThrow("stale")
    await as("coordinator", () => Report.approve({ reportID, version: 1 }))
    await expect(as("coordinator", () => Report.approve({ reportID, version: 2 }))).rejects.toThrow("report_approved")
    expect((await above(() => Report.received({ month }))).items).toMatchObject([{ tenantID: here.tenantID, reportID }])
  })

  it("reaches headquarters with exact totals and nothing by an attribute of women, in no file either", async () => {
    const there = { tenantID: here.tenantID, reportID }
    const { document } = await above(() => Report.receivedFromID(there))
    expect(cellsOf(document, "casefile.opened")).toEqual([[40, 0, 40]])
    expect(cellsOf(document, "outreach.kind.talk")).toEqual([[12]])
    expect(JSON.stringify(document)).not.toMatch(/casefile\.origin|Puebla/)
    const csv = decoded(await above(() => Report.receivedFile({ ...there, format: "csv" }))).toString("utf8")
    expect(csv).toContain("4321")
    expect(csv).not.toContain("Puebla")
    const inside = await as("viewer", () => Report.file({ reportID, format: "csv" }))
    expect(inside.name).toBe("informe-mensual-2031-03.csv")
    expect(decoded(inside).toString("utf8")).toContain("Puebla,7")
  })

  it("stands as it was approved, and the next one says what came to light", async () => {
    await count(month, [
      ["outreach.held", -1],
      ["casefile.opened", 2],
    ])
    const { document } = await as("viewer", () => Report.fromID({ reportID }))
    expect(cellsOf(document, "outreach.held")).toEqual([[12, 4, 16]])
    expect(document.tables[1]?.rows.slice(0, 2).map(({ key }) => key)).toEqual(["outreach.planned", "outreach.held"])
    now = "2031-05-02T15:00:00.000Z"
    const next = (await as("coordinator", () => Report.draft({ month: "2031-04" }))).reportID
    const read = await as("viewer", () => Report.fromID({ reportID: next }))
    const corrections = read.document.tables.find(({ name }) => name.startsWith("Correcciones"))
    expect(corrections?.rows.map(({ key, cells }) => [key, ...cells.slice(1)])).toEqual([
      ["casefile.opened", 40, 42],
      ["outreach.held", 12, 11],
    ])
    // Of two at once, one approves and the other is refused.
    const approveIt = () => as("coordinator", () => Report.approve({ reportID: next, version: 1 }))
    const both = await Promise.allSettled([approveIt(), approveIt()])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    now = "2031-06-02T15:00:00.000Z"
    const third = (await as("coordinator", () => Report.draft({ month: "2031-05" }))).reportID
    const after = await as("viewer", () => Report.fromID({ reportID: third }))
    // A correction is stated once and not repeated.
    expect(after.document.tables.some(({ name }) => name.startsWith("Correcciones"))).toBe(false)
  })
})

describe("a report whose approval a restore took back", () => {
  it("is approved again, and headquarters has what is approved now", async () => {
    const of = "2031-06"
    now = "2031-07-02T15:00:00.000Z"
    const { reportID } = await as("coordinator", () => Report.draft({ month: of }))
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    const { Items = [] } = await here.cloud.admin.send(new ScanCommand({ TableName }))
    const draft = Items.find((item) => item.reportID === reportID && item.status === "draft")
    await as("coordinator", () => Report.approve({ reportID, version: 1 }))
    await here.cloud.admin.send(new PutCommand({ TableName, Item: draft }))
    await count(of, [["casefile.opened", 3]])
    await as("coordinator", () => Report.approve({ reportID, version: 1 }))
    const { document } = await above(() => Report.receivedFromID({ tenantID: here.tenantID, reportID }))
    expect(cellsOf(document, "casefile.opened")[0]?.[0]).toBe(3)
    await expect(as("coordinator", () => Report.approve({ reportID, version: 2 }))).rejects.toThrow("report_approved")
  })
})

describe("a consulate's own figures", () => {
  const range = { from: month, to: month, group: "month" as const }
  it("are whole, and say that they stay inside where they count by an attribute of women", async () => {
    const whole = await as("viewer", () => Report.figures({ ...range, families: "totals,casefile.origin" }))
    expect(cellsOf(whole, "casefile.origin.PUE")).toEqual([[7]])
    expect(whole.notes.map(({ text }) => text)).toContainEqual(expect.stringContaining("No salen del consulado"))
    const file = await as("viewer", () =>
      Report.figuresFile({ ...range, families: "casefile.origin", format: "csv" as const }),
    )
    expect(decoded(file).toString("utf8")).toContain("No salen del consulado")
    const totals = await as("viewer", () => Report.figures({ ...range, families: "totals" }))
    expect(JSON.stringify(totals)).not.toContain("No salen del consulado")
  })
})

describe("figures of the network", () => {
  const range = { from: month, to: month, group: "month" as const, families: "totals,casefile.origin" }
  it("are hidden on the screen, in CSV, XLSX and PDF alike when they are small, and with them what gives them away", async () => {
    await asJob(async () => {
      const numbers = await Statistics.publish(month)
      await Publication.addUp(month, { tenantID: here.tenantID, numbers })
      await Publication.contribute(month)
    })
    await Act.with({ type: "system", job: "plan" }, () => Publication.closeAll(now))
    const outside = { ...range, circle: "outside" as const }
    const document = await above(() => Report.networkFigures(outside))
    const shown = cellsOf(document, "casefile.origin.PUE")
    expect(shown).toEqual([[{ withheld: "hidden" }]])
    expect(cellsOf(document, "casefile.origin.OAX")).toEqual([[{ withheld: "hidden" }]])
    const file = (format: "csv" | "xlsx" | "pdf") => above(() => Report.networkFile({ ...outside, format }))
    const csv = decoded(await file("csv")).toString("utf8")
    expect(csv).toContain("Puebla,oculto")
    expect(csv).toContain("Oaxaca,oculto")
    const xlsx = await readSheet(decoded(await file("xlsx")), 4)
    expect(xlsx).toContainEqual(["Puebla", "oculto"])
    expect(xlsx).toContainEqual(["Oaxaca", "oculto"])
    const pdf = await getDocumentProxy(new Uint8Array(decoded(await file("pdf"))))
    const { text } = await extractText(pdf, { mergePages: true })
    expect(text).toMatch(/Puebla\s+oculto/)
    expect(text).toMatch(/Oaxaca\s+oculto/)
    for (const words of [JSON.stringify(document.tables), csv, JSON.stringify(xlsx), text])
      expect(words).not.toMatch(/(Puebla|Oaxaca)\W+(7|33)\b/)
  })

  it("answer a request for transparency, which is kept as it was answered", async () => {
    const asked = { from: month, to: month, families: "totals,casefile.origin", folio: "330026326000123" }
    await expect(as("coordinator", () => Report.answer(asked))).rejects.toThrow("forbidden")
    const { reportID } = await above(() => Report.answer(asked))
    expect((await above(() => Report.answers({}))).items[0]).toMatchObject({
      reportID,
      folio: asked.folio,
      from: month,
    })
    const document = await above(() => Report.answered({ reportID }))
    expect(cellsOf(document, "casefile.origin.PUE")).toEqual([[{ withheld: "hidden" }]])
    // A small total is shown to headquarters and to nobody outside.
    expect(cellsOf(document, "service.given")).toEqual([[{ withheld: "hidden" }]])
    expect(document.about).toContainEqual({ term: "Folio de la solicitud", text: asked.folio })
    const csv = decoded(await above(() => Report.answeredFile({ reportID, format: "csv" }))).toString("utf8")
    expect(csv).toContain("Puebla,oculto")
    expect(csv).not.toMatch(/Puebla,7/)
  })

  it("make a line for the informe", async () => {
    const document = await above(() => Report.networkFigures(range))
    const line = document.about.find(({ term }) => term === "Renglón del informe")?.text
    expect(line).toContain("4,321 participantes")
  })
})
