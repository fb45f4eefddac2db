import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { Act } from "@ventanilla/core/platform/actor"
import { Numbers } from "@ventanilla/core/reporting/numbers/inside"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { identityInput } from "./support/inputs"
import { bodyOf, nowhere, samples } from "./support/samples"
import { caseFileInput, createWorld, must, type Who, type World } from "./support/world"

type Row = { casefileID: string; personID: string; folio: string; urgency: "urgent" | "soon" | "routine" }
type Place = { tenantID: string; coordinator: Who }

let world: World
let here: Place
let there: Place
let caseworker: Who
let me: string
let first: string

beforeAll(async () => {
  // All counters use the same shard, so that what one request counts twice meets in one row.
  vi.spyOn(Math, "random").mockReturnValue(0.3)
  world = await createWorld()
  world.cloud.clock.freeze("2030-03-04T15:00:00.000Z")
  here = await world.onboard("PHL")
  there = await world.onboard("BOS")
  caseworker = await world.colleague(here.coordinator, "caseworker")
  const staffOf = async (who: Who) =>
    ((await must("GET", "/session", { who })).memberships as unknown as { staffID: string }[])[0]?.staffID ?? ""
  me = await staffOf(caseworker)
  first = await staffOf(here.coordinator)
})

afterAll(() => vi.restoreAllMocks())

const post = async (path: string, body: object = {}, who: Who = here.coordinator) =>
  (await must("POST", path, { who, body })) as unknown as Row & Record<string, string>
const open = (more: object = {}, who?: Who) => post("/casefiles", caseFileInput(more), who)
const identify = async (personID: string, date: string) => {
  const { version, names, languages } = await must("GET", `/persons/${personID}`, { who: here.coordinator })
  const birth = { known: "day", date }
  await post(`/persons/${personID}/identity`, identityInput({ version, names, languages, birth }))
}

/** Every filter of a list that comes with a count. */
const questions = () =>
  ["open", "closed"].flatMap((status) =>
    ["", "&mine=true", `&owner=${me}`, `&owner=${first}`, `&owner=${nowhere.staffID}`].map(
      (whose) => `status=${status}${whose}`,
    ),
  )

/** The rows of the list, page by page. */
async function walked(who: Who, question: string): Promise<Row[]> {
  const rows: Row[] = []
  let cursor = ""
  do {
    const page = await must("GET", `/casefiles?${question}&limit=7${cursor}`, { who })
    rows.push(...(page.items as unknown as Row[]))
    cursor = page.cursor ? `&cursor=${encodeURIComponent(String(page.cursor))}` : ""
  } while (cursor)
  return rows
}

/** The counts match the rows: for each role, for each filter, and by a recount. */
async function assertCounted(): Promise<void> {
  for (const [name, who] of Object.entries({ coordinator: here.coordinator, caseworker }))
    for (const question of questions()) {
      const rows = await walked(who, question)
      const of = (urgency: Row["urgency"]) => rows.filter((row) => row.urgency === urgency).length
      const recounted = { urgent: of("urgent"), soon: of("soon"), routine: of("routine") }
      expect([name, question, await must("GET", `/casefiles/count?${question}`, { who })]).toEqual([
        name,
        question,
        recounted,
      ])
    }
  const loads = (await must("GET", "/caseload", { who: here.coordinator })).loads as unknown as { open: number }[]
  const sum = loads.reduce((all, load) => all + load.open, 0)
  expect(sum).toBe((await walked(here.coordinator, "status=open")).length)
  for (const { tenantID } of [here, there]) {
    const inside = { type: "system" as const, job: "test", tenantID }
    expect((await Act.with(inside, () => Numbers.findDrift("standing"))).drift).toEqual([])
  }
}

const her: Record<string, Row> = {}
const of = (name: string): Row => her[name] as Row
const acts: Record<string, () => Promise<unknown>> = {
  "nothing yet": async () => undefined,
  "opened by the coordinator": async () => (her.one = await open()),
  "opened by a caseworker": async () => (her.two = await open({ urgency: "urgent" }, caseworker)),
  "a girl's, opened": async () => (her.girl = await open({ minor: true, urgency: "routine" })),
  "opened from a detection": async () => {
    const { detectionID } = await post("/detections", samples["POST /api/detections"]?.(nowhere) ?? {})
    her.three = await open({ detectionID })
  },
  "a second one of the same woman": async () => {
    const { person: _, ...input } = caseFileInput()
    await post("/casefiles", { ...input, personID: of("one").personID })
  },
  "three at once": () => Promise.all([open(), open({}, caseworker), open({ urgency: "urgent" })]),
  "more urgent than it was": async () => {
    const { version } = await must("GET", `/casefiles/${of("one").casefileID}`, { who: here.coordinator })
    await post(`/casefiles/${of("one").casefileID}/change`, { urgency: "urgent", needs: ["children"], version })
  },
  "given to a colleague": () => post(`/casefiles/${of("one").casefileID}/assign`, { staffID: me }),
  "handed over and accepted": async () => {
    const offer = { casefileID: of("three").casefileID, to: me, note: null }
    const { handoverID } = await post("/handovers", offer)
    await post(`/handovers/${handoverID}/accept`, {}, caseworker)
  },
  closed: () => post(`/casefiles/${of("one").casefileID}/close`, { reason: "needs_met" }),
  reopened: () => post(`/casefiles/${of("one").casefileID}/reopen`),
  "turned out to be a girl's, two files at once": () => identify(of("one").personID, "2012-06-01"),
  "opened in an emergency to whoever may not know of it": () =>
    post("/glasses", { casefileID: of("girl").casefileID, reason: "Su titular no responde y ella llamó" }, caseworker),
  "the emergency over": () => world.cloud.clock.advanceTo("2030-03-04T16:30:00.000Z", 1),
  "a grown woman's again": () => identify(of("one").personID, "1991-06-12"),
  "of age tomorrow": () => identify(of("two").personID, "2012-03-05"),
  "come of age": () => world.cloud.clock.advanceTo("2030-03-07T15:00:00.000Z", 6),
  "two records made one": () => post(`/persons/${of("two").personID}/merge`, { otherID: of("three").personID }),
  "and two again": () => post(`/persons/${of("two").personID}/unmerge`, { otherID: of("three").personID }),
  "closed, and she erased": async () => {
    const { casefileID, personID, folio } = of("two")
    await post(`/casefiles/${casefileID}/close`, { reason: "her_decision" })
    await post(`/persons/${personID}/erase`, { folio, reason: "her_request" })
  },
  "taken on by another consulate, and closed here": async () => {
    const { casefileID } = of("three")
    const body = bodyOf({ method: "POST", path: "/api/transfers" }, { ...nowhere, casefileID }) as object
    const { transferID } = await post("/transfers", { ...body, officeCode: "BOS" })
    await world.cloud.queues.drain()
    await post(`/transfers/${transferID}/accept`, { file: caseFileInput() }, there.coordinator)
    await world.cloud.queues.drain()
    await post(`/casefiles/${casefileID}/close`, { reason: "transferred" })
    expect(await must("GET", "/casefiles/count", { who: there.coordinator })).toMatchObject({ soon: 1 })
  },
}

describe("the number of case files that is said", () => {
  it.each(Object.entries(acts))("is what the list shows, for each reader: %s", async (_, act) => {
    await act()
    await assertCounted()
  })

  it("was asked of files that were, of every kind, and that not everybody may know of", async () => {
    const count = async (who: Who) => (await must("GET", "/casefiles/count", { who })) as Record<string, unknown>
    const [all, known] = [await count(here.coordinator), await count(caseworker)]
    expect(Object.values(all).every((one) => Number(one) > 0)).toBe(true)
    expect(known).toEqual({ ...all, routine: Number(all.routine) - 1 })
  })

  it("is kept wherever a case file is written: no other place writes one", async () => {
    const root = new URL("../packages", import.meta.url).pathname
    const names = (await readdir(root, { recursive: true })).filter(
      (name) => /\.ts$/.test(name) && !/\.test\.|node_modules/.test(name),
    )
    const writes = /\bCaseFileEntity\s*\.(put|create|upsert|update|patch|delete|remove)\b/
    const found: string[] = []
    for (const name of names) if (writes.test(await readFile(join(root, name), "utf8"))) found.push(name)
    expect(found.sort()).toEqual([
      "core/src/casework/casefile/casefile.count.ts",
      "core/src/casework/casefile/casefile.ts",
    ])
  })
})
