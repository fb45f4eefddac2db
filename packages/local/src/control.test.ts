import { beforeAll, describe, expect, test } from "vitest"
import { type LocalCloud, localCloud } from "../../../tests/support/local"
import { controlApp } from "./control"
import { mailEvent } from "./mail-events"

let cloud: LocalCloud
let app: ReturnType<typeof controlApp>
beforeAll(async () => {
  cloud = await localCloud()
  app = controlApp({
    cloud,
    accounts: () => [{ who: "Sede", email: "sede@demo.mx", password: "x" }],
    urls: () => ({ console: "http://localhost:1" }),
  })
})

const post = (path: string, body: unknown, type = "application/json") =>
  app.request(path, { method: "POST", headers: { "content-type": type }, body: JSON.stringify(body) })

describe("the control API", () => {
  test("tells services, addresses and accounts", async () => {
    const status = (await (await app.request("/status")).json()) as {
      services: { name: string }[]
      accounts: unknown[]
    }
    expect(status.services.map(({ name }) => name)).toEqual(["dynamodb", "gateway", "mail", "issuer", "console"])
    expect(status.accounts).toHaveLength(1)
  })

  test("refuses a clock that goes back or is none, and a write that a foreign page could send", async () => {
    expect((await post("/clock", { now: "2020-01-01T00:00:00Z" })).status).toBe(400)
    expect((await post("/clock", { now: "soon" })).status).toBe(400)
    expect((await post("/clock", { now: "2030-01-01T00:00:00Z" }, "text/plain")).status).toBe(415)
  })

  test("shows mails by address, and knows only mails that were sent", async () => {
    await cloud.mail.deliver({ from: "a@example.org", to: ["b@example.org"], subject: "s", text: "t" })
    expect(await (await app.request("/mails?to=b@example.org")).json()).toMatchObject([{ subject: "s" }])
    expect(await (await app.request("/mails?to=c@example.org")).json()).toEqual([])
    expect((await post("/mail-events", { type: "bounce", messageID: "unheard" })).status).toBe(400)
    expect((await post("/mail-events", { type: "open", messageID: "unheard" })).status).toBe(400)
  })
})

test("a bounce and a complaint come in the shape of SES's events through SNS", () => {
  const mail = {
    messageID: "m1",
    at: "2026-03-09T14:00:00Z",
    from: "v@x",
    to: ["p@x"],
    subject: "s",
    tags: { tenantID: "ten_1" },
    headers: [],
    attachments: [],
  }
  const bounce = JSON.parse(mailEvent("bounce", mail, "2026-03-09T14:01:00Z").Records[0]?.Sns.Message ?? "")
  expect(bounce).toMatchObject({
    eventType: "Bounce",
    mail: { messageId: "m1", tags: { tenantID: ["ten_1"] } },
    bounce: { bounceType: "Permanent", bouncedRecipients: [{ emailAddress: "p@x" }] },
  })
  const complaint = JSON.parse(mailEvent("complaint", mail, "2026-03-09T14:01:00Z").Records[0]?.Sns.Message ?? "")
  expect(complaint).toMatchObject({
    eventType: "Complaint",
    complaint: { complainedRecipients: [{ emailAddress: "p@x" }] },
  })
})
