import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { app } from "@ventanilla/functions/api"
import { type Operation, operations } from "@ventanilla/functions/api/operation"
import { beforeAll, describe, expect, it } from "vitest"
import * as z from "zod"
import { instrumentsOf } from "./support/instruments"
import { address, bodyOf, type Ids, nowhere } from "./support/samples"
import { tablesNamed } from "./support/tables"
import { acts, fields, makes, versioned } from "./support/versions"
import {
  call,
  capabilityIn,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  type Who,
  type World,
} from "./support/world"

const writes = operations(app).filter(({ method }) => method === "POST")
const nameOf = ({ path }: Operation) => path.replace(/^\/api/, "")
const of = (name: string) => writes.find((one) => nameOf(one) === name) as Operation
const keysOf = (schema: z.ZodType | undefined) =>
  schema ? Object.keys(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }).properties ?? {}).sort() : []

describe("an operation that writes", () => {
  it("has its class: what it does to what somebody else changed since it was read", () => {
    const classed = [...Object.keys(versioned), ...Object.keys(fields), ...acts, ...makes]
    expect(classed.toSorted()).toEqual(writes.map(nameOf).sort())
  })

  it("that sends only what was changed can send nothing else", () => {
    for (const [name, allowed] of Object.entries(fields))
      expect(keysOf(of(name).schemas.json), name).toEqual(allowed.toSorted())
  })

  it("that says a version is refused for it, or it is the edition of a text that never changes", () => {
    const says = writes.filter(({ schemas }) =>
      keysOf(schemas.json).some((key) => /^(version|revision|seen)$/.test(key)),
    )
    const ofAText = ["/feedback", "/conduct"]
    expect(new Set(says.map(nameOf))).toEqual(new Set([...Object.keys(versioned), ...ofAText]))
  })
})

describe("a change made from another reading than the last is 409 and writes nothing", () => {
  let world: World
  let coordinator: Who
  const ids: Ids = { ...nowhere, protocol: "gbv" }
  /** The token of the link that asks an organisation to verify its entry. */
  let token = ""
  /** An own instrument for each step that needs one. */
  const instruments = new Map<string, string>()
  const own = (name: string): Ids => ({ ...ids, allianceID: instruments.get(name) ?? ids.allianceID })
  const whoFor = (name: string) =>
    name.startsWith("/public/") ? {} : name.startsWith("/headquarters") ? world.headquarters : coordinator
  const send = (name: string, version: unknown) => {
    const field = versioned[name] as string
    const body = {
      ...bodyOf(of(name), own(name)),
      ...(name === "/public/listings/answer" ? { token } : {}),
      [field]: version,
    }
    return call("POST", address(of(name), own(name)), { who: whoFor(name), body })
  }
  const make = async (name: string) =>
    must("POST", address(of(name), ids), { who: coordinator, body: bodyOf(of(name), ids) })

  /** All rows, to see that nothing was written. */
  async function rows(): Promise<string> {
    const { admin } = world.cloud
    const all = await Promise.all(
      (await tablesNamed(admin, `ventanilla-${world.cloud.stage}-`)).map(async (TableName) => [
        TableName,
        (await admin.send(new ScanCommand({ TableName }))).Items?.map((row) => JSON.stringify(row)).sort(),
      ]),
    )
    return JSON.stringify(all)
  }

  beforeAll(async () => {
    world = await createWorld()
    const here = await world.onboard("PHL")
    coordinator = here.coordinator
    // An office whose first coordinator has not accepted yet.
    const joining = bodyOf(of("/headquarters/consulates"), ids) ?? {}
    const { tenantID } = await must("POST", "/headquarters/consulates", { who: world.headquarters, body: joining })
    await world.cloud.queues.drain()
    ids.tenantID = String(tenantID)
    const ally = await partnerOf(world, coordinator)
    Object.assign(ids, ally, await caseFileWithConsent(world, coordinator, ally.organizationID))
    const made: [string, keyof Ids][] = [
      ["/staff", "staffID"],
      ["/organizations/:organizationID/locations", "locationID"],
      ["/alliances", "allianceID"],
      ["/outreaches", "outreachID"],
      ["/notifications", "notificationID"],
      ["/incidents", "incidentID"],
      ["/dependants", "dependantID"],
      ["/funds", "fundID"],
      ["/reports", "reportID"],
      ["/protocolruns", "runID"],
    ]
    for (const [name, id] of made) ids[id] = String((await make(name))[id])
    for (const [step, allianceID] of await instrumentsOf(coordinator, ids.organizationID))
      instruments.set(`/alliances/:allianceID/${step}`, allianceID)
    await make("/verifications")
    token = capabilityIn(world.cloud.mail.list().at(-1)) ?? ""
  })

  const [never, versions] = [99_998, Array.from({ length: 40 }, (_, version) => version)]

  it.each(Object.entries(versioned))("%s: %s", { timeout: 60_000 }, async (name, field) => {
    const schema = of(name).schemas.json as z.ZodType
    const { [field]: _, ...without } = bodyOf(of(name), own(name)) ?? {}
    expect(schema.safeParse(without).success, "without it").toBe(false)

    // A draft is put away before it is published.
    if (name.endsWith("/publish")) await firstTaken("/headquarters/protocols/:protocol/draft")
    // The version that it has now is the first that is taken; each before it is an old one.
    const candidates = field === "seen" ? [null, await seen()] : versions
    const before = await rows()
    const other = await send(name, field === "seen" ? "2026-01-01T00:00:00.000Z" : never)
    expect([other.status, other.body.code]).toEqual([409, "stale"])
    // What was taken out, forgotten, approved or answered says so before anything else.
    const ended = /\/(remove|forget|approve|answer)$/.test(name)
    let taken: unknown
    for (const version of candidates) {
      if (!schema.safeParse({ ...without, [field]: version }).success) continue
      expect(await rows()).toBe(before)
      // Two who read the same and write at once: one of them does, and the other is told.
      const both = await Promise.all([send(name, version), send(name, version)])
      const refused = both.filter(({ status }) => status >= 300)
      const isTaken = refused.length < 2
      if (isTaken) taken = version
      expect(refused.length, `${field} ${version}`).toBeGreaterThan(0)
      // A link that was used says so, unless its other request came before that was written.
      const said = ["409 stale", ...(isTaken && name.startsWith("/public/") ? ["410 link_used"] : [])]
      for (const { status, body } of refused)
        if (isTaken && ended) expect([409, 410], `${field} ${version}`).toContain(status)
        else expect(said, `${field} ${version}`).toContain(`${status} ${body.code}`)
      if (isTaken) break
    }
    expect(taken, "some version is the one it has").not.toBeUndefined()
    const after = await rows()
    expect(after).not.toBe(before)
    const late = await send(name, taken)
    expect(late.status).toBeGreaterThanOrEqual(400)
    if (!ended) expect([late.status, late.body.code]).toEqual([409, "stale"])
    expect(await rows()).toBe(after)
  })

  async function firstTaken(name: string) {
    for (const version of versions) if ((await send(name, version)).status < 300) return
    throw new Error(`${name} takes no version`)
  }

  /** When the step that the samples mark was marked; null when it was not. */
  async function seen(): Promise<string | null> {
    const { stages } = (await must("GET", `/protocolruns/${ids.runID}`, { who: coordinator })) as unknown as {
      stages: { steps: { mark: { at: string } | null }[] }[]
    }
    return stages.flatMap(({ steps }) => steps).find(({ mark }) => mark)?.mark?.at ?? null
  }
})
