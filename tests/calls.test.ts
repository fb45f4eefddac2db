import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { personInput } from "./support/inputs"
import { caseFileInput, createWorld, must, type Who, type World } from "./support/world"

let world: World
let who: Record<"coordinator" | "caseworker", Who>

/** How many girls already have this name. The names have four letters, so that each is looked up in equally many ways. */
const alike = { Gisa: 0, Bofa: 1, Dimu: 10, Fega: 100 }
const names = Object.keys(alike)
/** One given name and one surname, which many share, so a second record can be created without asking about the first. */
const girl = (firstSurname: string, more: object = {}) =>
  caseFileInput({
    person: personInput({
      names: { given: "Perpetua", firstSurname, secondSurname: null },
      preferredName: "Perpetua",
      birth: null,
      ...more,
    }),
    minor: true,
  })

beforeAll(async () => {
  world = await createWorld()
  world.cloud.clock.freeze("2030-03-07T15:00:00.000Z")
  const { coordinator } = await world.onboard("PHL")
  who = { coordinator, caseworker: await world.colleague(coordinator, "caseworker") }
  const all = Object.entries(alike).flatMap(([name, many]) => Array.from({ length: many }, () => name))
  for (let from = 0; from < all.length; from += 10) {
    const some = all.slice(from, from + 10)
    await Promise.all(some.map((name) => must("POST", "/casefiles", { who: coordinator, body: girl(name) })))
  }
})
afterAll(() => world.cloud.stop())

/**
 * The calls of one request to the tables: "Query find", "BatchGetItem person". Without the consulate's settings, which
 * a process caches for seconds: whether they are read again depends on the clock.
 */
async function callsOf(run: () => Promise<unknown>): Promise<string[]> {
  world.cloud.recorder.start()
  await run()
  const calls = world.cloud.recorder.stop().filter(({ service }) => service === "dynamodb")
  const queries = calls
    .filter(({ action }) => action === "Query")
    .flatMap(({ keys }) => keys.filter((key) => key.startsWith("find#")))
  expect(queries.length, "asked once").toBe(new Set(queries).size)
  return calls
    .map(({ action, index, table = "", keys }) => {
      const of = table.endsWith("registry") ? "registry" : (keys[0]?.split("#")[0] ?? index)
      return `${action} ${of}`
    })
    .filter((one) => one !== "GetItem registry")
    .sort()
}

describe("whether nobody, one, ten or a hundred are named alike", () => {
  it("a case file is opened, and whoever is like her looked for, with as many calls", async () => {
    // First the role that may know of none of them: the other one needs one more call for each.
    for (const role of ["caseworker", "coordinator"] as const) {
      const opened = new Map<string, string[]>()
      const looked = new Map<string, string[]>()
      for (const name of names) {
        const known = { names: { given: "Perpetua", firstSurname: name, secondSurname: null } }
        const look = () => must("POST", "/persons/alike", { who: who[role], body: known })
        const items = (await look()).items as unknown as unknown[]
        expect(items.length > 0, `${role}, ${name}`).toBe(role === "coordinator")
        looked.set(name, await callsOf(look))
        opened.set(name, await callsOf(() => must("POST", "/casefiles", { who: who[role], body: girl(name) })))
      }
      // With a second surname there are more queries, and nobody has all the words: pairs are tried.
      const whole = { names: { given: "Perpetua", firstSurname: "Bofa", secondSurname: "Dimu" } }
      await callsOf(() => must("POST", "/persons/alike", { who: who[role], body: whole }))
      const [least = ""] = names
      // For each person shown, her case files are read and an audit entry is written; at most a page of them.
      const ofEach = /^(Query person|PutItem audit)$/
      const flat = (calls: string[] = []) => calls.filter((one) => role === "caseworker" || !ofEach.test(one))
      for (const name of names) {
        expect(opened.get(name), `${role}, ${name}`).toEqual(opened.get(least))
        expect(flat(looked.get(name)), `${role}, ${name}`).toEqual(flat(looked.get(least)))
        expect(looked.get(name)?.filter((one) => ofEach.test(one)).length).toBeLessThanOrEqual(21 + 8 + 1)
      }
      expect(opened.get(least)?.length).toBeLessThanOrEqual(8)
      expect(flat(looked.get(least)).length).toBeLessThanOrEqual(8)
    }
  })
})
