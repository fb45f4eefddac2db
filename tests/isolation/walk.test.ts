import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { beforeAll, describe, expect, it } from "vitest"
import { fillWithAll } from "../support/filled"
import { localCloud } from "../support/local"
import { address, bodyOf, type Ids, nowhere } from "../support/samples"
import {
  call,
  capabilityIn,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  referralOf,
  type Who,
  type World,
} from "../support/world"

const all = operations(app)
let world: World
let hers: { tenantID: string; coordinator: Who }
let mine: { tenantID: string; coordinator: Who }
let theirIds: Ids
let myPartner: Who
let secrets: string[]

const first = async (who: Who, path: string) =>
  ((await must("GET", path, { who })).items as unknown as Record<string, string>[])[0] ?? {}
const snapshot = async () => {
  const TableName = `${world.cloud.names.consulatePrefix}${hers.tenantID}`
  const { Items = [] } = await world.cloud.admin.send(new ScanCommand({ TableName }))
  return JSON.stringify(Items.map((item) => JSON.stringify(item)).sort())
}

beforeAll(async () => {
  await localCloud({ policed: true })
  world = await createWorld()
  hers = await world.onboard("PHL")
  mine = await world.onboard("BOS")
  const ours = await partnerOf(world, mine.coordinator)
  const file = await caseFileWithConsent(world, mine.coordinator, ours.organizationID)
  await referralOf(mine.coordinator, ours, file, "urgent")
  const theirs = await fillWithAll(world, hers)
  theirIds = theirs.ids
  secrets = [...Object.values(theirIds).filter((id) => !Object.values(nowhere).includes(id)), ...theirs.folios]
  myPartner = { capability: capabilityIn(world.cloud.mail.list(ours.email).at(-1)) }
})

async function whoFor(path: string): Promise<Who> {
  // Ending all sign-ins would lock the coordinator out of the operations that follow.
  if (path === "/api/session/end") return world.colleague(mine.coordinator, "viewer")
  return path.startsWith("/api/partner") ? myPartner : mine.coordinator
}

describe("nothing of one consulate is within another's reach", () => {
  for (const operation of all) {
    it(`${operation.method} ${operation.path} with the other's ids`, async () => {
      const before = await snapshot()
      const who = await whoFor(operation.path)
      const sent = { who, body: bodyOf(operation, theirIds) }
      const answer = await call(operation.method as "GET" | "POST", address(operation, theirIds), sent)
      // Office codes are public; headquarters' paths belong to no consulate.
      expect(answer.status, answer.text).toBeLessThan(500)
      const named = /:(\w+)/.test(operation.path) && !/^\/api\/(headquarters|public)\//.test(operation.path)
      if (named) expect([403, 404]).toContain(answer.status)
      // A tenant's id is no secret to headquarters; nobody of headquarters asks here.
      for (const secret of secrets) expect(answer.text).not.toContain(secret)
      expect(await snapshot()).toBe(before)
    })
  }

  it("a search by the other's folio finds nothing", async () => {
    const { folio } = (await first(hers.coordinator, "/casefiles")) as { folio: string }
    const found = await must("GET", `/casefiles?folio=${folio}`, { who: mine.coordinator })
    expect(found.items).toEqual([])
  })

  it("ids refer to nothing in a body either", async () => {
    const { coordinator } = mine
    const { casefileID, organizationID, serviceID, consentID } = theirIds
    const body = { casefileID, organizationID, serviceID, consentID, urgency: "soon" }
    const answer = await call("POST", "/referrals", { who: coordinator, body })
    expect(answer.status, answer.text).toBe(404)
  })

  it("a case file is carried by a colleague who may read it, and by nobody else", async () => {
    const { coordinator } = mine
    await world.colleague(coordinator, "window", "ventanilla.carga@ejemplo.mx")
    const { items } = (await must("GET", "/staff", { who: coordinator })) as unknown as {
      items: { staffID: string; email: string; role: string }[]
    }
    const staffOf = (role: string) => items.find((member) => member.role === role)?.staffID
    const file = await first(coordinator, "/casefiles")
    const give = async (staffID: string | undefined) =>
      (await call("POST", `/casefiles/${file.casefileID}/assign`, { who: coordinator, body: { staffID } })).status
    expect(await give(theirIds.staffID)).toBe(404)
    expect(await give(staffOf("window"))).toBe(409)
    expect(await give(staffOf("coordinator"))).toBe(200)
  })

  it("headquarters reaches no case by any address", async () => {
    const who = { ...world.headquarters, consulate: hers.tenantID }
    for (const operation of all.filter(
      ({ path }) => !/^\/api\/(headquarters|public|config|session|partner)/.test(path),
    )) {
      const answer = await call(operation.method as "GET" | "POST", address(operation, theirIds), {
        who,
        body: bodyOf(operation, theirIds),
      })
      expect([answer.status, answer.body.code]).toEqual([403, "not_member"])
    }
  })
})
