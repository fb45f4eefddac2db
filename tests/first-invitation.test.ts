import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { address, bodyOf, nowhere } from "./support/samples"
import { call, capabilityIn, createWorld, must, password, type Who, type World } from "./support/world"

let world: World
const path = (tenantID: string) => `/headquarters/consulates/${tenantID}/invitation`

beforeAll(async () => {
  world = await createWorld()
})
beforeEach(() => world.cloud.faults.clear())

let offices = 0
/** An onboarded office of which nobody has accepted yet. */
async function office() {
  const email = `primera.${++offices}@ejemplo.mx`
  const sample = { method: "POST", path: "/api/headquarters/consulates" }
  const body = { ...bodyOf(sample, nowhere), officeCode: `PRUEBA-${offices}`, coordinatorEmail: email }
  const { tenantID } = await must("POST", "/headquarters/consulates", { who: world.headquarters, body })
  await world.cloud.queues.drain()
  return { tenantID: String(tenantID), email }
}
const read = (tenantID: string) => must("GET", path(tenantID), { who: world.headquarters })
const ask = (tenantID: string, body: object, key?: string) =>
  call("POST", path(tenantID), { who: world.headquarters, body, ...(key ? { key } : {}) })
const mails = (email: string) => world.cloud.mail.list(email).filter(({ tags }) => tags.kind === "invitation")
const look = (email: string, at = -1) =>
  call("POST", "/public/invitations/look", { body: { token: capabilityIn(mails(email).at(at)) } })

describe("the first coordinator's invitation, to headquarters", () => {
  it("waits until a day, and is sent again: the link of before opens nothing; the same request sends one mail", async () => {
    const { tenantID, email } = await office()
    const first = await read(tenantID)
    expect(first).toMatchObject({ state: "waiting", version: 0, email, failure: null, acceptedAt: null })
    expect(Date.parse(String(first.endsAt)) - Date.parse(String(first.sentAt))).toBe(7 * 86_400_000)
    const key = "se-reenvia-una-sola-vez-1"
    for (let time = 0; time < 3; time++) {
      const { status, body } = await ask(tenantID, { version: 0, email }, key)
      expect([status, body]).toEqual([202, { tenantID, version: 1 }])
      await world.cloud.queues.drain()
    }
    expect(mails(email)).toHaveLength(2)
    expect((await look(email, 0)).body.code).toBe("link_invalid")
    expect((await look(email)).status).toBe(200)
    expect(await read(tenantID)).toMatchObject({ state: "waiting", version: 1 })
  })

  it("that went to a wrong address goes to the right one: who got the other is nobody, and has no way in", async () => {
    const { tenantID, email: wrong } = await office()
    const right = `bien.${wrong}`
    expect((await ask(tenantID, { version: 0, email: ` ${right.toUpperCase()} ` })).status).toBe(202)
    expect(await read(tenantID)).toMatchObject({ state: "sending", email: right })
    await world.cloud.queues.drain()
    const token = capabilityIn(mails(wrong).at(-1))
    for (const verb of ["look", "accept"]) {
      const body = verb === "look" ? { token } : { token, password }
      const { status, body: said } = await call("POST", `/public/invitations/${verb}`, { body })
      expect([status, said.code]).toEqual([410, "link_invalid"])
    }
    // Even with an account in the user pool.
    await world.cloud.cognito.createUser(wrong, password)
    const stranger: Who = { token: await world.cloud.cognito.tokenFor(wrong, password), consulate: tenantID }
    expect((await must("GET", "/session", { who: stranger })).memberships).toEqual([])
    expect((await call("GET", "/staff", { who: stranger })).body.code).toBe("not_member")

    const coordinator: Who = { token: await world.signIn(right), consulate: tenantID }
    const { items } = (await must("GET", "/staff", { who: coordinator })) as unknown as { items: object[] }
    expect(items).toMatchObject([{ email: right, role: "coordinator", status: "active" }])
    // From then on the membership is the consulate's: headquarters sees the day and no address.
    const after = await call("GET", path(tenantID), { who: world.headquarters })
    expect(after.body).toMatchObject({ state: "accepted", email: null, failure: null })
    expect(after.text).not.toContain("@")
    const late = await ask(tenantID, { version: 1, email: wrong })
    expect([late.status, late.body.code]).toEqual([409, "invitation_accepted"])
    expect((await call("POST", path(tenantID), { who: coordinator, body: { version: 1, email: wrong } })).status).toBe(
      403,
    )
    const audit = (await must("GET", "/audit", { who: coordinator })).items as unknown as { action: string }[]
    expect(audit.map(({ action }) => action)).toContain("staff.invitation_voided")
  })

  it("is told no more of once she worked there: neither that she went, nor that her consulate invited her again", async () => {
    const { tenantID, email } = await office()
    const first: Who = { token: await world.signIn(email), consulate: tenantID }
    const other = await world.colleague(first, "coordinator")
    const { items } = (await must("GET", "/staff", { who: other })) as unknown as { items: Record<string, string>[] }
    const her = items.find((one) => one.email === email)?.staffID
    const { version } = await read(tenantID)
    const nothing = { version, state: "accepted", email: null, sentAt: null, endsAt: null, failure: null }
    const acts: [string, () => Promise<unknown>][] = [
      ["removed", () => must("POST", `/staff/${her}/remove`, { who: other })],
      ["invited again", () => must("POST", "/staff", { who: other, body: { email, role: "viewer", language: "es" } })],
      ["back", () => world.signIn(email)],
    ]
    for (const [what, act] of acts) {
      await act()
      expect(await read(tenantID), what).toEqual({ ...nothing, acceptedAt: null })
      const late = await ask(tenantID, { version, email })
      expect([late.status, late.body.code], what).toEqual([409, "invitation_accepted"])
    }
  })

  it("that has ended says so, and a new one opens", async () => {
    const { tenantID, email } = await office()
    world.cloud.clock.freeze(new Date(world.cloud.clock.now().getTime() + 8 * 86_400_000).toISOString())
    expect(await read(tenantID)).toMatchObject({ state: "expired", email })
    expect((await look(email)).body.code).toBe("link_expired")
    expect((await ask(tenantID, { version: 0, email })).status).toBe(202)
    await world.cloud.queues.drain()
    expect(await read(tenantID)).toMatchObject({ state: "waiting" })
    expect((await look(email)).status).toBe(200)
  })

  it("to headquarters' own address is not sent, and it says why", async () => {
    const { tenantID } = await office()
    await ask(tenantID, { version: 0, email: "sede@ejemplo.mx" })
    await world.cloud.queues.drain()
    expect(await read(tenantID)).toMatchObject({ state: "failed", failure: "headquarters_not_staff" })
    expect(mails("sede@ejemplo.mx")).toEqual([])
  })

  it.each([
    ["an older reading", () => ({ version: 9, email: "a@ejemplo.mx" }), 409, "stale", undefined],
    ["no address", () => ({ version: 0, email: "a@@ejemplo" }), 400, "invalid", "email"],
    ["no version", () => ({ email: "a@ejemplo.mx" }), 400, "invalid", "version"],
    ["more than it asks", () => ({ version: 0, email: "a@ejemplo.mx", role: "viewer" }), 400, "invalid", "role"],
  ] as const)("is refused with %s, and nothing leaves", async (_, body, status, code, field) => {
    const { tenantID, email } = await office()
    const answer = await ask(tenantID, body())
    expect([answer.status, answer.body.code]).toEqual([status, code])
    const errors = (answer.body.errors ?? []) as unknown as { field: string }[]
    if (field) expect(errors.map((one) => one.field)).toEqual([field])
    await world.cloud.queues.drain()
    expect(await read(tenantID)).toMatchObject({ state: "waiting", email, version: 0 })
  })

  it("is nobody else's to see or to mend, and none of an office that is not there or is suspended", async () => {
    const { tenantID, email } = await office()
    const coordinator: Who = { token: await world.signIn(email), consulate: tenantID }
    const other = await office()
    for (const who of [{}, coordinator, { ...coordinator, consulate: other.tenantID }]) {
      const expected = "token" in who ? 403 : 401
      expect((await call("GET", path(other.tenantID), { who })).status).toBe(expected)
      const sent = { who, body: { version: 0, email: "a@ejemplo.mx" } }
      expect((await call("POST", path(other.tenantID), sent)).status).toBe(expected)
    }
    const missing = { method: "POST", path: "/api/headquarters/consulates/:tenantID/invitation" }
    const gone = await call("POST", address(missing, nowhere), {
      who: world.headquarters,
      body: { version: 0, email: "a@ejemplo.mx" },
    })
    expect(gone.status).toBe(404)
    await must("POST", `/headquarters/consulates/${other.tenantID}/suspend`, { who: world.headquarters })
    const held = await ask(other.tenantID, { version: 0, email: "a@ejemplo.mx" })
    expect([held.status, held.body.code]).toEqual([409, "tenant_wrong_state"])
  })
})
