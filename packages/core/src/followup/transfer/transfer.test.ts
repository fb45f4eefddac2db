import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import type { Call } from "@ventanilla/local"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Residence } from "../../casework/residence/inside"
import { Act } from "../../platform/actor"
import { forgetClients } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Log } from "../../platform/util/log"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { People } from "../people/inside"
import * as Transfer from "./transfer"

let A: Consulate
let B: Consulate
let codes: { A: string; B: string }
let now = Date.parse("2026-03-02T15:00:00.000Z")
const note = "Prefiere la tarde, habla con su hermana"
type SendInput = Parameters<typeof Transfer.send>[0]
let fileInput: Parameters<typeof CaseFile.open>[0]

const tenantsOf = async () => {
  const of = (tenantID: string) =>
    Act.with({ type: "system", job: "test" }, async () => (await Tenant.row(tenantID)).officeCode)
  return { A: await of(A.tenantID), B: await of(B.tenantID) }
}
beforeAll(async () => {
  Log.to(() => undefined)
  A = await consulate()
  B = await consulate()
  Clock.set(() => new Date(now))
  for (const one of [A, B]) await one.as("coordinator", () => Vault.createKey())
  codes = await tenantsOf()
})
beforeEach(() => {
  now += 60_000
  fileInput = caseFileInput() as typeof fileInput
})
afterAll(() => Clock.set(undefined))

const tick = (of: Consulate = A) =>
  Act.with({ type: "system", job: "digest", tenantID: of.tenantID }, Transfer.deliverAll)
const openFile = () => {
  fileInput = caseFileInput() as typeof fileInput
  return A.as("caseworker", () => CaseFile.open(fileInput))
}
const sendOf = (casefileID: string, more: Partial<SendInput> = {}) =>
  A.as("caseworker", () =>
    Transfer.send({
      casefileID,
      officeCode: codes.B,
      fields: ["names", "safe_contact", "county"],
      language: "es",
      given: "verbal_witnessed",
      witness: canary.witness,
      ...more,
    }),
  )
const sentOf = async (casefileID: string) =>
  (await A.as("caseworker", () => Transfer.list({ casefileID }))).items.map(({ status }) => status)
const there = async (stage: "open" | "closed" = "open") =>
  (await B.as("coordinator", () => Transfer.arrived({ stage, limit: 100 }))).items
const tasks = async (of: Consulate, transferID: string) =>
  (await of.as("coordinator", () => Inbox.list({ status: "open", limit: 100 }))).items.filter(
    (task) => task.transferID === transferID,
  )
const dump = async (of: Consulate) => {
  const TableName = `${of.cloud.names.consulatePrefix}${of.tenantID}`
  return (await of.cloud.admin.send(new ScanCommand({ TableName }))).Items ?? []
}
const accept = (transferID: string) => B.as("coordinator", () => Transfer.accept({ transferID, file: fileInput }))

describe("a transfer", () => {
  it("takes along what she allowed and nothing else, and becomes a file of the other consulate's own", async () => {
    const { casefileID, personID } = await openFile()
    await A.as("caseworker", () => Residence.note({ casefileID, place: "US-34007" }))
    const { transferID } = await sendOf(casefileID)
    await tick()
    expect(await sentOf(casefileID)).toEqual(["delivered"])
    const [arrived] = await there()
    expect(arrived).toMatchObject({ transferID, side: "in", officeCode: codes.A, casefileID: null })
    const opened = await B.as("coordinator", () => Transfer.fromID({ transferID }))
    expect(opened.parcel).toEqual({
      names: fileInput.person?.names,
      safeContact: expect.objectContaining({ allowed: "yes" }),
      place: "US-34007",
    })
    expect(await tasks(B, transferID)).toMatchObject([{ kind: "transfer_arrived" }])
    const made = await accept(transferID)
    expect(made.personID).not.toBe(personID)
    expect(await B.as("coordinator", () => Person.fromID({ personID: made.personID }))).toMatchObject({
      names: fileInput.person?.names,
    })
    await expect(accept(transferID)).rejects.toMatchObject({ code: "transfer_ended" })
    await tick()
    expect(await sentOf(casefileID)).toEqual(["accepted"])
    expect(await tasks(A, transferID)).toMatchObject([{ kind: "transfer_answered", casefileID }])
    expect(await tasks(B, transferID)).toEqual([])
    await A.as("caseworker", () => CaseFile.close({ casefileID, reason: "transferred" }))
    for (const of of [A, B]) {
      const text = JSON.stringify(await dump(of))
      for (const secret of [canary.firstSurname, canary.phone, canary.witness, note, "US-34007"])
        expect(text).not.toContain(secret)
    }
    const mine = (await dump(B)).find((item) => item.transferID === transferID && item.__edb_e__ === "transfer")
    expect(mine).not.toHaveProperty("sealed")
    expect(JSON.stringify(mine)).not.toMatch(/per_|VAIM/)
  })

  it("given back says why, is urgent where she is, and leaves nothing of hers behind", async () => {
    const { casefileID } = await A.as("caseworker", () => CaseFile.open({ ...fileInput, urgency: "urgent" }))
    const { transferID } = await sendOf(casefileID, { fields: ["languages", "note"], note })
    await tick()
    expect(await B.as("coordinator", () => Transfer.fromID({ transferID }))).toMatchObject({
      parcel: { languages: ["es", "nah"], note },
    })
    await B.as("coordinator", () => Transfer.giveBack({ transferID, reason: "not_our_district" }))
    expect(await B.as("coordinator", () => Transfer.fromID({ transferID }))).toMatchObject({ parcel: null })
    await tick()
    const { items } = await A.as("caseworker", () => Transfer.list({ casefileID }))
    expect(items).toMatchObject([{ status: "returned", returnReason: "not_our_district" }])
    expect(await tasks(A, transferID)).toMatchObject([{ urgent: true }])
  })

  it("that she withdraws is accepted by nobody afterwards, whether it had arrived or not", async () => {
    for (const isThere of [true, false]) {
      const { casefileID } = await openFile()
      const { transferID } = await sendOf(casefileID)
      if (isThere) await tick()
      await A.as("caseworker", () => Transfer.withdraw({ transferID }))
      await tick()
      expect(await sentOf(casefileID)).toEqual(["withdrawn"])
      await expect(accept(transferID)).rejects.toMatchObject({ code: "transfer_withdrawn" })
      expect(await tasks(B, transferID)).toEqual([])
      await expect(A.as("caseworker", () => Transfer.withdraw({ transferID }))).rejects.toMatchObject({
        code: "transfer_ended",
      })
    }
  })

  const back = async (rows: Record<string, unknown>[]) => {
    const TableName = `${B.cloud.names.consulatePrefix}${B.tenantID}`
    for (const Item of rows) await B.cloud.admin.send(new PutCommand({ TableName, Item }))
  }
  it.each(["withdrawing", "withdrawn", "returned"] as const)(
    "that is %s at the sender's is read and accepted by nobody once the receiver's table was restored",
    async (status) => {
      const { casefileID } = await openFile()
      const { transferID } = await sendOf(casefileID, { fields: ["names", "note"], note })
      await tick()
      // The table as it was then: the transfer and its task.
      const old = (await dump(B)).filter((item) => JSON.stringify(item).includes(transferID))
      expect(old.filter(({ sealed }) => sealed)).toHaveLength(1)
      if (status === "returned")
        await B.as("coordinator", () => Transfer.giveBack({ transferID, reason: "no_capacity" }))
      else await A.as("caseworker", () => Transfer.withdraw({ transferID }))
      if (status !== "withdrawing") await tick()
      expect(await sentOf(casefileID)).toEqual([status])
      const mine = old.filter((item) => ["transfer", "task"].includes(String(item.__edb_e__)))
      const code = status === "returned" ? "transfer_ended" : "transfer_withdrawn"
      await back(mine)
      await expect(accept(transferID)).rejects.toMatchObject({ code })
      await back(mine)
      expect(await B.as("coordinator", () => Transfer.fromID({ transferID }))).toMatchObject({
        status: status === "returned" ? "returned" : "withdrawn",
        parcel: null,
      })
      expect((await dump(B)).filter((item) => item.transferID === transferID && item.sealed)).toEqual([])
      expect(await tasks(B, transferID)).toEqual([])
      await tick()
      expect(await sentOf(casefileID)).toEqual([status === "returned" ? "returned" : "withdrawn"])
    },
  )

  it("that was accepted is accepted again once the file it became went with the restored table", async () => {
    const { casefileID } = await openFile()
    const { transferID } = await sendOf(casefileID)
    await tick()
    const old = (await dump(B)).filter((item) => item.__edb_e__ === "transfer" && item.transferID === transferID)
    const first = await accept(transferID)
    await tick()
    await back(old)
    const distinct = [first.personID]
    const again = { transferID, file: { ...fileInput, distinct } }
    expect(await B.as("coordinator", () => Transfer.accept(again))).toMatchObject({
      folio: expect.stringMatching(/^VAIM/),
    })
  })

  it("that is under way keeps her from being erased: what lies at the other consulate would stay there", async () => {
    const { casefileID, personID, folio } = await openFile()
    const { transferID } = await sendOf(casefileID)
    await tick()
    await A.as("caseworker", () => CaseFile.close({ casefileID, reason: "moved" }))
    const erase = () => A.as("coordinator", () => People.erase({ personID, folio, reason: "her_request" }))
    await expect(erase()).rejects.toMatchObject({ code: "transfers_open" })
    await A.as("caseworker", () => Transfer.withdraw({ transferID }))
    await expect(erase()).rejects.toMatchObject({ code: "transfers_open" })
    await tick()
    expect((await dump(B)).filter((item) => item.transferID === transferID && item.sealed)).toEqual([])
    expect(await erase()).toMatchObject({ personID })
    expect(await tick()).toEqual({ carried: 0 })
  })

  it("is one at a time, to another consulate that works here, and only from an open file", async () => {
    const { casefileID } = await openFile()
    await expect(sendOf(casefileID, { officeCode: codes.A })).rejects.toMatchObject({ code: "transfer_here" })
    await expect(sendOf(casefileID, { officeCode: "SEA" })).rejects.toMatchObject({ code: "office_not_joined" })
    await expect(async () => sendOf(casefileID, { witness: null })).rejects.toThrow("witness_required")
    await expect(async () => sendOf(casefileID, { note })).rejects.toThrow("note_and_field")
    const two = await Promise.allSettled([sendOf(casefileID), sendOf(casefileID)])
    expect(two.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    await expect(sendOf(casefileID)).rejects.toMatchObject({ code: "transfer_open" })
    const other = await openFile()
    await A.as("caseworker", () => CaseFile.close({ casefileID: other.casefileID, reason: "moved" }))
    await expect(sendOf(other.casefileID)).rejects.toMatchObject({ code: "casefile_closed" })
  })

  it("is neither sent by nor shown to who does not carry cases", async () => {
    const { casefileID } = await openFile()
    await expect(A.as("window", () => Transfer.list({ casefileID }))).rejects.toMatchObject({ code: "forbidden" })
    await expect(B.as("caseworker", () => Transfer.arrived({}))).rejects.toMatchObject({ code: "forbidden" })
    const { transferID } = await sendOf(casefileID)
    // The sender's own row is not listed as arrived at the sender.
    await expect(A.as("coordinator", () => Transfer.fromID({ transferID }))).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(
      A.as("coordinator", () => Transfer.giveBack({ transferID, reason: "no_contact" })),
    ).rejects.toMatchObject({
      code: "not_found",
    })
  })

  it("waits for a consulate that is suspended", async () => {
    const { casefileID } = await openFile()
    const { transferID } = await sendOf(casefileID)
    const headquarters = { type: "headquarters", identity: "test" } as const
    await Act.with(headquarters, () => Tenant.suspend({ tenantID: B.tenantID }))
    await tick()
    expect(await sentOf(casefileID)).toEqual(["sending"])
    await Act.with(headquarters, () => Tenant.resume({ tenantID: B.tenantID }))
    await tick()
    expect(await sentOf(casefileID)).toEqual(["delivered"])
    expect(await tasks(B, transferID)).toHaveLength(1)
  })
})

describe("a transfer is carried exactly once", () => {
  it("under a crash before and after every call that carries it, and by two jobs at a time", async () => {
    const { cloud } = A
    const isData = (call: Call) => call.service === "dynamodb" && call.principal?.kind === "consulate"
    let struckOnce = 0
    for (const kind of ["crash", "crash-after"] as const)
      for (let skip = 0; ; skip++) {
        const { casefileID } = await openFile()
        const { transferID } = await sendOf(casefileID)
        const before = cloud.faults.struck()
        forgetClients()
        Tenant.forget()
        cloud.faults.add({ kind, skip, match: isData })
        await tick().catch(() => undefined)
        const struck = cloud.faults.struck() > before
        cloud.faults.clear()
        await Promise.all([tick(), tick()])
        await tick()
        expect([kind, skip, await sentOf(casefileID)]).toEqual([kind, skip, ["delivered"]])
        expect(await tasks(B, transferID)).toHaveLength(1)
        expect((await there()).filter((row) => row.transferID === transferID)).toHaveLength(1)
        await B.as("coordinator", () => Transfer.giveBack({ transferID, reason: "no_capacity" }))
        await tick()
        if (!struck) break
        struckOnce++
      }
    expect(struckOnce).toBeGreaterThan(10)
  }, 240_000)

  it("by sessions of which none reaches both consulates", async () => {
    const { casefileID } = await openFile()
    const { transferID } = await sendOf(casefileID)
    forgetClients()
    A.cloud.recorder.start()
    await tick()
    // The receiver asks the sender whether it is still meant, as the sender.
    await B.as("coordinator", () => Transfer.fromID({ transferID }))
    await accept(transferID)
    const calls = A.cloud.recorder.stop().filter(({ service }) => service === "dynamodb")
    const pairs = new Set(
      calls.flatMap(({ principal, request }) => {
        const tables = [A, B].filter(({ tenantID }) =>
          JSON.stringify(request).includes(`${A.cloud.names.consulatePrefix}${tenantID}`),
        )
        return tables.map(
          ({ tenantID }) => `${principal?.kind === "consulate" ? principal.tenant : principal?.kind} ${tenantID}`,
        )
      }),
    )
    expect([...pairs].sort()).toEqual([A, B].map(({ tenantID }) => `${tenantID} ${tenantID}`).sort())
  })
})
