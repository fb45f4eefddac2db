import { request } from "node:http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type LocalCloud, localCloud } from "../../../tests/support/local"
import { startControl } from "./control"

let cloud: LocalCloud
let control: Awaited<ReturnType<typeof startControl>>
beforeAll(async () => {
  cloud = await localCloud()
  control = await startControl({ cloud, accounts: () => [], urls: () => ({}) })
  await cloud.mail.deliver({ from: "a@example.org", to: ["b@example.org"], subject: "secreto", text: "t" })
})
afterAll(() => control?.stop())

/** Requests to this machine as from a browser on a page whose host name resolves to it. */
const ask = (url: string, host: string) =>
  new Promise<{ status: number; text: string }>((done, fail) => {
    const { port, pathname } = new URL(url)
    const asking = request({ port, path: pathname, host: "127.0.0.1", headers: { host } }, (reply) => {
      let text = ""
      reply.on("data", (chunk: Buffer) => {
        text += chunk.toString()
      })
      reply.on("end", () => done({ status: reply.statusCode ?? 0, text }))
    })
    asking.on("error", fail)
    asking.end()
  })

const pages = () => [
  ...["/status", "/environment", "/mails", "/dead-letters", "/nothing"].map((path) => `${control.url}${path}`),
  ...["/", "/store", "/v2/email/outbound-emails"].map((path) => `${cloud.mail.url}${path}`),
]
const foreign = [
  "evil.example",
  "evil.example:4001",
  "localhost.evil.example",
  "127.0.0.1.evil.example:4001",
  "evil-localhost",
  "xlocalhost",
  "localhost.",
  "localhost@evil.example",
  "127.0.0.1:80:80",
  "0.0.0.0",
  "[::1].evil.example",
  "[::ffff:127.0.0.1]",
  "2130706433",
  "0x7f.1",
  "127.1",
]

describe("what shows a developer's data on this machine", () => {
  it("answers to this machine's own names, with and without a port", async () => {
    for (const host of ["localhost", "LOCALHOST:4001", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:4001"]) {
      expect((await ask(`${control.url}/mails`, host)).text, host).toContain("secreto")
      expect((await ask(`${cloud.mail.url}/store`, host)).status, host).toBe(200)
    }
  })

  it.each(foreign)("tells nothing to a page that calls it %s", async (host) => {
    for (const page of pages()) {
      const { status, text } = await ask(page, host)
      // An invalid name is refused before its owner is looked up.
      expect([400, 421], page).toContain(status)
      expect(text, page).toBe("")
    }
  })
})
