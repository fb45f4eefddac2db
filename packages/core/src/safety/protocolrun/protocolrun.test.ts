import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Detection } from "../../casework/detection/inside"
import { Act, type Actor } from "../../platform/actor"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Protocol } from "../protocol/inside"
import type { Key } from "../protocol/protocol.schema"
import { Risk } from "../risk/inside"
import { Screening } from "../screening/inside"
import * as ProtocolRun from "./protocolrun"

const sede: Actor = { type: "headquarters", identity: "test" }
const secret = "Quiere irse con su hermana el martes"
let here: Consulate
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
})

const open = (more: object = {}) => here.as("caseworker", () => CaseFile.open(caseFileInput(more) as never))
const start = (casefileID: string, protocol: "gbv" | "nna" | "trata" = "gbv") =>
  here.as("caseworker", () => ProtocolRun.start({ casefileID, protocol, setting: "office" }))
const read = (runID: string) => here.as("caseworker", () => ProtocolRun.fromID({ runID }))
const mark = (runID: string, step: string, more: object = {}) =>
  here.as("caseworker", () => ProtocolRun.mark({ runID, step, state: "done", seen: null, ...more }))
const stepIn = (view: Awaited<ReturnType<typeof read>>, key: string) =>
  view.stages.flatMap(({ steps }) => steps).find((step) => step.key === key)

/** Publishes the next version; one step reworded, another gone. */
async function publish(protocol: Key, reworded: string, gone: string) {
  await Act.with(sede, async () => {
    const { edition, revision } = await Protocol.workshop({ protocol })
    const { protocol: _p, version: base, publishedAt: _a, said: _s, ...content } = edition
    const stages = content.stages.map((stage) => ({
      ...stage,
      steps: stage.steps
        .filter(({ key }) => key !== gone)
        .map((step) => (step.key === reworded ? { ...step, es: "Dicho de otro modo" } : step)),
    }))
    await Protocol.saveDraft({ protocol, revision, base, content: { ...content, stages } })
    await Protocol.publish({ protocol, revision: revision + 1, said: "Texto de la SRE" })
  })
}

describe("a protocol followed for a case file", () => {
  it("is offered by the flags she said yes to and by her needs, with the reasons, until it is followed", async () => {
    const { casefileID } = await open({ needs: ["trafficking"] })
    const offers = () => here.as("caseworker", () => ProtocolRun.offers({ casefileID }))
    expect((await offers()).items).toEqual([
      { protocol: "trata", version: 1, because: [{ kind: "need", key: "trafficking" }] },
    ])
    const answers = { documents_withheld: "yes", weapons: "no" } as const
    await here.as("caseworker", () => Risk.ask({ casefileID, edition: 1, inPrivate: true, answers }))
    expect((await offers()).items.map(({ protocol }) => protocol)).toEqual(["gbv", "trata"])
    const { runID } = await start(casefileID)
    expect((await offers()).items.map(({ protocol }) => protocol)).toEqual(["trata"])
    expect((await read(runID)).because).toEqual([{ kind: "flag", key: "documents_withheld" }])
    // Which flag it was is part of what she told: in clear in no row, hidden from colleagues who do not carry her file,
    // and stored with a mark.
    await mark(runID, "indicadores")
    expect((await read(runID)).because).toEqual([{ kind: "flag", key: "documents_withheld" }])
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    const { Items = [] } = await here.cloud.admin.send(new ScanCommand({ TableName }))
    expect(JSON.stringify(Items.filter((row) => row.casefileID === casefileID))).not.toContain("documents_withheld")
    const colleague = { ...(await here.as("caseworker", async () => Act.staff())), staffID: createID("staff") }
    expect((await Act.with(colleague, () => ProtocolRun.fromID({ runID }))).because).toEqual([])
    expect(JSON.stringify(await Act.with(colleague, () => ProtocolRun.list({ casefileID })))).not.toContain("withheld")
  })

  it("is offered by what the window noticed and by the highest band of the ruler", async () => {
    const seen = { area: "documentation", askedInPrivate: true, contact: "no", urgent: false } as const
    const { detectionID } = await here.as("window", () => Detection.create({ ...seen, signs: ["exploited"] }))
    await here.as("caseworker", () => Detection.take({ detectionID }))
    const { casefileID } = await open({ detectionID })
    const { version } = await here.as("caseworker", () => Screening.edition({}))
    const record = (marked: string[]) =>
      here.as("caseworker", () =>
        Screening.record({ casefileID, edition: version, outcome: "answered", inPrivate: true, marked }),
      )
    await record(["v25"])
    await record(["v01"])
    const { items } = await here.as("caseworker", () => ProtocolRun.offers({ casefileID }))
    expect(items.map(({ protocol, because }) => ({ protocol, because }))).toEqual([
      { protocol: "gbv", because: [{ kind: "band", key: "3" }] },
      { protocol: "trata", because: [{ kind: "sign", key: "exploited" }] },
    ])
  })

  it("is begun once, also when two begin it at the same moment", async () => {
    const { casefileID } = await open()
    const both = await Promise.allSettled([start(casefileID), start(casefileID)])
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    await expect(start(casefileID)).rejects.toMatchObject({ code: "run_underway" })
    await start(casefileID, "trata")
    const { items } = await here.as("caseworker", () => ProtocolRun.list({ casefileID }))
    expect(items.map(({ protocol }) => protocol).sort()).toEqual(["gbv", "trata"])
  })

  it("keeps what two colleagues mark at once, and refuses one who marks over what she had not seen", async () => {
    const { casefileID } = await open()
    const { runID } = await start(casefileID)
    await Promise.all([mark(runID, "indicadores"), mark(runID, "decisiones", { value: secret }), mark(runID, "red")])
    const view = await read(runID)
    expect(view).toMatchObject({ done: 3, notDone: 0 })
    expect(stepIn(view, "decisiones")?.written?.value).toBe(secret)
    await expect(mark(runID, "decisiones", { value: "Otra cosa" })).rejects.toMatchObject({ code: "stale" })
  })

  it("seals what was written, and shows it to whoever may see what she told", async () => {
    const { casefileID } = await open()
    const { runID } = await start(casefileID)
    await mark(runID, "decisiones", { value: secret, note: secret })
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    const { Items = [] } = await here.cloud.admin.send(new ScanCommand({ TableName }))
    expect(Items.some(({ runID: one }) => one === runID)).toBe(true)
    expect(JSON.stringify(Items)).not.toContain(secret)
    expect((await here.as("coordinator", () => ProtocolRun.fromID({ runID }))).opened).toBe(true)
    const colleague = await here.as("caseworker", async () => Act.staff())
    const seen = await Act.with({ ...colleague, staffID: createID("staff") }, () => ProtocolRun.fromID({ runID }))
    expect([seen.opened, seen.done, JSON.stringify(seen).includes(secret)]).toEqual([false, 1, false])
    await expect(here.as("window", () => ProtocolRun.fromID({ runID }))).rejects.toThrow("forbidden")
  })

  it("stays with its version when another is published, is told of it, and adopts or keeps", async () => {
    const { casefileID } = await open()
    const { runID } = await start(casefileID, "nna")
    const other = await open()
    const { runID: keeping } = await start(other.casefileID, "nna")
    await mark(runID, "derechos")
    await publish("nna", "quien_soy", "derechos")
    const before = await read(runID)
    expect([before.edition, before.newer, stepIn(before, "quien_soy")?.es]).toEqual([
      1,
      2,
      "Quién soy, para qué sirve, qué pasará",
    ])
    await here.as("caseworker", () => ProtocolRun.adopt({ runID, edition: 2 }))
    const after = await read(runID)
    expect([after.edition, after.newer, stepIn(after, "quien_soy")?.es]).toEqual([2, null, "Dicho de otro modo"])
    expect(after.retired).toMatchObject([{ key: "derechos", es: "Derechos", mark: { state: "done", edition: 1 } }])
    await here.as("caseworker", () => ProtocolRun.keep({ runID: keeping, edition: 2 }))
    expect(await read(keeping)).toMatchObject({ edition: 1, newer: null, kept: 2 })
    await publish("nna", "quien_soy", "fichas")
    expect(await read(keeping)).toMatchObject({ edition: 1, newer: 3 })
    const adopt = () => here.as("caseworker", () => ProtocolRun.adopt({ runID: keeping, edition: 2 }))
    await expect(adopt()).rejects.toMatchObject({ code: "stale" })
  })

  it("ends, gives its place to another, and is not reopened beside it", async () => {
    const { casefileID } = await open()
    const { runID } = await start(casefileID)
    const end = (reason: "completed" | "by_mistake", one = runID) =>
      here.as("caseworker", () => ProtocolRun.end({ runID: one, reason }))
    const reopen = () => here.as("caseworker", () => ProtocolRun.reopen({ runID }))
    await expect(end("completed")).rejects.toMatchObject({ code: "run_steps_open" })
    await end("by_mistake")
    await expect(mark(runID, "indicadores")).rejects.toMatchObject({ code: "run_ended" })
    const { runID: second } = await start(casefileID)
    await expect(reopen()).rejects.toMatchObject({ code: "run_underway" })
    await end("by_mistake", second)
    await reopen()
    expect((await read(runID)).status).toBe("open")
  })

  it("is not touched in a closed case file", async () => {
    const { casefileID } = await open()
    const { runID } = await start(casefileID)
    await here.as("caseworker", () => CaseFile.close({ casefileID, reason: "moved" }))
    await expect(mark(runID, "indicadores")).rejects.toMatchObject({ code: "casefile_closed" })
    await expect(start(casefileID, "trata")).rejects.toMatchObject({ code: "casefile_closed" })
  })

  it("is counted by step for the coordinator, and names no run", async () => {
    const counted = await here.as("coordinator", () => ProtocolRun.coverage({ protocol: "gbv" }))
    expect(counted.steps.find(({ key }) => key === "decisiones")).toMatchObject({ done: 2 })
    expect(JSON.stringify(counted)).not.toMatch(/run_0|cas_0|stf_0/)
    await expect(here.as("caseworker", () => ProtocolRun.coverage({ protocol: "gbv" }))).rejects.toThrow("forbidden")
  })
})
