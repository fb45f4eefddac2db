import { describe, expect, it } from "vitest"
import { most, page } from "./lists"

type Row = { id: number; hidden: boolean; mine: boolean }
/** Rows in the order of their ids; the cursor of a read names the last row that it went through. */
const table = (rows: Row[]) => {
  const sizes: number[] = []
  const read = async ({ cursor, limit }: { cursor: string | null; limit: number }) => {
    sizes.push(limit)
    const rest = rows.filter(({ id }) => cursor === null || id > Number(cursor))
    const data = rest.slice(0, limit)
    return { data, cursor: data.length === limit ? String(data.at(-1)?.id) : null }
  }
  return { read, sizes }
}
const rules = (filtered: boolean) => ({
  after: ({ id }: Row) => String(id),
  seen: async (rows: Row[]) => rows.filter(({ hidden }) => !hidden),
  ...(filtered ? { wanted: ({ mine }: Row) => mine } : {}),
})

/** Every page of a list, by its cursors. */
async function pages(rows: Row[], filtered: boolean, limit: number) {
  const { read } = table(rows)
  const found: { ids: number[]; cursor: string | null }[] = []
  let cursor: string | null = null
  do {
    const next: { data: Row[]; cursor: string | null } = await page({ cursor, limit }, read, rules(filtered))
    found.push({ ids: next.data.map(({ id }) => id), cursor: next.cursor })
    cursor = next.cursor
  } while (cursor)
  return found
}
const made = (many: number, hides: (id: number) => boolean) =>
  Array.from({ length: many }, (_, id) => ({ id, hidden: hides(id), mine: id % 400 === 7 }))

describe("a page of a list", () => {
  it("reads no more than it shows, and one row", async () => {
    const { read, sizes } = table(made(5000, () => false))
    expect(await page({ limit: 25 }, read, rules(false))).toMatchObject({ cursor: "24" })
    expect(sizes).toEqual([26])
  })

  it.each([
    ["everything", false],
    ["some rows", true],
  ])("of %s is the same, with the same cursors, as if what is hidden were not there", async (_, filtered) => {
    for (const hides of [(id: number) => id % 3 === 1, (id: number) => id > 500 && id < 1800, (id: number) => id > 90])
      for (const limit of [1, 2, 25]) {
        const rows = made(4000, hides)
        const without = rows.filter(({ hidden }) => !hidden)
        expect(await pages(rows, filtered, limit)).toEqual(await pages(without, filtered, limit))
      }
  })

  it("ends after a thousand rows among which few are asked for, and goes on by its cursor", async () => {
    const found = await pages(
      made(2500, () => false),
      true,
      25,
    )
    expect(found.map(({ cursor }) => cursor)).toEqual([String(most - 1), String(2 * most - 1), null])
    expect(found.flatMap(({ ids }) => ids)).toEqual([7, 407, 807, 1207, 1607, 2007, 2407])
  })
})
