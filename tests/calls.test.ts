import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { personInput } from "./support/inputs"
import { caseFileInput, createWorld, must, type Who, type World } from "./support/world"

let world: World
let who: Record<"coordinator" | "caseworker", Who>

/** How many girls have this name already: four letters, so that each name is looked up in as many ways. */
const alike = { Gisa: 0, Bofa: 1, Dimu: 10, Fega: 100 }
const names = Object.keys(alike)
/** One given name and one surname, which many share: a second record is made without asking whether she was looked at. */
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
 * What one request asked of the tables: "Query find", "BatchGetItem person". Without what a process keeps for seconds, the
 * consulate's settings: whether it reads them again is the clock's to say.
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
    // First whoever may know of none of them: what the other opens is one more of each.
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
      // With a second surname there are more questions, and nobody has all the words: pairs are tried again.
      const whole = { names: { given: "Perpetua", firstSurname: "Bofa", secondSurname: "Dimu" } }
      await callsOf(() => must("POST", "/persons/alike", { who: who[role], body: whole }))
      const [least = ""] = names
      // Of each whom she is shown, her case files are asked for, and that she was found is written down: a page of them at most.
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
