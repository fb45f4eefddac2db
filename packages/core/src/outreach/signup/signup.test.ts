import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { roles } from "../../../../../tests/support/world"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Outreach } from "../outreach/inside"
import * as Signup from "./signup"
import * as Rules from "./signup.rules"
import { mostWaiting, type Place } from "./signup.schema"

let here: Consulate
let now = Date.parse("2026-03-02T15:00:00.000Z")
beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
})
afterAll(() => Clock.set(undefined))

const officer = <T>(run: () => Promise<T>) => here.as("outreach", run)
const course = (seats: number | null) =>
  officer(() =>
    Outreach.plan({
      kind: "entrepreneurship_course",
      title: "Curso de emprendimiento",
      startsAt: "2026-03-10T22:00:00Z",
      endsAt: "2026-03-11T00:00:00Z",
      timeZone: "America/New_York",
      seats,
    }),
  )
const add = (outreachID: string, name: string) => {
  now += 1000
  return officer(() => Signup.add({ outreachID, name, reach: "215 555 0142" }))
}
const shown = async (outreachID: string) =>
  (await officer(() => Signup.list({ outreachID }))).items.map(({ name, status }) => `${name} ${status}`)

describe("signing up for a course", () => {
  it("gives the seats, then the waiting list; who waits moves up in order", async () => {
    const { outreachID } = await course(2)
    const ana = await add(outreachID, "Ana")
    await add(outreachID, "Berta")
    const carla = await add(outreachID, "Carla")
    const dora = await add(outreachID, "Dora")
    expect([ana.place, carla.place]).toEqual(["seat", "waiting"])
    expect(await officer(() => Signup.list({ outreachID }))).toMatchObject({ seats: 2, taken: 2, waiting: 2 })
    const { promoted } = await officer(() => Signup.remove({ signupID: ana.signupID }))
    expect(promoted).toBe(carla.signupID)
    expect(await shown(outreachID)).toEqual(["Berta seat", "Carla seat", "Dora waiting"])
    await officer(() => Signup.remove({ signupID: dora.signupID }))
    await expect(officer(() => Signup.remove({ signupID: dora.signupID }))).rejects.toMatchObject({ code: "not_found" })
    expect(await officer(() => Signup.list({ outreachID }))).toMatchObject({ taken: 2, waiting: 0 })
  })

  it("never gives one seat twice, however many come at once", async () => {
    const { outreachID } = await course(3)
    const places = await Promise.all(Array.from({ length: 6 }, (_, n) => add(outreachID, `N${n}`)))
    expect(places.filter(({ place }) => place === "seat")).toHaveLength(3)
    expect(await officer(() => Signup.list({ outreachID }))).toMatchObject({ taken: 3, waiting: 3 })
  })

  it("is sealed, forgotten at once when she is taken off, and gone two weeks after the course", async () => {
    const { outreachID } = await course(5)
    const secret = "Zenaida del Río"
    const { signupID } = await add(outreachID, secret)
    await add(outreachID, "Otra")
    const rows = async () => {
      const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
      const { Items = [] } = await here.cloud.admin.send(new ScanCommand({ TableName }))
      return Items
    }
    expect(JSON.stringify(await rows())).not.toMatch(/Zenaida|555 0142/)
    const end = Date.parse("2026-03-11T00:00:00Z") / 1000
    const stored = async () => (await rows()).find((item) => item.pk === `signup#${signupID}`)
    expect(await stored()).toMatchObject({ expiresAt: end + 14 * 86_400, sealed: expect.any(String) })
    await officer(() => Signup.remove({ signupID }))
    expect(await stored()).not.toHaveProperty("sealed")
    expect(await shown(outreachID)).toEqual(["Otra seat"])
    const then = now
    now = (end + 14 * 86_400) * 1000
    expect(await shown(outreachID)).toEqual([])
    now = then
    // None of its rows refers to a person or a case file.
    for (const item of (await rows()).filter(({ __edb_e__ }) => /^signup/.test(String(__edb_e__))))
      expect(Object.keys(item).join()).not.toMatch(/person|casefile|folio/)
  })

  it("is for a course with seats that is still to come, by the coordinator and outreach", async () => {
    const none = await course(null)
    await expect(add(none.outreachID, "Ana")).rejects.toMatchObject({ code: "signup_closed" })
    const gone = await course(3)
    await officer(() => Outreach.cancel(gone))
    await expect(add(gone.outreachID, "Ana")).rejects.toMatchObject({ code: "signup_closed" })
    await expect(add(createID("outreach"), "Ana")).rejects.toMatchObject({ code: "not_found" })
    const { outreachID } = await course(3)
    for (const role of roles) {
      const may = role === "coordinator" || role === "outreach"
      const answers = await Promise.allSettled([
        here.as(role, async () => Signup.add({ outreachID, name: "Ana", reach: "-" })),
        here.as(role, async () => Signup.list({ outreachID })),
        here.as(role, async () => Signup.remove({ signupID: createID("signup") })),
      ])
      const refused = answers.map((one) => one.status === "rejected" && one.reason.code === "forbidden")
      expect([role, ...refused]).toEqual([role, !may, !may, !may])
    }
  })
})

describe("the rules of seats", () => {
  it("hold whatever is done in whatever order", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.oneof(fc.constant("add" as const), fc.nat({ max: 9 })), { maxLength: 40 }),
        (seats, steps) => {
          const open = { status: "planned" as const, seats, endsAt: "2026-03-11T00:00:00Z" }
          let people: Place[] = []
          for (const step of steps) {
            const state = {
              taken: people.filter((one) => one === "seat").length,
              waiting: people.filter((one) => one === "waiting").length,
            }
            if (step === "add") {
              const { place, ...next } = Rules.admit(open, state, "2026-03-01T00:00:00Z")
              people.push(place)
              expect(next.taken + next.waiting).toBe(people.length)
            } else if (people.length > 0) {
              const [gone] = people.splice(step % people.length, 1)
              const { promotes } = Rules.leave(open, state, gone as Place)
              const first = people.indexOf("waiting")
              if (promotes) people = people.with(first, "seat")
            }
            const taken = people.filter((one) => one === "seat").length
            expect(taken).toBeLessThanOrEqual(seats)
            // Nobody waits while a seat is free.
            if (people.includes("waiting")) expect(taken).toBe(seats)
          }
        },
      ),
      { numRuns: 300 },
    )
    const full = { status: "planned" as const, seats: 1, endsAt: "2026-03-11T00:00:00Z" }
    expect(() => Rules.admit(full, { taken: 1, waiting: mostWaiting }, "2026-03-01T00:00:00Z")).toThrow("signup_full")
    expect(() => Rules.admit(full, { taken: 0, waiting: 0 }, "2026-03-11T00:00:00Z")).toThrow("signup_closed")
  })
})
