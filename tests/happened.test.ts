import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { beforeAll, describe, expect, it } from "vitest"
import { all, happened, isDate, keyOf, once } from "./support/fields"
import { gateInput } from "./support/inputs"
import { instrumentsOf } from "./support/instruments"
import { address, bodyOf, type Ids, nowhere } from "./support/samples"
import {
  type Answered,
  call,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  type Who,
  type World,
} from "./support/world"

/** Every date or instant of a past event, by its operation: `POST /risks/instrument.appliedOn`. */
const days = once(
  all
    .filter((leaf) => leaf.path.startsWith("POST") && isDate(leaf) && happened.includes(keyOf(leaf.path)))
    .map(({ path }) => path),
)
/** The same with less precision: a month or a year. */
const vague = once(all.map(({ path }) => path).filter((path) => /^POST .*\.(month|year|birthYear)$/.test(path)))
/** Fields that are not past events: a search while she is typed, a month to verify, a year's targets. */
const other = /^POST (\/persons\/alike\.|\/numbers\/verify\.month|(\/headquarters)?\/targets\.year)/

const day = 86_400_000
let world: World
let here: Who
let there: Who
const ids: Ids = { ...nowhere, protocol: "gbv" }
let instruments = new Map<string, string>()

beforeAll(async () => {
  world = await createWorld()
  here = (await world.onboard("PHL")).coordinator
  there = (await world.onboard("SEA")).coordinator
  const ally = await partnerOf(world, here)
  Object.assign(ids, ally, await caseFileWithConsent(world, here, ally.organizationID))
  ids.staffID = await make("/staff", "staffID")
})
async function make(path: string, id: keyof Ids): Promise<string> {
  const body = bodyOf({ method: "POST", path: `/api${path}` }, ids)
  return String((await must("POST", path, { who: here, body }))[id])
}
/** Operations that change a record, or work once, get a fresh record for each field. */
async function renewed(path: string): Promise<void> {
  if (path.startsWith("POST /incidents/")) ids.incidentID = await make("/incidents", "incidentID")
  if (path.startsWith("POST /dependants/")) ids.dependantID = await make("/dependants", "dependantID")
  if (path.startsWith("POST /notifications/")) ids.notificationID = await make("/notifications", "notificationID")
  if (path.startsWith("POST /alliances/")) instruments = await instrumentsOf(here, ids.organizationID)
  if (!path.startsWith("POST /transfers/")) return
  Object.assign(ids, await caseFileWithConsent(world, here, ids.organizationID))
  ids.transferID = await make("/transfers", "transferID")
  await world.cloud.queues.drain()
}

/** Some parts of a body have several forms. */
const ways: Record<string, (value: unknown) => object> = {
  "birth.date": (date) => ({ known: "day", date }),
  "birth.year": (year) => ({ known: "year", year }),
  "birth.on": (on) => ({ known: "age", age: 30, on }),
  "when.day": (value) => ({ precision: "day", day: value }),
  "when.month": (month) => ({ precision: "month", month }),
  "when.year": (year) => ({ precision: "year", year }),
  "opinion.on": (on) => ({ number: "CJA-1/26", on }),
}
function filled(body: object, path: readonly string[], value: unknown): object {
  const [name = "", ...rest] = path
  const way = path.length === 2 ? ways[path.join(".")] : undefined
  if (way) return { ...body, [name]: way(value) }
  if (rest.length === 0) return { ...body, [name]: value }
  return { ...body, [name]: filled((body as Record<string, object>)[name] ?? {}, rest, value) }
}

/** Other dates of the same body, so that they are not what is refused. */
const beside: Record<string, object> = {
  "POST /alliances": { stage: "signed" },
  "POST /alliances/:allianceID/sign": { startsOn: "2099-01-01" },
  "POST /alliances/:allianceID/renew": { endsOn: "2099-12-31" },
  "POST /staff/:staffID/certificates": { validUntil: "2099-12-31" },
}

/** The sample with this value in this field. */
function bodyWith(path: string, value: unknown) {
  const [operation = "", key] = [path.slice(0, path.length - keyOf(path).length - 1), keyOf(path)]
  const found = operations(app).find(({ method, path: at }) => `${method} ${at.replace(/^\/api/, "")}` === operation)
  if (!found) throw new Error(`No operation ${operation}`)
  const step = /^POST \/alliances\/:allianceID\/(\w+)$/.exec(operation)?.[1]
  const own = { ...ids, allianceID: instruments.get(step ?? "") ?? ids.allianceID }
  const gate = key.startsWith("set.gate") ? { set: { gate: gateInput("2026-01-10") } } : {}
  const sample = { ...bodyOf(found, own), ...gate, ...beside[operation] }
  const body = filled(sample, key.split("."), value)
  return { found, body, path: address(found, own) }
}

/** Sent with the record's current version: each request before was refused and wrote nothing. */
async function send(at: string, value: unknown): Promise<Answered> {
  for (let version = 0; ; version++) {
    const { found, body, path } = bodyWith(at, value)
    const versioned = "version" in body ? { ...body, version } : body
    expect(found.schemas.json?.safeParse(versioned).success || version === 0, at).toBe(true)
    const who = path.startsWith("/transfers/") ? there : here
    const answer = await call("POST", path, { who, body: versioned })
    if (versioned === body || version > 20 || !["stale", "invalid"].includes(String(answer.body.code))) return answer
  }
}

const fieldsOf = ({ body }: Answered) =>
  [body, ...((body.errors ?? []) as unknown as { field?: string }[])].flatMap(({ field }) =>
    typeof field === "string" ? [field.replace(/^\//, "").replaceAll("/", ".")] : [],
  )
const named = (answer: Answered, path: string) =>
  fieldsOf(answer).some((field) => field !== "" && `${keyOf(path)}.`.startsWith(`${field}.`))
const writes = new Set(["PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"])

/** An instant or a date at this distance from now; two days ahead is in the future in every time zone. */
function valueAt(path: string, from: number) {
  const text = new Date(world.cloud.clock.now().getTime() + from).toISOString()
  if (/\.month$/.test(path)) return text.slice(0, 7)
  if (/[yY]ear$/.test(path)) return Number(text.slice(0, 4))
  return /At$|\.at$/.test(path) ? text : text.slice(0, 10)
}
const far = (path: string) => (/\.month$/.test(path) ? 35 * day : /[yY]ear$/.test(path) ? 368 * day : 2 * day)

describe("what has happened, and is said to be still to come", () => {
  it("can be said in as many places as there are", () => {
    expect(days.length).toBeGreaterThanOrEqual(30)
    expect(vague.length).toBeGreaterThanOrEqual(8)
  })

  it.each([...days, ...vague].filter((path) => !other.test(path)))(
    "%s is refused by its name, and nothing is written",
    async (path) => {
      await renewed(path)
      world.cloud.recorder.start()
      const refused = await send(path, valueAt(path, far(path)))
      const written = world.cloud.recorder
        .stop()
        .filter(({ service, action }) => service === "dynamodb" && writes.has(action))
      expect([refused.status, named(refused, path)], refused.text).toEqual([400, true])
      expect(String(refused.body.detail).length).toBeGreaterThan(5)
      expect(written).toEqual([])
      // The same body with a date long past is accepted: only the date was wrong.
      const taken = await send(path, valueAt(path, -far(path)))
      expect(taken.status, taken.text).toBeLessThan(300)
    },
  )
})
