import { createRequire } from "node:module"
import { app } from "@ventanilla/functions/api"
import { judge } from "@ventanilla/local/doors"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { announced, partsIn, pdf, pdfOf } from "../../../../../tests/support/files"
import { calm, clock, office, open, organization, staff } from "../../../../../tests/support/mailboxes"
import { Alliance } from "../../partners/alliance/inside"
import { VisibleError } from "../../platform/error"
import { Log } from "../../platform/util/log"
import { Timeouts } from "../../platform/util/timeouts"
import { Vault } from "../../platform/vault"
import * as Attachment from "./attachment"
import { JudgeAnswer, JudgeInput, judging, mostBytes } from "./attachment.schema"

const hostile = createRequire(import.meta.url).resolve("../../../../../tests/support/hostile-judge.ts")
/** Lambda's limit for the request and the answer of a synchronous invocation. */
const payload = 6 * 1024 * 1024
let allianceID: string

beforeAll(open)
afterEach(calm)
beforeAll(async () => {
  await clock(() => Vault.createKey())
  const organizationID = await organization()
  allianceID = (await staff(() => Alliance.create({ organizationID, kind: "mou", startsOn: "2026-01-01" }))).allianceID
})
afterEach(() => use())

/** Replaces the stage's judge function; without arguments, restores it. */
function use(file?: string, more = {}) {
  const { gateway, names, stage } = office.cloud
  gateway.functions.add(names.roles.of("judge"), judge(stage, file, more))
}

const saying = (word: string) =>
  pdfOf("<< /Type /Catalog /Pages 2 0 R >>", `<< /Type /Pages /Kids [] /Count 0 >>`, `(${word})`)
async function sent(bytes: Buffer): Promise<string> {
  const about = { owner: "alliance" as const, ownerID: allianceID, purpose: "signed_copy" as const }
  const { attachmentID } = await staff(() => Attachment.begin({ ...about, ...announced(bytes) }))
  for (const part of partsIn(bytes)) await staff(() => Attachment.part({ attachmentID, ...part }))
  return attachmentID
}
const finished = (attachmentID: string) =>
  staff(() => Attachment.finish({ attachmentID })).then(
    ({ status }) => status,
    (error: unknown) => (error instanceof VisibleError ? `${error.kind}/${error.code}` : error),
  )
const statusOf = async (attachmentID: string) => {
  const { items } = await staff(() => Attachment.list({ owner: "alliance", ownerID: allianceID }))
  return items.find((one) => one.attachmentID === attachmentID)?.status
}

describe("a file that harms its judge", () => {
  it.each([
    ["keeps it busy for ever", "never-ends", { seconds: 2 }],
    ["takes all its memory", "takes-all", { megabytes: 96 }],
    ["ends it", "breaks", {}],
    ["has it fail", "throws", {}],
    ["has it say what no judge says", "lies", {}],
    ["has it answer more than Lambda carries", "answers-much", {}],
  ])("and %s is refused, and is not kept", async (_, word, limits) => {
    const lines: string[] = []
    Log.to((line) => void lines.push(line))
    use(hostile, limits)
    const attachmentID = await sent(saying(word))
    expect(await finished(attachmentID)).toBe("validation/file_unjudged")
    expect(await statusOf(attachmentID)).toBe("receiving")
    expect(lines.filter((line) => line.includes("attachment.unjudged"))).toHaveLength(1)
    expect(lines.join("\n")).not.toContain(word)
  })

  it("has ended that judge and no other: the next file finds one, and the same file, once the fault is mended", async () => {
    use(hostile)
    const attachmentID = await sent(saying("breaks"))
    expect(await finished(attachmentID)).toBe("validation/file_unjudged")
    expect(await finished(await sent(await pdf()))).toBe("kept")
    use()
    expect(await finished(attachmentID)).toBe("kept")
  })

  it("leaves the API its time: others are answered before it is given up", async () => {
    use(hostile, { seconds: 4 })
    const attachmentID = await sent(saying("never-ends"))
    let isOver = false
    const finishing = finished(attachmentID).finally(() => {
      isOver = true
    })
    for (let count = 0; count < 20; count++) expect((await app.request("/api/config")).status).toBe(200)
    expect(isOver).toBe(false)
    expect(await finishing).toBe("validation/file_unjudged")
  })

  it("waits when all judges are busy: 429, and when to come again", async () => {
    const { gateway, names } = office.cloud
    gateway.functions.add(names.roles.of("judge"), { run: async () => "throttled", stop: () => {} })
    const attachmentID = await sent(await pdf())
    await expect(staff(() => Attachment.finish({ attachmentID }))).rejects.toMatchObject({
      kind: "too_many",
      code: "too_often",
      retryAfter: 60,
    })
    expect(await statusOf(attachmentID)).toBe("receiving")
  })
})

describe("what goes to a judge and comes back", () => {
  it("is as large as a file may be, and fits what Lambda carries", async () => {
    const data = Buffer.alloc(mostBytes).toString("base64")
    const largest = JSON.stringify(JudgeInput.parse({ type: "application/pdf", data }))
    expect(Buffer.byteLength(largest)).toBeLessThan(payload)
    expect(Buffer.byteLength(JSON.stringify(JudgeAnswer.parse({ data })))).toBeLessThan(payload)
    expect(JudgeAnswer.safeParse({ data: Buffer.alloc(mostBytes + 3).toString("base64") }).success).toBe(false)
  })

  it("says nothing of whose it is, and takes less time than is waited for", () => {
    expect(Object.keys(JudgeInput.shape).sort()).toEqual(["data", "type"])
    expect(Timeouts.of("lambda").requestTimeout).toBeGreaterThan(judging.seconds * 1000)
  })
})
