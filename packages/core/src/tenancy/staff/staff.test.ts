import { randomUUID } from "node:crypto"
import { PutCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { capabilityIn } from "../../../../../tests/support/world"
import { Act } from "../../platform/actor"
import { Config } from "../../platform/util/config"
import { Log } from "../../platform/util/log"
import { Request } from "../../platform/util/request"
import { Tenant } from "../tenant/inside"
import * as Staff from "./staff"

let here: Consulate
let there: Consulate
const password = "Prueba-Ventanilla-1"

beforeAll(async () => {
  Log.to(() => undefined)
  here = await consulate()
  there = await consulate()
})
beforeEach(() => here.cloud.faults.clear())

/** Signed in now, or this many seconds from now. */
const signedIn = (identity: string, seconds = 0) => ({ identity, since: Math.floor(Date.now() / 1000) + seconds })
const enter = (identity: string, tenantID: string, seconds = 0) =>
  Staff.actorFromMembership(signedIn(identity, seconds), tenantID)
const sessionOf = async (identity: string) =>
  Act.with(await Staff.actorFromIdentity(signedIn(identity)), () => Staff.session({}))
const someone = () => `persona.${randomUUID().slice(0, 8)}@ejemplo.mx`
const mails = (email: string) => here.cloud.mail.list(email)
const invite = (of: Consulate, email: string, role: "coordinator" | "viewer" | "caseworker" = "caseworker") =>
  of.as("coordinator", () => Staff.invite({ email, role }))
const list = (of: Consulate) => of.as("coordinator", async () => (await Staff.list({})).items)
const asPublic = <T>(run: () => Promise<T>) => Act.with({ type: "public" }, run)
const accept = (token: string, chosen: string | null = password) =>
  asPublic(() => Staff.accept({ token, ...(chosen ? { password: chosen } : {}) }))
/** As a repeat of the same request. */
const keyed = <T>(key: string, run: () => Promise<T>) =>
  Request.with({ requestID: "req_test", language: "es", idempotency: { key, said: key } }, run)

async function join(of: Consulate, role: "coordinator" | "viewer" | "caseworker" = "caseworker", email = someone()) {
  const { staffID } = await invite(of, email, role)
  await accept(capabilityIn(mails(email).at(-1)))
  const identity = (await of.cloud.cognito.identityOf(email)) ?? ""
  return { email, staffID, identity }
}

describe("an invitation", () => {
  it("is a link of seven days that works once, for somebody who chooses a password", async () => {
    const email = someone()
    const { staffID } = await invite(here, email)
    const token = capabilityIn(mails(email).at(-1))
    expect(await asPublic(() => Staff.look({ token }))).toMatchObject({ role: "caseworker", needsPassword: true })
    const identity = (await here.cloud.cognito.identityOf(email)) ?? ""
    await expect(enter(identity, here.tenantID)).rejects.toMatchObject({ code: "not_member" })
    for (const weak of ["sinmayusculas-1234", "SinNumeros-enella", "SinSimbolos12345", null])
      await expect(accept(token, weak)).rejects.toMatchObject({ code: "password_weak", field: "password" })
    expect(await accept(token)).toEqual({ accepted: true })
    expect(await enter(identity, here.tenantID)).toMatchObject({ staffID, role: "caseworker" })
    expect(await here.cloud.cognito.tokenFor(email, password)).toBeTruthy()
    await expect(accept(token)).rejects.toMatchObject({ code: "link_used" })
    await expect(asPublic(() => Staff.look({ token }))).rejects.toMatchObject({ code: "link_used" })
  })

  it("that was changed, is of another consulate or of none opens nothing", async () => {
    const email = someone()
    await invite(here, email)
    const token = capabilityIn(mails(email).at(-1))
    const last = token.endsWith("A") ? "B" : "A"
    const elsewhere = token.replace(here.tenantID, there.tenantID)
    const nowhere = token.replace(here.tenantID, "ten_01J00000000000000000000000")
    for (const wrong of [`${token.slice(0, -1)}${last}`, elsewhere, nowhere, "nothing"])
      await expect(asPublic(() => Staff.look({ token: wrong }))).rejects.toMatchObject({ code: "link_invalid" })
  })

  it("ends after seven days", async () => {
    const email = someone()
    await invite(here, email)
    const token = capabilityIn(mails(email).at(-1))
    const { clock } = here.cloud
    clock.freeze(new Date(clock.now().getTime() + 7 * 86_400_000).toISOString())
    await expect(accept(token)).rejects.toMatchObject({ code: "link_expired" })
  })

  it("of somebody who already signs in for another consulate only asks for a yes, and leaves the password alone", async () => {
    const { email, identity } = await join(there)
    await invite(here, email, "viewer")
    const token = capabilityIn(mails(email).at(-1))
    expect(await asPublic(() => Staff.look({ token }))).toMatchObject({ role: "viewer", needsPassword: false })
    await accept(token, "Otra-Contrasena-99")
    expect(await here.cloud.cognito.tokenFor(email, password)).toBeTruthy()
    const session = await sessionOf(identity)
    for (const { tenantID, staffID } of session.memberships)
      expect(await enter(identity, tenantID)).toMatchObject({ staffID })
    expect(session.memberships.map(({ tenantID, role }) => [tenantID, role]).sort()).toEqual(
      [
        [here.tenantID, "viewer"],
        [there.tenantID, "caseworker"],
      ].sort(),
    )
    expect(session.headquarters).toBe(false)
  })

  it("of two consulates at once sets one password: the second link cannot change it", async () => {
    const email = someone()
    await invite(here, email)
    const first = capabilityIn(mails(email).at(-1))
    await invite(there, email)
    const second = capabilityIn(mails(email).at(-1))
    await accept(first)
    expect(await asPublic(() => Staff.look({ token: second }))).toMatchObject({ needsPassword: false })
    await accept(second, "Otra-Contrasena-99")
    expect(await here.cloud.cognito.tokenFor(email, password)).toBeTruthy()
  })

  it("sent again replaces the link, keeps the one membership and takes the newer role", async () => {
    const email = someone()
    const one = await invite(here, email)
    const two = await invite(here, email, "viewer")
    expect(two).toEqual(one)
    const [old, next] = mails(email).map(capabilityIn)
    await expect(accept(old ?? "")).rejects.toMatchObject({ code: "link_invalid" })
    await accept(next ?? "")
    expect((await list(here)).filter((member) => member.email === email)).toMatchObject([
      { role: "viewer", status: "active" },
    ])
    await expect(invite(here, email)).rejects.toMatchObject({ code: "already_member" })
  })

  it.each(["error", "throttle", "fail-after"] as const)(
    "whose mail fails (%s) makes no membership until it has left",
    async (kind) => {
      const email = someone()
      here.cloud.faults.add({ kind, match: ({ service }) => service === "ses" })
      const key = `invite-${kind}`
      await expect(keyed(key, () => invite(here, email))).rejects.toMatchObject({ kind: "unavailable" })
      expect((await list(here)).some((member) => member.email === email)).toBe(false)
      const { staffID } = await keyed(key, () => invite(here, email))
      await expect(keyed(key, () => invite(here, email))).rejects.toMatchObject({ answer: { staffID } })
      expect(mails(email)).toHaveLength(kind === "fail-after" ? 2 : 1)
      await accept(capabilityIn(mails(email).at(-1)))
    },
  )

  it("accepted twice by the same request answers the same", async () => {
    const email = someone()
    await invite(here, email)
    const token = capabilityIn(mails(email).at(-1))
    await keyed("accept-0001", () => accept(token))
    await expect(keyed("accept-0001", () => accept(token))).rejects.toMatchObject({ answer: { accepted: true } })
  })
})

describe("a membership", () => {
  it("taken away is gone at once, and so is what a suspended consulate's staff could do", async () => {
    const { staffID, identity } = await join(here)
    await here.as("coordinator", () => Staff.remove({ staffID }))
    await expect(enter(identity, here.tenantID)).rejects.toMatchObject({ code: "not_member" })
    const other = await join(there)
    const headquarters = { type: "headquarters", identity: "sede" } as const
    await Act.with(headquarters, () => Tenant.suspend({ tenantID: there.tenantID }))
    const entering = () => enter(other.identity, there.tenantID)
    await expect(entering()).rejects.toMatchObject({ code: "consulate_not_active" })
    await Act.with(headquarters, () => Tenant.resume({ tenantID: there.tenantID }))
    // Sessions from before must sign in again.
    await expect(entering()).rejects.toMatchObject({ kind: "unauthenticated", code: "signed_out" })
    expect(await enter(other.identity, there.tenantID, 10)).toMatchObject({ tenantID: there.tenantID })
  })

  it("says the same to a stranger, whatever consulate is asked for", async () => {
    const { identity } = await join(here)
    for (const tenantID of [there.tenantID, "ten_01J00000000000000000000000", "ten_x", "", "../etc"])
      await expect(enter(identity, tenantID)).rejects.toMatchObject({
        kind: "forbidden",
        code: "not_member",
      })
  })

  it("with another role acts as that role on the next request", async () => {
    const { staffID, identity } = await join(here)
    await here.as("coordinator", () => Staff.change({ staffID, role: "viewer", version: 2 }))
    expect(await enter(identity, here.tenantID)).toMatchObject({ role: "viewer" })
  })

  it("of another consulate's staff does not exist", async () => {
    const { staffID } = await join(there)
    await expect(here.as("coordinator", () => Staff.remove({ staffID }))).rejects.toMatchObject({ code: "not_found" })
    await expect(
      here.as("coordinator", () => Staff.change({ staffID, role: "viewer", version: 2 })),
    ).rejects.toMatchObject({
      code: "not_found",
    })
  })
})

describe("the last coordinator", () => {
  it("stays one, even when two give each other another role at the same moment", async () => {
    const place = await consulate()
    const both = [await join(place, "coordinator"), await join(place, "coordinator")]
    const results = await Promise.allSettled(
      both.map(({ staffID }) => place.as("coordinator", () => Staff.change({ staffID, role: "viewer", version: 2 }))),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect((await list(place)).map(({ role }) => role).sort()).toEqual(["coordinator", "viewer"])
  })

  it("stays, even when two take each other away at the same moment", async () => {
    const place = await consulate()
    const [one, two] = [await join(place, "coordinator"), await join(place, "coordinator")]
    const remove = (staffID: string) => place.as("coordinator", () => Staff.remove({ staffID }))
    const both = await Promise.allSettled([remove(one.staffID), remove(two.staffID)])
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "last_coordinator" } })
    const [left] = await list(place)
    await expect(
      place.as("coordinator", () =>
        Staff.change({ staffID: left?.staffID ?? "", role: "viewer", version: left?.version ?? 0 }),
      ),
    ).rejects.toMatchObject({ code: "last_coordinator" })
  })
})

describe("headquarters", () => {
  it("is registered by the system only", async () => {
    await expect(here.as("coordinator", () => Staff.registerHeadquarters({ identity: "x" }))).rejects.toMatchObject({
      code: "forbidden",
    })
    expect(await Staff.isHeadquarters("x")).toBe(false)
    await Act.with({ type: "system", job: "test" }, () => Staff.registerHeadquarters({ identity: "x" }))
    expect(await Staff.isHeadquarters("x")).toBe(true)
  })

  const register = (identity: string) =>
    Act.with({ type: "system", job: "test" }, () => Staff.registerHeadquarters({ identity }))
  const refused = { code: "headquarters_not_staff" }

  it("is nobody's staff: it is not invited, by whatever spelling of its address, and no member is made it", async () => {
    const email = someone()
    const identity = await here.cloud.cognito.createUser(email, password)
    await register(identity)
    for (const spelled of [email, email.toUpperCase()])
      await expect(invite(here, spelled, "coordinator"), spelled).rejects.toMatchObject(refused)
    expect(mails(email)).toEqual([])
    const member = await join(here)
    await expect(register(member.identity)).rejects.toMatchObject(refused)
    const invited = someone()
    await invite(here, invited)
    await expect(register((await here.cloud.cognito.identityOf(invited)) ?? "")).rejects.toMatchObject(refused)
  })

  it("that became both all the same, by a row of the registry, enters no consulate, not even by a link, and has no role changed", async () => {
    const member = await join(here)
    const email = someone()
    await invite(here, email)
    const invited = (await here.cloud.cognito.identityOf(email)) ?? ""
    for (const identity of [member.identity, invited])
      await here.cloud.admin.send(
        new PutCommand({
          TableName: Config.registryTable(),
          Item: { pk: "headquarters", sk: `member#${identity}`, since: "2026-03-01T00:00:00.000Z" },
        }),
      )
    await expect(enter(member.identity, here.tenantID)).rejects.toMatchObject({
      code: "not_member",
    })
    // The public's function does not read who belongs to headquarters: the check of the next request does.
    await accept(capabilityIn(mails(email).at(-1)))
    await expect(enter(invited, here.tenantID)).rejects.toMatchObject({ code: "not_member" })
    const version = (await list(here)).find(({ staffID }) => staffID === member.staffID)?.version ?? 0
    const change = here.as("coordinator", () => Staff.change({ staffID: member.staffID, role: "coordinator", version }))
    await expect(change).rejects.toMatchObject(refused)
    const session = await sessionOf(member.identity)
    expect([session.headquarters, session.memberships]).toEqual([true, []])
  })
})
