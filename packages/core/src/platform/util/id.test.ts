import { expect, it } from "vitest"
import { createID } from "./id"
import { idSchema } from "./ids"

it("never gives an id twice, over many pages of random bytes, and each has its form", () => {
  const ids = Array.from({ length: 5000 }, () => createID("casefile"))
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(idSchema("casefile").safeParse(id).success).toBe(true)
})

it("uses every character at every random place", () => {
  const ids = Array.from({ length: 5000 }, () => createID("audit").slice(-16))
  for (let place = 0; place < 16; place++) expect(new Set(ids.map((id) => id[place])).size).toBe(32)
})
