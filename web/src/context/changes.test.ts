import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { changes } from "./changes"

const root = new URL("..", import.meta.url).pathname
const sources = async () => {
  const names = (await readdir(root, { recursive: true })).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes(".test."),
  )
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(root, name), "utf8") })))
}

test("an act reads again what it changed, never everything that is on the screen", async () => {
  const blanket = /(invalidate|refetch|reset)Queries\(\s*\)|(invalidate|refetch|reset)Queries\(\s*\{\s*\}/
  const found = await sources()
  expect(found.length).toBeGreaterThan(300)
  expect(blanket.test("void queries.invalidateQueries()")).toBe(true)
  expect(found.filter(({ text }) => blanket.test(text)).map(({ name }) => name)).toEqual([])
})

test("what an act changes is asked for somewhere, by that word", async () => {
  const text = (await sources())
    .filter(({ name }) => name !== "context/changes.ts")
    .map((one) => one.text)
    .join("\n")
  const keys = new Set(
    [...text.matchAll(/(?:queryKey: |\(\) => )\[\s*"(\w+)"|useList\("(\w+)"/g)].map(([, a, b]) => a ?? b),
  )
  const asked = [...new Set(Object.values(changes).flat())]
  expect(asked.filter((head) => !keys.has(head))).toEqual([])
})
