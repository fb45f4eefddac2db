import { beforeAll, expect, test, vi } from "vitest"

beforeAll(() => {
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal("location", { search: "" })
  vi.stubGlobal("document", { documentElement: { setAttribute: () => undefined } })
})

type Area = { es: Record<string, unknown>; en: Record<string, unknown> }

async function areas(): Promise<[string, Area][]> {
  const files = import.meta.glob(["./*.ts", "../**/*.i18n.ts"]) as Record<
    string,
    () => Promise<Record<string, unknown>>
  >
  const found: [string, Area][] = []
  for (const [path, load] of Object.entries(files)) {
    if (path === "./index.ts" || path.endsWith(".test.ts")) continue
    // A file may also export helpers for its texts.
    for (const [name, value] of Object.entries(await load()))
      if (Object.hasOwn(value as object, "es")) found.push([`${path}:${name}`, value as Area])
  }
  return found
}

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
const sentences = (entry: unknown) => (typeof entry === "string" ? [entry] : Object.values(entry as object).map(String))

test("every area speaks Spanish and English with the same keys", async () => {
  const all = await areas()
  expect(all.length).toBeGreaterThan(50)
  for (const [name, words] of all)
    expect([name, Object.keys(words.en).sort()]).toEqual([name, Object.keys(words.es).sort()])
})

test("every sentence says something and has the same holes in both languages", async () => {
  for (const [name, words] of await areas()) {
    for (const [key, es] of Object.entries(words.es)) {
      const en = words.en[key]
      for (const sentence of [...sentences(es), ...sentences(en)])
        expect(sentence.trim(), `${name} ${key}`).not.toBe("")
      expect([name, key, holes(sentences(en).at(-1) ?? "")]).toEqual([name, key, holes(sentences(es).at(-1) ?? "")])
    }
  }
})

test("holes are filled and numbers are written as the reader writes them", async () => {
  const { fill } = await import(".")
  expect(fill("{count} de {all}", { count: 1234, all: "x" }, "en")).toBe("1,234 de x")
  const entry = { one: "{count} oficina", other: "{count} oficinas" }
  expect(fill(entry, { count: 1 }, "es")).toBe("1 oficina")
  expect(fill(entry, { count: 2 }, "es")).toBe("2 oficinas")
})
