import { type Audience, allows, permissions, type Role } from "@ventanilla/core/platform/actor"
import { app } from "@ventanilla/functions/api"
import { type Operation, operations } from "@ventanilla/functions/api/operation"
import { beforeAll, describe, expect, it } from "vitest"
import { localCloud } from "./support/local"
import { address, nowhere, samples } from "./support/samples"
import {
  call,
  capabilityIn,
  caseFileWithConsent,
  createWorld,
  partnerOf,
  referralOf,
  roles,
  type Who,
  type World,
} from "./support/world"

const all = operations(app)
const allowed = (operation: Operation, audience: Audience) => allows(operation.permission, audience)
const door = (operation: Operation): Audience | "staff" => {
  if (operation.path.startsWith("/api/headquarters")) return "headquarters"
  if (operation.path.startsWith("/api/partner")) return "partner"
  if (operation.path.startsWith("/api/public") || operation.path === "/api/config") return "public"
  return operation.path.startsWith("/api/session") ? "identity" : "staff"
}
/** Let in: whatever the answer to the empty body or unknown id, it is not a refusal of permission. */
const isLetIn = (status: number) => status !== 401 && status !== 403

let world: World
let own: Record<Role, Who>
let other: { tenantID: string; coordinator: Who }
let partner: Who

beforeAll(async () => {
  await localCloud({ policed: true })
  world = await createWorld()
  const here = await world.onboard("PHL")
  other = await world.onboard("BOS")
  const staff = await Promise.all(
    roles.map(
      async (role) =>
        [role, role === "coordinator" ? here.coordinator : await world.colleague(here.coordinator, role)] as const,
    ),
  )
  own = Object.fromEntries(staff) as Record<Role, Who>
  const ally = await partnerOf(world, here.coordinator)
  const file = await caseFileWithConsent(world, here.coordinator, ally.organizationID)
  await referralOf(here.coordinator, ally, file)
  await world.cloud.clock.advanceTo(new Date(world.cloud.clock.now().getTime() + 4 * 86_400_000).toISOString(), 12)
  partner = { capability: capabilityIn(world.cloud.mail.list(ally.email).at(-1)) }
})

/** An empty body for a record that does not exist: nothing changes, and the permission check still answers. */
const knock = async (operation: Operation, who: Who) => {
  const method = operation.method as "GET" | "POST"
  const discardsNothing = operation.path
    .replace(/:\w+/g, (name) => nowhere[name.slice(1) as keyof typeof nowhere])
    .replace(/^\/api/, "")
  const { status, text } = await call(method, discardsNothing, { who, body: { unknown: true } })
  expect(status, text).toBeLessThan(500)
  return status
}

describe("the permission table", () => {
  it("has an operation for every line, and a line and a sample for every operation", () => {
    expect(new Set(all.map(({ permission }) => permission))).toEqual(new Set(Object.keys(permissions)))
    const needBody = all.filter(
      ({ method, schemas }) => method === "POST" && schemas.json && !schemas.json.safeParse({}).success,
    )
    expect(needBody.map(({ method, path }) => `${method} ${path}`).filter((name) => !samples[name])).toEqual([])
    expect(address({ method: "GET", path: "/api/casefiles/:casefileID" }, nowhere)).toBe(
      `/casefiles/${nowhere.casefileID}`,
    )
  })

  for (const operation of all) {
    describe(`${operation.method} ${operation.path} (${operation.permission})`, () => {
      it("without a session is refused with 401, unless it is public", async () => {
        const status = await knock(operation, {})
        if (allowed(operation, "public")) expect(isLetIn(status)).toBe(true)
        else expect(status).toBe(401)
      })

      for (const role of roles) {
        it(`${role}, own consulate: exactly the table`, async () => {
          const status = await knock(operation, own[role])
          const expected = {
            staff: allowed(operation, role),
            public: true,
            identity: true,
            headquarters: false,
            partner: false,
          }
          expect(isLetIn(status)).toBe(expected[door(operation) as keyof typeof expected])
        })

        it(`${role}, another consulate: refused`, async () => {
          const status = await knock(operation, { ...own[role], consulate: other.tenantID })
          if (door(operation) === "staff") expect(status).toBe(403)
        })
      }

      it("headquarters: its own doors and no consulate's", async () => {
        const inside = { ...world.headquarters, consulate: own.coordinator.consulate ?? "" }
        const status = await knock(operation, inside)
        const lets = ["headquarters", "public", "identity"].includes(door(operation))
        expect(isLetIn(status)).toBe(lets)
      })

      it("a partner's link: the partner's page and nothing else", async () => {
        const status = await knock(operation, { ...partner, consulate: own.coordinator.consulate ?? "" })
        expect(isLetIn(status)).toBe(["partner", "public"].includes(door(operation)))
      })
    })
  }

  it("a membership taken away is gone on the next request", async () => {
    const leaving = await world.colleague(own.coordinator, "caseworker", "se.va@ejemplo.mx")
    expect((await call("GET", "/casefiles", { who: leaving })).status).toBe(200)
    const { items } = (await call("GET", "/staff", { who: own.coordinator })).body as unknown as {
      items: { staffID: string; email: string }[]
    }
    const staffID = items.find(({ email }) => email === "se.va@ejemplo.mx")?.staffID
    expect((await call("POST", `/staff/${staffID}/remove`, { who: own.coordinator })).status).toBe(200)
    const after = await call("GET", "/casefiles", { who: leaving })
    expect([after.status, after.body.code]).toEqual([403, "not_member"])
  })
})
