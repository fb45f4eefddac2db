import { states } from "@ventanilla/core/data/counties"
import { Guide } from "@ventanilla/core/directory/guide/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { Store } from "@ventanilla/core/platform/store"
import { Clock } from "@ventanilla/core/util/clock"
import { createID } from "@ventanilla/core/util/id"
import type { Who } from "@ventanilla/local/people"
import { stream } from "@ventanilla/local/replay/names"
import { askCapacity, consulateClient, functionClient, type Made, taken, watch } from "./support/recording"
import { type Bare, bareClients, plan, replay } from "./support/replay"
import type { Report } from "./support/report"
import { median, show, spread } from "./support/stats"
import { call, createWorld, type World } from "./support/world"

const size = Number(process.env.VENTANILLA_FINDER ?? "5000")
const rounds = 30
const goalMs = 50
const categories = ["emergency_shelter", "legal_family", "legal_immigration", "mental_health", "trafficking"]
// Besides Philadelphia, which everybody serves.
const counties = (states.find(({ fips }) => fips === "42")?.counties ?? [])
  .map(({ fips }) => `US-${fips}`)
  .filter((place) => place !== "US-42101")

type Kind = { name: string; query: string }
const kinds: Kind[] = [
  { name: "anything", query: "" },
  { name: "a need in a county", query: "category=legal_family&place=US-42101" },
  {
    name: "everything asked at once",
    query:
      "category=emergency_shelter&place=US-42101&language=es&open=yes&undocumented=yes&noID=yes&free=yes&boyAge=9&pets=yes",
  },
  { name: "a word of the name", query: "named=organizacion+4" },
]

type Row = Record<string, unknown>

/** The rows of one organisation, as the API wrote them: the others are made like it. */
async function pattern(tenantID: string, who: Who): Promise<Row[]> {
  const { organizationID } = await call("POST", "/organizations", who, {
    name: "Organización 0",
    phone: "215 555 0100",
  })
  const path = `/organizations/${organizationID}`
  await call("POST", `${path}/locations`, who, { location: { place: "US-42101", latitude: 39.95, longitude: -75.16 } })
  const service = { name: "Servicio 0", category: "legal_family", languages: ["es", "en"], serviceArea: [] }
  const { serviceID } = await call("POST", `${path}/services`, who, service)
  const details = {
    description: "Atención a mujeres y a sus familias. ".repeat(8),
    eligibility: { undocumented: "yes", identification: "none", children: "yes", boysMaxAge: 12, pets: "unknown" },
    fee: { kind: "free" },
    spokenOnSite: ["es"],
    hours: { openings: [{ weekdays: [1, 2, 3, 4, 5], opens: "09:00", closes: "17:00" }] },
    counties: ["US-42101", "US-42045"],
  }
  const { version } = await call("GET", path, who)
  await call("POST", `${path}/services/${serviceID}/details`, who, { details, version })
  return Act.with({ type: "system", job: "bench", tenantID }, async () => {
    const { table, client } = await Store.consulate()
    const { QueryCommand } = await import("@aws-sdk/lib-dynamodb")
    const ExpressionAttributeValues = { ":pk": `organization#${organizationID}` }
    const KeyConditionExpression = "pk = :pk"
    const { Items = [] } = await client.send(
      new QueryCommand({ TableName: table, KeyConditionExpression, ExpressionAttributeValues }),
    )
    return Items
  })
}

async function fill(world: World, tenantID: string, like: Row[]): Promise<void> {
  const next = stream(3)
  const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const table = await Act.with({ type: "system", job: "bench", tenantID }, async () => (await Store.consulate()).table)
  const [old] = like.flatMap(({ organizationID }) => (organizationID ? [String(organizationID)] : []))
  const oldService = String(like.find(({ serviceID }) => serviceID)?.serviceID)
  const oldLocation = String(like.find(({ locationID }) => locationID)?.locationID)
  let rows: Row[] = []
  for (let index = 1; index < size; index++) {
    const category = any(categories)
    const copied = JSON.stringify(like)
      .replaceAll(old ?? "", createID("organization"))
      .replaceAll(oldService, createID("service"))
      .replaceAll(oldLocation, createID("location"))
      .replaceAll("Organización 0", `Organización ${index}`)
      .replaceAll("organizacion 0", `organizacion ${index}`)
      .replaceAll("legal_family", category)
      .replaceAll("US-42045", any(counties))
    rows.push(...(JSON.parse(copied) as Row[]))
    if (rows.length > 2000) {
      await world.cloud.put(table, rows)
      rows = []
    }
  }
  await world.cloud.put(table, rows)
}

const unitsOf = (calls: Made[]) =>
  calls
    .flatMap(({ output }) => [output.ConsumedCapacity].flat() as ({ CapacityUnits?: number } | undefined)[])
    .reduce((sum, each) => sum + (each?.CapacityUnits ?? 0), 0)

type Found = { kind: string; ours: number[]; bare: number[]; units: number; total: number }

async function measure({ name, query }: Kind, who: Who, bare: Bare): Promise<Found> {
  const found: Found = { kind: name, ours: [], bare: [], units: 0, total: 0 }
  const units: number[] = []
  for (let round = 0; round < rounds; round++) {
    taken()
    const begun = performance.now()
    const answer = (await call("GET", `/guide?${query}`, who)) as unknown as { total: number }
    found.ours.push(performance.now() - begun)
    const made = taken()
    const again = plan(made)
    const bareBegun = performance.now()
    await replay(again, bare)
    found.bare.push(performance.now() - bareBegun)
    units.push(unitsOf(made))
    found.total = answer.total
  }
  return { ...found, units: median(units) }
}

export default async function run(): Promise<Report> {
  const world = await createWorld()
  try {
    const { tenantID, coordinator } = await world.onboard("PHL")
    const bare = bareClients()
    for (const [client, id] of [[await functionClient()], [await consulateClient(tenantID), tenantID]] as const) {
      bare.add(client, id)
      watch(client, id)
    }
    askCapacity()
    await fill(world, tenantID, await pattern(tenantID, coordinator))
    // A directory that has stood for a while: what was written within a minute is asked for again.
    Clock.set(() => new Date(Date.now() + 120_000))
    const cold: number[] = []
    let coldUnits = 0
    for (let round = 0; round < 3; round++) {
      Guide.forget()
      taken()
      const begun = performance.now()
      await call("GET", "/guide", coordinator)
      cold.push(performance.now() - begun)
      coldUnits = unitsOf(taken())
    }
    const found: Found[] = []
    for (const kind of kinds) found.push(await measure(kind, coordinator, bare))
    const worst = Math.max(...found.map(({ ours }) => median(ours)))
    return {
      title: "Finder",
      about: `One consulate with ${size} services of as many organisations. Each search runs through the whole app and is compared with the same DynamoDB calls sent again alone, in turn. ${rounds} searches a row.`,
      goal: `at most ${goalMs} ms as the median of any kind of search.`,
      result: `slowest median ${show(worst)} ms`,
      met: worst <= goalMs,
      tables: [
        {
          columns: ["asked", "match", "read units", "search, ms (min–max)", "bare, ms (min–max)"],
          rows: found.map((one) => [one.kind, one.total, one.units, spread(one.ours), spread(one.bare)]),
        },
      ],
      notes: [
        `A process that has not read the directory yet reads all of it: ${spread(cold)} ms and ${show(coldUnits)} read units for ${size} services. From then on it asks only for what has changed: half a read unit when nothing has.`,
        "The units of a row are those of the whole request: the membership, the consulate's settings and the query for what has changed.",
      ],
    }
  } finally {
    await world.cloud.stop()
  }
}
