import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Directory } from "@ventanilla/core/directory/directory/inside"
import { Guide } from "@ventanilla/core/directory/guide/inside"
import { Archive } from "@ventanilla/core/lifecycle/archive/inside"
import { Restoration } from "@ventanilla/core/lifecycle/restoration/inside"
import { Outreach } from "@ventanilla/core/outreach/outreach/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients } from "@ventanilla/core/platform/store"
import { Tick } from "@ventanilla/core/scheduler/tick/inside"
import { Log } from "@ventanilla/core/util/log"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { caseFileInput } from "./support/inputs"
import { createWorld, must, type Who, type World } from "./support/world"

let world: World
type Here = { tenantID: string; coordinator: Who }
let here: Here
let dir: string
let identity: string

const operator = <T>(run: () => Promise<T>, tenantID?: string) =>
  Act.with({ type: "system", job: "test", ...(tenantID ? { tenantID } : {}) }, run)
const take = async ({ tenantID } = here) => {
  const lock = { recipients: [await Archive.identityToRecipient(identity)] as [string] }
  return (await operator(() => Archive.take({ dir, lock }), tenantID)).path
}
const restore = async (path: string, { tenantID } = here) => {
  const source = { kind: "archive" as const, path, key: { identity } }
  const outcome = await operator(() => Restoration.run({ tenantID, source, settleMs: 0 }))
  await operator(() => Restoration.forget({ tenantID }))
  forgetClients()
  return outcome
}
async function tick(tenantID: string) {
  await operator(() => Tick.run({ tick: world.cloud.clock.now().toISOString() }), tenantID)
  await world.cloud.queues.drain()
}

/** What the public reads of an office, without an account. */
async function seen(officeCode: string) {
  const [{ contents }, { services }, { events }] = await Act.with({ type: "public" }, () =>
    Promise.all([
      Directory.organizations({ officeCode }),
      Guide.publicGuide({ officeCode }),
      Outreach.publicCalendar({ officeCode }),
    ]),
  )
  return {
    directory: contents.map(({ name }) => name).sort(),
    guide: services.map(({ organization }) => organization).sort(),
    calendar: events.map(({ title }) => title).sort(),
  }
}
const opened = async (month: string) => {
  const who = world.headquarters
  const { consulates } = (await must("GET", `/headquarters/numbers?from=${month}&to=${month}`, { who })) as unknown as {
    consulates: { tenantID: string; months: { counts: Record<string, number> }[] }[]
  }
  const its = consulates.find(({ tenantID }) => tenantID === here.tenantID)
  return (its?.months ?? []).reduce((sum, { counts }) => sum + (counts["casefile.opened"] ?? 0), 0)
}

/** A public organisation with a service. */
async function publish(name: string, { coordinator: who } = here) {
  const { organizationID } = await must("POST", "/organizations", { who, body: { name, phone: "215 555 0100" } })
  const service = { name: "Asesoría", category: "legal_immigration", languages: ["es"], serviceArea: [] }
  const { serviceID } = await must("POST", `/organizations/${organizationID}/services`, { who, body: service })
  const body = { details: { published: true }, version: 2 }
  await must("POST", `/organizations/${organizationID}/details`, { who, body })
  const served = `/organizations/${organizationID}/services/${serviceID}/details`
  await must("POST", served, { who, body: { ...body, version: 3 } })
  return String(organizationID)
}
const announce = async (title: string, { coordinator: who } = here) => {
  const from = world.cloud.clock.now().getTime() + 7 * 86_400_000
  const [startsAt, endsAt] = [from, from + 7_200_000].map((at) => new Date(at).toISOString())
  const body = {
    ...{ kind: "talk", programmes: ["vaim"], title, startsAt, endsAt, timeZone: "America/New_York" },
    ...{ place: "Biblioteca", partners: [], plannedHeads: 20, public: true },
  }
  const { outreachID } = await must("POST", "/outreaches", { who, body })
  return String(outreachID)
}

beforeAll(async () => {
  Log.to(() => {})
  world = await createWorld()
  dir = await mkdtemp(join(tmpdir(), "ventanilla-public-"))
  identity = await Archive.generateIdentity()
  here = await world.onboard("PHL")
})
afterAll(() => rm(dir, { recursive: true, force: true }))
beforeEach(() => forgetClients())

describe("what anybody reads of a consulate", () => {
  it("is of the table that it has after a restore, from the moment that it is open again", async () => {
    const who = here.coordinator
    const kept = await publish("Casa Norte")
    await publish("Casa Sur")
    const talk = await announce("Plática de marzo")
    await must("POST", "/casefiles", { who, body: caseFileInput() })
    await tick(here.tenantID)
    const before = await seen("PHL")
    expect(before).toEqual({
      directory: ["Casa Norte", "Casa Sur"],
      guide: ["Casa Norte", "Casa Sur"],
      calendar: ["Plática de marzo"],
    })
    const path = await take()

    // The changes that the restore undoes: one renamed, one withdrawn, one new, an activity called off, another
    // announced.
    await must("POST", `/organizations/${kept}`, {
      who,
      body: { name: "Casa de Otro Nombre", status: "active", version: 4 },
    })
    await publish("Casa Nueva")
    await must("POST", `/outreaches/${talk}/cancel`, { who, body: { reason: "mistake" } })
    await announce("Plática de abril")
    await must("POST", "/casefiles", { who, body: caseFileInput() })
    await tick(here.tenantID)
    const month = world.cloud.clock.now().toISOString().slice(0, 7)
    expect(await seen("PHL")).toEqual({
      directory: ["Casa Nueva", "Casa Sur", "Casa de Otro Nombre"],
      guide: ["Casa Nueva", "Casa Sur", "Casa de Otro Nombre"],
      calendar: ["Plática de abril"],
    })
    expect(await opened(month)).toBe(2)

    expect(await restore(path)).toMatchObject({ outcome: "restored" })
    expect(await seen("PHL")).toEqual(before)
    // No process continues with what it had cached of the other table.
    await tick(here.tenantID)
    await publish("Casa Este")
    await tick(here.tenantID)
    expect((await seen("PHL")).guide).toEqual(["Casa Este", "Casa Norte", "Casa Sur"])
    expect(await opened(month)).toBe(1)
  })

  it("is nothing, when nothing was published at that moment", async () => {
    const boston = await world.onboard("BOS")
    const path = await take(boston)
    await publish("Casa Puente", boston)
    await announce("Feria", boston)
    await tick(boston.tenantID)
    expect(await seen("BOS")).toEqual({ directory: ["Casa Puente"], guide: ["Casa Puente"], calendar: ["Feria"] })
    expect(await restore(path, boston)).toMatchObject({ outcome: "restored" })
    expect(await seen("BOS")).toEqual({ directory: [], guide: [], calendar: [] })
  })

  it("comes with an archive into another consulate", async () => {
    const before = await seen("PHL")
    const path = await take()
    const chicago = await world.onboard("CHI")
    await operator(() => Archive.bringIn({ path, key: { identity }, members: false }), chicago.tenantID)
    expect(await seen("CHI")).toEqual(before)
  })
})

describe("what a consulate has told headquarters", () => {
  it("is told again after a restore for every month, and not only for this one", async () => {
    const who = here.coordinator
    const path = await take()
    const month = world.cloud.clock.now().toISOString().slice(0, 7)
    const before = await opened(month)
    await must("POST", "/casefiles", { who, body: caseFileInput() })
    // Late enough for the month to be reported and added up, and for a tick not to do it by itself.
    const later = new Date(world.cloud.clock.now().getTime() + 70 * 86_400_000).toISOString()
    world.cloud.clock.freeze(later)
    await tick(here.tenantID)
    expect(await opened(month)).toBe(before + 1)
    await tick(here.tenantID)
    await restore(path)
    expect(await opened(month)).toBe(before + 1)
    await tick(here.tenantID)
    expect(await opened(month)).toBe(before)
  })

  it("is asked for until the queue has taken it", async () => {
    const path = await take()
    await restore(path)
    const months = async () => {
      world.cloud.recorder.start()
      await operator(() => Tick.run({ tick: world.cloud.clock.now().toISOString() }), here.tenantID).catch(() => {})
      const sent = world.cloud.recorder.stop().filter(({ action }) => action === "SendMessageBatch")
      await world.cloud.queues.drain()
      return sent.length
    }
    world.cloud.faults.add({ kind: "error", times: 10, match: ({ action }) => action === "SendMessageBatch" })
    await months()
    world.cloud.faults.clear()
    expect(await months()).toBe(1)
    expect(await months()).toBe(0)
  })
})
