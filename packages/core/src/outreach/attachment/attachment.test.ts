import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { files } from "@ventanilla/functions/files/app"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { consulate } from "../../../../../tests/support/consulate"
import { announced, jpeg, partsIn, pdf, pdfOf } from "../../../../../tests/support/files"
import { at, calm, clock, office, open, organization, staff } from "../../../../../tests/support/mailboxes"
import { Alliance } from "../../partners/alliance/inside"
import { Act } from "../../platform/actor"
import { Vault } from "../../platform/vault"
import { Outreach } from "../outreach/inside"
import { Training } from "../training/inside"
import * as Attachment from "./attachment"
import type { FileType, Purpose } from "./attachment.schema"

beforeAll(open)
afterEach(calm)

const mark = "Nombre-de-quien-firma"
let allianceID: string

beforeAll(async () => {
  await clock(() => Vault.createKey())
  const organizationID = await organization()
  allianceID = (await staff(() => Alliance.create({ organizationID, kind: "mou", startsOn: "2026-01-01" }))).allianceID
})

async function send(bytes: Buffer, how: { type?: FileType; purpose?: Purpose; name?: string } = {}) {
  const { type = "application/pdf", purpose = "signed_copy", name } = how
  const about = { owner: "alliance" as const, ownerID: allianceID, purpose }
  const { attachmentID } = await staff(() => Attachment.begin({ ...about, ...announced(bytes, type, name) }))
  for (const part of partsIn(bytes)) await staff(() => Attachment.part({ attachmentID, ...part }))
  return attachmentID
}
const kept = async (bytes: Buffer, how = {}) => {
  const attachmentID = await send(bytes, how)
  await staff(() => Attachment.finish({ attachmentID }))
  return attachmentID
}
const fetchWith = async (token: string) => files.request(`/f/${token}`)
const tokenOf = async (attachmentID: string) =>
  (await staff(() => Attachment.createDownloadToken({ attachmentID }))).token
async function rows() {
  const TableName = `${office.cloud.names.consulatePrefix}${office.tenantID}`
  const items: Record<string, unknown>[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await office.cloud.admin.send(new ScanCommand({ TableName, ExclusiveStartKey: from }))
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
}

describe("a file", () => {
  it("of several parts comes back as it left, from an origin that lets it do nothing, once", async () => {
    const bytes = await pdf(mark, 90_000)
    const long = Buffer.concat([bytes.subarray(0, 9), Buffer.from(`%${"x".repeat(300_000)}\n`), bytes.subarray(9)])
    // The cross-reference table moved, so its offset is written anew.
    const moved = Buffer.from(
      long.toString("latin1").replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) + 300_002}`),
      "latin1",
    )
    const attachmentID = await kept(moved)
    const { items } = await staff(() => Attachment.list({ owner: "alliance", ownerID: allianceID }))
    expect(items.find((one) => one.attachmentID === attachmentID)).toMatchObject({ status: "kept", size: moved.length })
    const token = await tokenOf(attachmentID)
    const answer = await fetchWith(token)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(moved)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(/^attachment; filename="signed_copy-\d{4}-\d\d-\d\d\.pdf"$/),
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
    })
    expect((await fetchWith(token)).status).toBe(410)
  })

  it("is fetched once by two who ask at once", async () => {
    const token = await tokenOf(await kept(await pdf()))
    const answers = await Promise.all([1, 2, 3].map(() => fetchWith(token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it("is not to be had after a minute, with a wrong secret, or with another file's", async () => {
    at("2026-03-09T15:00:00.000Z")
    const attachmentID = await kept(await pdf())
    const token = await tokenOf(attachmentID)
    const other = await kept(await pdf("Otro"))
    expect((await fetchWith(token.replace(attachmentID, other))).status).toBe(404)
    expect((await fetchWith(`${token.slice(0, -3)}AAA`)).status).toBe(404)
    expect((await fetchWith("nothing")).status).toBe(404)
    at("2026-03-09T15:01:00.000Z")
    const late = await fetchWith(token)
    expect([late.status, late.headers.get("content-security-policy")]).toEqual([
      410,
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    ])
  })

  it("lies sealed: neither its words nor its name stand in the table, and no item is larger than DynamoDB takes", async () => {
    const bytes = pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", `(${mark})`)
    const attachmentID = await kept(bytes, { name: `${mark}.pdf` })
    const its = (await rows()).filter(({ pk }) => pk === `attachment#${attachmentID}`)
    const text = JSON.stringify(await rows())
    expect(its.length).toBeGreaterThan(1)
    expect(text).not.toContain(mark)
    expect(text).not.toContain(Buffer.from(mark).toString("base64").slice(0, 20))
    for (const row of its) expect(JSON.stringify(row).length).toBeLessThan(300_000)
  })

  it("that is refused is emptied at once, says why again, and cannot be fetched", async () => {
    const bad = pdfOf("<< /Type /Catalog /OpenAction 3 0 R >>", "<< /S /JavaScript >>")
    const attachmentID = await send(bad)
    for (let times = 0; times < 2; times++)
      await expect(staff(() => Attachment.finish({ attachmentID }))).rejects.toThrow("file_active")
    const parts = (await rows()).filter(
      ({ pk, sk }) => pk === `attachment#${attachmentID}` && `${sk}`.startsWith("part"),
    )
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) expect(part).toMatchObject({ expiresAt: expect.any(Number) })
    for (const part of parts) expect(part).not.toHaveProperty("sealed")
    await expect(staff(() => Attachment.createDownloadToken({ attachmentID }))).rejects.toThrow("file_wrong_state")
  })

  it("is refused when a part is missing, short, changed or comes too late", async () => {
    const bytes = await pdf()
    const { attachmentID } = await staff(() =>
      Attachment.begin({ owner: "alliance", ownerID: allianceID, purpose: "signed_copy", ...announced(bytes) }),
    )
    await expect(staff(() => Attachment.finish({ attachmentID }))).rejects.toThrow("file_incomplete")
    const [part] = partsIn(bytes)
    const data = bytes.subarray(1).toString("base64")
    await expect(staff(() => Attachment.part({ attachmentID, index: 0, data }))).rejects.toThrow("file_part")
    await expect(staff(() => Attachment.part({ attachmentID, index: 1, data: part!.data }))).rejects.toThrow(
      "file_part",
    )
    const changed = Buffer.from(bytes.map((byte, index) => (index === 40 ? byte ^ 1 : byte)))
    await staff(() => Attachment.part({ attachmentID, index: 0, data: changed.toString("base64") }))
    await expect(staff(() => Attachment.finish({ attachmentID }))).rejects.toThrow("file_damaged")
    await expect(staff(() => Attachment.part({ attachmentID, ...part! }))).rejects.toThrow("file_wrong_state")
  })

  it("of evidence may be a picture, kept without its place; a signed copy may not", async () => {
    const photo = jpeg("GPSLatitude 39.95")
    const attachmentID = await kept(photo, { type: "image/jpeg", purpose: "evidence", name: "foto.jpg" })
    const answer = await fetchWith(await tokenOf(attachmentID))
    expect(Buffer.from(await answer.arrayBuffer()).toString("latin1")).not.toContain("GPS")
    await expect(send(photo, { type: "image/jpeg", name: "foto.jpg" })).rejects.toThrow("file_type")
    await expect(send(await pdf(), { name: "acuerdo.pdf.exe" })).rejects.toThrow("file_name")
  })

  it("may be an activity's or a training's, each with its own kinds, never another's", async () => {
    const span = { startsAt: "2026-03-04T22:00:00Z", endsAt: "2026-03-05T00:00:00Z", timeZone: "America/New_York" }
    const plan = { kind: "talk" as const, title: "Plática", ...span }
    const outreach = { owner: "outreach" as const, ownerID: (await staff(() => Outreach.plan(plan))).outreachID }
    const seminar = { audience: "authorities" as const, topics: ["consular_notification" as const], title: "Seminario" }
    const made = await staff(() => Training.plan({ ...seminar, ...span }))
    const training = { owner: "training" as const, ownerID: made.trainingID }
    const photo = { ...announced(jpeg(), "image/jpeg", "foto.jpg") }
    const slides = announced(await pdf())
    const taken = await staff(() => Attachment.begin({ ...outreach, purpose: "photograph", ...photo }))
    await staff(() => Attachment.begin({ ...training, purpose: "slides", ...slides }))
    expect((await staff(() => Attachment.list(outreach))).items).toMatchObject([
      { attachmentID: taken.attachmentID, owner: "outreach", purpose: "photograph", status: "receiving" },
    ])
    expect((await staff(() => Attachment.list(training))).items).toMatchObject([{ purpose: "slides" }])
    const refused = (input: Parameters<typeof Attachment.begin>[0], code: string) =>
      expect(staff(async () => Attachment.begin(input))).rejects.toThrow(code)
    await refused({ ...outreach, purpose: "signed_copy", ...slides }, "file_purpose")
    await refused({ ...training, purpose: "opinion", ...slides }, "file_purpose")
    await refused({ ...training, purpose: "slides", ...photo }, "file_type")
    await refused({ ...outreach, purpose: "photograph", ...slides }, "file_type")
    await refused({ ...outreach, owner: "training", purpose: "slides", ...slides }, "invalid")
    const elsewhere = await consulate()
    await expect(elsewhere.as("coordinator", () => Attachment.list(training))).rejects.toThrow("not_found")
    await expect(
      office.as("viewer", () => Attachment.begin({ ...training, purpose: "slides", ...slides })),
    ).rejects.toThrow("forbidden")
  })

  it("is taken out for good: emptied, not to be fetched with a leave that was given before, and still on record", async () => {
    const attachmentID = await kept(await pdf())
    const token = await tokenOf(attachmentID)
    await expect(office.as("viewer", () => Attachment.remove({ attachmentID }))).rejects.toThrow("forbidden")
    await staff(() => Attachment.remove({ attachmentID }))
    expect((await fetchWith(token)).status).toBe(404)
    const its = (await rows()).filter(({ pk }) => pk === `attachment#${attachmentID}`)
    expect(its.filter(({ sk }) => `${sk}`.startsWith("part")).length).toBeGreaterThan(0)
    for (const row of its) expect(row).not.toHaveProperty("sealed")
    const { items } = await staff(() => Attachment.list({ owner: "alliance", ownerID: allianceID }))
    expect(items.find((one) => one.attachmentID === attachmentID)).toMatchObject({ status: "removed" })
    await expect(staff(() => Attachment.createDownloadToken({ attachmentID }))).rejects.toThrow("file_wrong_state")
    await expect(staff(() => Attachment.remove({ attachmentID }))).rejects.toThrow("file_wrong_state")
  })

  it("that never arrived whole is emptied after a day", async () => {
    at("2026-03-09T15:00:00.000Z")
    const attachmentID = await send(await pdf())
    await clock(() => Attachment.sweep())
    at("2026-03-10T15:00:01.000Z")
    await clock(() => Attachment.sweep())
    await expect(staff(() => Attachment.finish({ attachmentID }))).rejects.toThrow("file_truncated")
  })

  it("belongs to one consulate, and to whoever may", async () => {
    const attachmentID = await kept(await pdf())
    const elsewhere = await consulate()
    await expect(elsewhere.as("coordinator", () => Attachment.createDownloadToken({ attachmentID }))).rejects.toThrow(
      "not_found",
    )
    await expect(office.as("window", () => Attachment.createDownloadToken({ attachmentID }))).rejects.toThrow(
      "forbidden",
    )
    await expect(office.as("viewer", () => Attachment.finish({ attachmentID }))).rejects.toThrow("forbidden")
    const token = await tokenOf(attachmentID)
    const forged = token.replace(office.tenantID, elsewhere.tenantID)
    expect((await fetchWith(forged)).status).toBe(404)
    await expect(
      Act.with({ type: "system", job: "test", tenantID: elsewhere.tenantID }, () =>
        Attachment.list({ owner: "alliance", ownerID: allianceID }),
      ),
    ).rejects.toThrow()
  })
})
