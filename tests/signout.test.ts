import { GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Config } from "@ventanilla/core/util/config"
import { remembered, skew } from "@ventanilla/core/util/signin"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { localCloud } from "./support/local"
import { address, nowhere } from "./support/samples"
import { call, capabilityIn, createWorld, must, password, roles, type Who, type World } from "./support/world"

/** Every operation that requires a sign-in. */
const doors = operations(app).filter(({ path }) => !/^\/api\/(public|partner|config)\b/.test(path))
const knock = (operation: (typeof doors)[number], who: Who) =>
  call(operation.method as "GET" | "POST", address(operation, nowhere), { who, body: { unknown: true } })

let world: World
let here: { tenantID: string; coordinator: Who }
let there: { tenantID: string; coordinator: Who }

beforeAll(async () => {
  await localCloud({ policed: true })
  world = await createWorld()
  here = await world.onboard("PHL")
  there = await world.onboard("BOS")
})
beforeEach(() => world.cloud.faults.clear())

const end = (who: Who, key?: string) => call("POST", "/session/end", { who, ...(key ? { key } : {}) })
const row = async (pk: string, sk: string) =>
  (await world.cloud.admin.send(new GetCommand({ TableName: Config.registryTable(), Key: { pk, sk } }))).Item
const identityOf = async (email: string) => (await world.cloud.cognito.identityOf(email)) ?? ""
const notBefore = async (email: string) =>
  Number((await row(`signin#${await identityOf(email)}`, "notBefore"))?.notBefore)
const token = (email: string, since: number) => world.cloud.cognito.tokenFor(email, password, since)
const now = () => Math.floor(Date.now() / 1000)

let people = 0
/** A person who works for both consulates and signed in a minute ago. */
async function ofBoth() {
  const email = `persona.${++people}@ejemplo.mx`
  await world.colleague(here.coordinator, "caseworker", email)
  await must("POST", "/staff", { who: there.coordinator, body: { email, role: "viewer", language: "es" } })
  const link = capabilityIn(world.cloud.mail.list(email).at(-1))
  await must("POST", "/public/invitations/accept", { body: { token: link } })
  const signedIn = async (since: number) => {
    const given = await token(email, since)
    return [here, there].map(({ tenantID }): Who => ({ token: given, consulate: tenantID }))
  }
  return { email, signedIn }
}
const enters = async (who: Who) => {
  const { status, body } = await call("GET", "/settings", { who })
  return status === 200 ? "in" : `${status} ${body.code}`
}

describe("signing out everywhere", () => {
  it("closes every operation to every kind of session of hers, in all her consulates, and to nobody else's", async () => {
    const kinds: Record<string, Who> = {}
    for (const role of roles) kinds[role] = await world.colleague(here.coordinator, role)
    await world.cloud.cognito.createUser("otra.sede@ejemplo.mx", password)
    const { Staff } = await import("@ventanilla/core/tenancy/staff/inside")
    const { Act } = await import("@ventanilla/core/platform/actor")
    const identity = await identityOf("otra.sede@ejemplo.mx")
    await Act.with({ type: "system", job: "test" }, () => Staff.registerHeadquarters({ identity }))
    kinds.headquarters = { token: await world.cloud.cognito.tokenFor("otra.sede@ejemplo.mx", password) }
    expect(doors.length).toBeGreaterThan(250)
    for (const [kind, who] of Object.entries(kinds)) {
      expect((await call("GET", "/session", { who })).status, kind).toBe(200)
      const ended = await end(who)
      expect([ended.status, ended.body], kind).toEqual([200, { ended: true }])
      // All roles pass the same check: each tries some operations, two of them all.
      const asked = kind === "coordinator" || kind === "headquarters" ? doors : doors.filter((_, at) => at % 40 === 0)
      for (const operation of asked) {
        const inside = operation.path.startsWith("/api/headquarters") ? who : { ...who, consulate: here.tenantID }
        const { status, body } = await knock(operation, inside)
        expect([operation.path, status, body.code], kind).toEqual([operation.path, 401, "signed_out"])
      }
    }
    for (const who of [here.coordinator, there.coordinator]) expect(await enters(who)).toBe("in")
    expect((await call("GET", "/headquarters/consulates", { who: world.headquarters })).status).toBe(200)

    const { email, signedIn } = await ofBoth()
    const [one, other] = (await signedIn(now() - 60)) as [Who, Who]
    expect([await enters(one), await enters(other)]).toEqual(["in", "in"])
    expect((await end(one)).status).toBe(200)
    expect([await enters(one), await enters(other)]).toEqual(["401 signed_out", "401 signed_out"])
    for (const language of ["es", "en"] as const) {
      const { body } = await call("GET", "/session", { who: { ...one, language } })
      expect(String(body.detail)).toMatch(language === "es" ? /Entre de nuevo/ : /Sign in again/)
    }
    // A new sign-in is a new session: even a renewed token says when its session began.
    const from = await notBefore(email)
    const table: [number, string][] = [
      [-12 * 3600, "401 signed_out"],
      [-1, "401 signed_out"],
      [0, "in"],
      [1, "in"],
      [60, "in"],
    ]
    for (const [seconds, answer] of table)
      for (const who of await signedIn(from + seconds)) expect(await enters(who), String(seconds)).toBe(answer)
  }, 240_000)

  it("is one write with its audit, remembered by its key: the repeat ends nothing that began since", async () => {
    const { email, signedIn } = await ofBoth()
    const began = now()
    const [old] = (await signedIn(began - 60)) as [Who]
    const key = "una-y-la-misma-peticion-1"
    expect((await end(old, key)).status).toBe(200)
    const from = await notBefore(email)
    expect(from).toBeGreaterThan(began + skew)
    expect(from).toBeLessThanOrEqual(now() + skew + 1)
    const identity = await identityOf(email)
    expect(await row(`signin#${identity}`, "notBefore")).toEqual({
      ...{ pk: `signin#${identity}`, sk: "notBefore" },
      ...{ notBefore: from, expiresAt: from + remembered },
    })
    const [fresh] = (await signedIn(from)) as [Who]
    const again = await end(fresh, key)
    expect([again.status, again.body]).toEqual([200, { ended: true }])
    expect([await notBefore(email), await enters(fresh)]).toEqual([from, "in"])
    // The repeated request of a tab that got no answer is told that it is signed out, as it had asked.
    expect((await end(old, key)).body.code).toBe("signed_out")
    const { Items = [] } = await world.cloud.admin.send(
      new QueryCommand({
        TableName: Config.registryTable(),
        IndexName: "gsi1",
        KeyConditionExpression: "gsi1pk = :subject",
        ExpressionAttributeValues: { ":subject": `audit-subject#${identity}` },
      }),
    )
    expect(Items).toMatchObject([{ action: "session.ended_everywhere", actor: { type: "identity", id: identity } }])
    expect(JSON.stringify(Items)).not.toContain(email)
  })

  it.each(["error", "throttle", "fail-after", "timeout"] as const)(
    "holds when the pool does not hear of it (%s)",
    async (kind) => {
      const { signedIn } = await ofBoth()
      const [who] = (await signedIn(now() - 60)) as [Who]
      world.cloud.faults.add({ kind, times: 20, match: ({ action }) => action === "AdminUserGlobalSignOut" })
      expect((await end(who)).status).toBe(200)
      expect(await enters(who)).toBe("401 signed_out")
    },
  )

  it("never ends less than was ended before, whoever's clock is behind", async () => {
    const { Act } = await import("@ventanilla/core/platform/actor")
    const { Staff } = await import("@ventanilla/core/tenancy/staff/inside")
    const identity = "una-persona-de-prueba"
    const actor = await Staff.actorFromIdentity({ identity, since: now() })
    await Promise.all([1, 2, 3, 4].map(() => Act.with(actor, () => Staff.signOutEverywhere({}))))
    const first = Number((await row(`signin#${identity}`, "notBefore"))?.notBefore)
    await Act.with(actor, () => Staff.signOutEverywhere({}))
    expect(Number((await row(`signin#${identity}`, "notBefore"))?.notBefore)).toBeGreaterThanOrEqual(first)
    const ahead = now() + 60
    const key = { pk: `signin#${identity}`, sk: "notBefore" }
    await world.cloud.admin.send(
      new PutCommand({ TableName: Config.registryTable(), Item: { ...key, notBefore: ahead } }),
    )
    await Act.with(actor, () => Staff.signOutEverywhere({})).catch(() => undefined)
    expect((await row(key.pk, key.sk))?.notBefore).toBe(ahead)
  })

  it("costs a request nothing: the gate reads once, as many keys whoever asks and whatever was ended", async () => {
    const { signedIn } = await ofBoth()
    const [who] = (await signedIn(now() + 3600)) as [Who]
    const reads = async (path: string, by: Who) => {
      world.cloud.recorder.start()
      await call("GET", path, { who: by })
      const batches = world.cloud.recorder.stop().filter(({ action }) => action === "BatchGetItem")
      return batches.map(({ request }) => {
        const asked = Object.values((request as { RequestItems: Record<string, { Keys: unknown[] }> }).RequestItems)
        return asked.map(({ Keys }) => Keys.length)
      })
    }
    for (let round = 0; round < 2; round++) {
      expect(await reads("/settings", who)).toEqual([[5]])
      expect(await reads("/session", who)).toEqual([[2]])
      expect(await reads("/headquarters/template", world.headquarters)).toEqual([[2]])
      await end(who)
    }
  })
})

describe("whoever takes access away ends what was signed in", () => {
  it("somebody who is removed and invited again comes back by a new sign-in alone, and her other consulate is not touched", async () => {
    const { email, signedIn } = await ofBoth()
    const [old, other] = (await signedIn(now() - 60)) as [Who, Who]
    const { items } = (await must("GET", "/staff", { who: here.coordinator })) as unknown as {
      items: { staffID: string; email: string }[]
    }
    const staffID = items.find((one) => one.email === email)?.staffID
    await must("POST", `/staff/${staffID}/remove`, { who: here.coordinator })
    expect([await enters(old), await enters(other)]).toEqual(["403 not_member", "in"])
    await must("POST", "/staff", { who: here.coordinator, body: { email, role: "caseworker", language: "es" } })
    const link = capabilityIn(world.cloud.mail.list(email).at(-1))
    await must("POST", "/public/invitations/accept", { body: { token: link } })
    expect([await enters(old), await enters(other)]).toEqual(["401 signed_out", "in"])
    const mark = await row(`tenant#${here.tenantID}`, `signin#${await identityOf(email)}`)
    const [fresh] = (await signedIn(Number(mark?.notBefore))) as [Who]
    expect(await enters(fresh)).toBe("in")
  })

  it("a consulate that was suspended and resumed asks everybody to sign in anew, and no other consulate does", async () => {
    const { email, signedIn } = await ofBoth()
    const before = (await signedIn(now() - 60)) as [Who, Who]
    const who = world.headquarters
    await must("POST", `/headquarters/consulates/${there.tenantID}/suspend`, { who })
    expect(await Promise.all(before.map(enters))).toEqual(["in", "403 consulate_not_active"])
    await must("POST", `/headquarters/consulates/${there.tenantID}/resume`, { who })
    expect(await Promise.all(before.map(enters))).toEqual(["in", "401 signed_out"])
    expect(await enters(there.coordinator)).toBe("401 signed_out")
    const tenant = await row(`tenant#${there.tenantID}`, "tenant")
    const [, after] = (await signedIn(Number(tenant?.notBefore))) as [Who, Who]
    expect(await enters(after), email).toBe("in")
    expect((await call("GET", "/headquarters/consulates", { who })).status).toBe(200)
  })
})
