import { generateKeyPairSync } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Archive } from "@ventanilla/core/lifecycle/archive/inside"
import { Offboarding } from "@ventanilla/core/lifecycle/offboarding/inside"
import { Restoration } from "@ventanilla/core/lifecycle/restoration/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients } from "@ventanilla/core/platform/store"
import { Vault } from "@ventanilla/core/platform/vault"
import { Log } from "@ventanilla/core/util/log"
import { doors } from "@ventanilla/local/doors"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { longPdf, pdf, upload } from "./support/files"
import { localCloud } from "./support/local"
import { tablesNamed } from "./support/tables"
import { call, createWorld, must, partnerOf, type Who, type World } from "./support/world"

let world: World
let here: { tenantID: string; coordinator: Who }
let dir: string
let identity: string
let recipient: string
let attachmentID: string
let allianceID: string
let bytes: Buffer

const same = { missing: {}, more: {}, changed: {} }
const operator = <T>(run: () => Promise<T>, tenantID?: string) =>
  Act.with({ type: "system", job: "test", ...(tenantID ? { tenantID } : {}) }, run)
const take = () => operator(() => Archive.take({ dir, lock: { recipients: [recipient] } }), here.tenantID)
const allianceOf = async (who: Who) => {
  const { organizationID } = await partnerOf(world, who)
  const body = { organizationID, kind: "mou", startsOn: "2026-01-01" }
  return String((await must("POST", "/alliances", { who, body })).allianceID)
}
const fetchWith = async (token: string) => (await doors.files()).fetch(new Request(`http://files.example/f/${token}`))

/** The answer to a download of the file now. */
async function fetched(who: Who, which = attachmentID) {
  const { token } = await must("POST", `/attachments/${which}/leave`, { who, body: {} })
  const answer = await fetchWith(String(token))
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
}

beforeAll(async () => {
  Log.to(() => {})
  // The operator has the custody role of the templates.
  await localCloud({ policed: true })
  world = await createWorld()
  dir = await mkdtemp(join(tmpdir(), "ventanilla-files-"))
  identity = await Archive.generateIdentity()
  recipient = await Archive.identityToRecipient(identity)
  here = await world.onboard("PHL")
  allianceID = await allianceOf(here.coordinator)
  bytes = longPdf()
  attachmentID = await upload(here.coordinator, allianceID, bytes)
})
afterAll(() => rm(dir, { recursive: true, force: true }))
beforeEach(() => forgetClients())

describe("a file of an alliance", () => {
  it("is in the export of its consulate, every part of it, and comes whole into another under another key", async () => {
    const { path, tally } = await take()
    expect(tally.kinds).toMatchObject({ attachment: 1, "attachment-part": 3 })
    const chicago = await world.onboard("CHI")
    const brought = await operator(() => Archive.bringIn({ path, key: { identity }, members: true }), chicago.tenantID)
    expect(brought.differences).toEqual(same)
    const there = await fetched({ ...here.coordinator, consulate: chicago.tenantID })
    expect([there.status, there.bytes.equals(bytes)]).toEqual([200, true])
  })

  it("is read back byte for byte after a restore, and what came after the export is gone with it", async () => {
    const { path } = await take()
    const later = await upload(here.coordinator, allianceID, await pdf("Otro"))
    const source = { kind: "archive" as const, path, key: { identity } }
    const outcome = await operator(() => Restoration.run({ tenantID: here.tenantID, source, settleMs: 0 }))
    expect(outcome).toMatchObject({ outcome: "restored", differences: same })
    forgetClients()
    const back = await fetched(here.coordinator)
    expect([back.status, back.bytes.equals(bytes)]).toEqual([200, true])
    const gone = await call("POST", `/attachments/${later}/leave`, { who: here.coordinator, body: {} })
    expect(gone.status).toBe(404)
    await operator(() => Restoration.forget({ tenantID: here.tenantID }))
  })

  it("is handed to nobody while its consulate is closed for a restore", async () => {
    const { token } = await must("POST", `/attachments/${attachmentID}/leave`, { who: here.coordinator, body: {} })
    const other = await world.onboard("BOS")
    const { path } = await operator(() => Archive.take({ dir, lock: { recipients: [recipient] } }), other.tenantID)
    const source = { kind: "archive" as const, path, key: { identity } }
    const wrong = operator(() => Restoration.run({ tenantID: here.tenantID, source, settleMs: 0 }))
    await expect(wrong).rejects.toMatchObject({ code: "archive_of_another" })
    expect((await fetchWith(String(token))).status).toBe(404)
    await operator(() => Restoration.cancel({ tenantID: here.tenantID }))
    expect((await fetchWith(String(token))).status).toBe(200)
  })

  it("is nowhere when its consulate has ended but in the archive, and a leave that was out opens nothing", async () => {
    const { token } = await must("POST", `/attachments/${attachmentID}/leave`, { who: here.coordinator, body: {} })
    const signingKey = `file:${join(dir, "signing.pem")}`
    const { privateKey } = generateKeyPairSync("ed25519")
    await writeFile(join(dir, "signing.pem"), privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 })
    const { certificate, archive } = await operator(() =>
      Offboarding.run({ tenantID: here.tenantID, dir, lock: { recipients: [recipient] }, signingKey }),
    )
    const { kinds } = certificate.statement.before
    expect(kinds).toMatchObject({ attachment: 1, "attachment-part": 3 })
    expect((await fetchWith(String(token))).status).toBe(404)
    expect(await tablesNamed(world.cloud.admin, `${world.cloud.names.consulatePrefix}${here.tenantID}`)).toEqual([])
    const { Items = [] } = await world.cloud.admin.send(new ScanCommand({ TableName: world.cloud.names.registry }))
    expect(Items.filter((item) => JSON.stringify(item).includes(attachmentID)).map(({ pk }) => pk)).toEqual([])
    expect(await operator(() => Vault.lookAtKey(), here.tenantID)).toMatchObject({ state: "missing" })

    const seattle = await world.onboard("SEA")
    await operator(() => Archive.bringIn({ path: archive, key: { identity }, members: false }), seattle.tenantID)
    const there = await fetched(seattle.coordinator)
    expect([there.status, there.bytes.equals(bytes)]).toEqual([200, true])
  })
})
