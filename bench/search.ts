import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Person } from "@ventanilla/core/casework/person/inside"
import { CreateInput } from "@ventanilla/core/casework/person/schema"
import { Act } from "@ventanilla/core/platform/actor"
import { Store } from "@ventanilla/core/platform/store"
import { createID } from "@ventanilla/core/util/id"
import type { Who } from "@ventanilla/local/people"
import { misspelled, type Made as Named, people, stream } from "@ventanilla/local/replay/names"
import { askCapacity, consulateClient, functionClient, type Made, taken, watch } from "./support/recording"
import { type Bare, bareClients, plan, replay } from "./support/replay"
import type { Report } from "./support/report"
import { median, paired, show, spread, times } from "./support/stats"
import { call, createWorld, type World } from "./support/world"

const sizes = (process.env.VENTANILLA_SEARCH ?? "200,2000,20000").split(",").map(Number)
const rounds = 30
const goal = 1.5

type Row = Record<string, unknown>
type Target = Named & { personID: string; phone: string; document: string }
type Kind = { name: string; q: (target: Target, next: () => number) => string }
type Found = {
  size: number
  kind: string
  ours: number[]
  bare: number[]
  calls: number
  reads: number
  writes: number
  recall: number
  shown: number
}

const firstWord = (text: string) => text.split(" ")[0] ?? ""
const kinds: Kind[] = [
  {
    name: "a given name and both surnames, misspelled",
    q: (her, next) =>
      [firstWord(her.given), her.secondSurname, her.firstSurname].map((word) => misspelled(word, next)).join(" "),
  },
  { name: "both surnames", q: (her) => `${her.firstSurname} ${her.secondSurname}` },
  { name: "the commonest name alone", q: () => "María" },
  { name: "telephone", q: (her) => her.phone },
  { name: "document", q: (her) => her.document },
]

const numbered = (index: number) => String(2_000_000_000 + index * 7)

/** People with names as they fall, with the rows that opening a case file writes; put past the API, which is not measured. */
async function fill(world: World, tenantID: string, from: number, until: number, like: Row[]): Promise<Target[]> {
  const made = people(until, 11).slice(from)
  const table = await Act.with({ type: "system", job: "bench", tenantID }, async () => (await Store.consulate()).table)
  const targets: Target[] = []
  let rows: Row[] = []
  const flush = async () => {
    const now = rows
    rows = []
    await world.cloud.put(table, now)
  }
  for (const [index, names] of made.entries()) {
    const [phone, document] = [numbered(from + index), `G${numbered(from + index).slice(2)}`]
    const casefileID = createID("casefile")
    const input = CreateInput.parse({
      names,
      languages: ["es"],
      documents: [{ kind: "passport", number: document }],
      safeContact: { allowed: "yes", channels: [{ channel: "phone", value: phone }] },
    })
    const { personID, writes } = await Act.with({ type: "system", job: "bench", tenantID }, () =>
      Person.write(input, casefileID),
    )
    rows.push(...writes.map(({ Put }) => Put?.Item ?? {}))
    const [oldPerson, oldFile] = [String(like[0]?.personID), String(like[0]?.casefileID)]
    rows.push(
      ...like.map(
        (row) => JSON.parse(JSON.stringify(row).replaceAll(oldPerson, personID).replaceAll(oldFile, casefileID)) as Row,
      ),
    )
    targets.push({ ...names, personID, phone, document })
    if (rows.length > 2000) await flush()
  }
  await flush()
  return targets
}

/** The rows of one case file that was opened through the API: the others are made like it. */
async function pattern(tenantID: string, opened: Row): Promise<Row[]> {
  return Act.with({ type: "system", job: "bench", tenantID }, async () => {
    const { table, client } = await Store.consulate()
    const keys = [
      { pk: `casefile#${opened.casefileID}`, sk: "casefile" },
      { pk: `person#${opened.personID}`, sk: `casefile#${opened.casefileID}` },
    ]
    const rows = await Promise.all(keys.map((Key) => client.send(new GetCommand({ TableName: table, Key }))))
    return rows.map(({ Item }) => ({ ...Item, personID: opened.personID }))
  })
}

const unitsOf = (calls: Made[], write: boolean) =>
  calls
    .filter(({ input }) => Boolean(input.Item ?? input.TransactItems) === write)
    .flatMap(({ output }) => [output.ConsumedCapacity].flat() as ({ CapacityUnits?: number } | undefined)[])
    .reduce((sum, each) => sum + (each?.CapacityUnits ?? 0), 0)

async function measure(size: number, kind: Kind, targets: Target[], who: Who, bare: Bare): Promise<Found> {
  const next = stream(5)
  const found: Found = { size, kind: kind.name, ours: [], bare: [], calls: 0, reads: 0, writes: 0, recall: 0, shown: 0 }
  const [calls, reads, writes, shown]: number[][] = [[], [], [], []]
  let hits = 0
  for (let round = 0; round < rounds; round++) {
    const her = targets[Math.floor(next() * targets.length)]
    if (!her) throw new Error("Nobody to look for")
    taken()
    const begun = performance.now()
    const { items } = await call("POST", "/persons/search", who, { q: kind.q(her, next), limit: 20 })
    found.ours.push(performance.now() - begun)
    const made = taken()
    const again = plan(made)
    const bareBegun = performance.now()
    await replay(again, bare)
    found.bare.push(performance.now() - bareBegun)
    if (items.some(({ personID }) => personID === her.personID)) hits++
    calls?.push(made.length)
    reads?.push(unitsOf(made, false))
    writes?.push(unitsOf(made, true))
    shown?.push(items.length)
  }
  return {
    ...found,
    calls: median(calls ?? []),
    reads: median(reads ?? []),
    writes: median(writes ?? []),
    shown: median(shown ?? []),
    recall: hits / rounds,
  }
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
    const opened = await call("POST", "/casefiles", coordinator, {
      person: { names: { given: "Prueba", firstSurname: "Patrón" }, languages: ["es"], safeContact: { allowed: "no" } },
      urgency: "soon",
      needs: ["mental_health"],
      area: "health",
    })
    const like = await pattern(tenantID, opened)
    const targets: Target[] = []
    const found: Found[] = []
    for (const size of sizes) {
      targets.push(...(await fill(world, tenantID, targets.length, size, like)))
      await warm(tenantID)
      for (const kind of kinds) found.push(await measure(size, kind, targets, coordinator, bare))
    }
    return reported(found)
  } finally {
    await world.cloud.stop()
  }
}

/** DynamoDB Local reads what was just written more slowly: looked at once before it is measured. */
const warm = (tenantID: string) =>
  Act.with({ type: "system", job: "bench", tenantID }, async () => {
    const { table, client } = await Store.consulate()
    const ExpressionAttributeValues = { ":pk": "find#none" }
    await client.send(
      new QueryCommand({ TableName: table, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues }),
    )
  })

function reported(found: Found[]): Report {
  const of = (size: number | undefined, kind: string) => found.find((one) => one.size === size && one.kind === kind)
  const growth = kinds.map(({ name }) => (of(sizes.at(-1), name)?.reads ?? 0) / (of(sizes[0], name)?.reads ?? 1))
  const worst = Math.max(...found.map(({ ours, bare }) => paired(ours, bare)))
  const named = kinds[0]?.name ?? ""
  const recall = of(sizes.at(-1), named)?.recall ?? 0
  return {
    title: "Search",
    about:
      `One consulate with ${sizes.join(", ")} people on record, with names as common as they are in Mexico (the commonest belong to about one person in twenty). ` +
      `Each search runs through the whole app and is compared with the same DynamoDB calls sent again alone. ${rounds} searches a row, for people drawn at random.`,
    goal: `at most ${goal} times the bare calls, with everything decrypted; the misspelled name found among ${sizes.at(-1)} people; no more read units however many people there are.`,
    result: `highest ratio ${times(worst)}; recall ${show(recall * 100)} % at ${sizes.at(-1)}; read units at most ${times(Math.max(...growth))} those at ${sizes[0]}`,
    met: worst <= goal && recall >= 0.95,
    tables: [
      {
        columns: [
          "people",
          "looked for by",
          "found, %",
          "shown",
          "calls",
          "read units",
          "write units",
          "search, ms (min–max)",
          "bare, ms (min–max)",
          "ratio",
        ],
        rows: found.map((one) => [
          one.size,
          one.kind,
          show(one.recall * 100),
          one.shown,
          one.calls,
          one.reads,
          one.writes,
          spread(one.ours),
          spread(one.bare),
          times(paired(one.ours, one.bare)),
        ]),
      },
    ],
    notes: [
      "What a search reads is bounded: a page of one partition and, for each person shown, her record, her case files and nothing else. It writes one audit entry for each person shown.",
      "A search for the commonest name alone shows a first page and asks for a surname. Whether the person is on that page is chance, and is not part of the goal.",
      "Misspelled means as heard (b/v, s/c/z, ll/y, h, accents …). A name with a letter left out by mistake is found by its other words, not by that one.",
    ],
  }
}
