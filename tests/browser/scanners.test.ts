import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Site, startSite } from "../support/browser"
import {
  call,
  capabilityIn,
  caseFileWithConsent,
  createWorld,
  mailboxInput,
  must,
  partnerOf,
  password,
  referralOf,
  type Who,
  type World,
} from "../support/world"

let site: Site
let world: World
let coordinator: Who
let referralID: string
const links: Record<string, string> = {}

const writes = new Set(["PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"])
const id = (answer: object) => answer as unknown as Record<string, string>

beforeAll(async () => {
  site = await startSite()
  world = await createWorld()
  const { mail, clock } = site.cloud
  coordinator = (await world.onboard("PHL")).coordinator
  await must("POST", "/staff", {
    who: coordinator,
    body: { email: "nueva@ejemplo.mx", role: "viewer", language: "es" },
  })
  links.join = capabilityIn(mail.list("nueva@ejemplo.mx").at(-1))
  const ally = await partnerOf(world, coordinator, "scanned@partner.example")
  await must("POST", "/mailboxes", {
    who: coordinator,
    body: mailboxInput(ally.organizationID, "second@partner.example"),
  })
  links.mailbox = capabilityIn(mail.list("second@partner.example").at(-1))
  const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
  referralID = (await referralOf(coordinator, ally, file)).referralID
  await clock.advanceTo(new Date(clock.now().getTime() + 4 * 86_400_000).toISOString(), 12)
  links.p = capabilityIn(mail.list("scanned@partner.example").at(-1))
})
afterAll(() => site?.stop())

/** What changed in any table during `run`. Only audit entries of reads may. */
async function changes(run: () => Promise<unknown>): Promise<string[]> {
  site.cloud.recorder.start()
  await run()
  return site.cloud.recorder
    .stop()
    .filter(
      ({ service, action, keys }) =>
        service === "dynamodb" && writes.has(action) && !keys.every((key) => key.startsWith("audit#")),
    )
    .map(({ action, keys }) => `${action} ${keys.join(" ")}`)
}

/** A scanner that runs the page's scripts, waits, scrolls, and presses nothing. */
async function visitSilently(address: string) {
  const visitor = await site.visit()
  await visitor.page.goto(address, { waitUntil: "networkidle" })
  await visitor.page.mouse.move(300, 300)
  await visitor.page.mouse.wheel(0, 800)
  await visitor.page.waitForTimeout(2_500)
  const text = (await visitor.page.locator("body").textContent()) ?? ""
  await visitor.context.close()
  return text
}

describe.each(["join", "mailbox", "p"])("a mail scanner opens /%s before the person does", (page) => {
  it("with HEAD, GET and prefetch: nothing changes", async () => {
    const address = `${site.url}/${page}#${links[page]}`
    const looks: RequestInit[] = [
      { method: "HEAD" },
      { method: "GET" },
      { method: "GET", headers: { purpose: "prefetch", "sec-purpose": "prefetch" } },
    ]
    const found = await changes(async () => {
      for (const look of looks) expect((await fetch(address, look)).status).toBe(200)
    })
    expect(found).toEqual([])
  })

  it("with a browser that runs every script and presses nothing: nothing changes", async () => {
    let text = ""
    const found = await changes(async () => {
      text = await visitSilently(`/${page}#${links[page]}`)
    })
    // It loaded: the page shows its content.
    expect(text.length).toBeGreaterThan(80)
    expect(found).toEqual([])
  })
})

describe("and the links still work", () => {
  it("the invitation is accepted, the mailbox confirmed, the referral still only sent, then accepted", async () => {
    expect(id(await must("GET", `/referrals/${referralID}`, { who: coordinator })).state).toMatchObject({
      status: "sent",
    })
    await must("POST", "/public/invitations/accept", { body: { token: links.join, password } })
    await must("POST", "/public/mailboxes/confirm", { body: { token: links.mailbox } })
    const who = { capability: links.p ?? "" }
    await must("POST", `/partner/referrals/${referralID}/accept`, { who })
    expect((await call("POST", "/public/mailboxes/confirm", { body: { token: links.mailbox } })).status).toBe(410)
  })
})
