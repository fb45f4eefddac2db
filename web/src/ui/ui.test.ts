import { beforeAll, describe, expect, test, vi } from "vitest"
import * as z from "zod"
import { safeReturn } from "../tenancy/signin/return"
import { bars, sparkPath } from "./charts.shape"
import { getIn, prune, setIn } from "./paths"
import { sorted, step, turn } from "./table.keys"

beforeAll(() => {
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal("location", { search: "" })
  vi.stubGlobal("document", { documentElement: { setAttribute: () => undefined } })
})

describe("the values of a form", () => {
  test("a path is set without touching what stands beside it", () => {
    const before = { names: { es: "a", en: "b" }, days: [1, 2] }
    expect(setIn(before, "names.es", "c")).toEqual({ names: { es: "c", en: "b" }, days: [1, 2] })
    expect(setIn(before, "days.1", 5)).toEqual({ names: before.names, days: [1, 5] })
    expect(setIn({}, "contact.phone", "1")).toEqual({ contact: { phone: "1" } })
    expect(before.names.es).toBe("a")
    expect(getIn(before, "names.en")).toBe("b")
    expect(getIn(before, "nothing.here")).toBeUndefined()
  })

  test("a blank is not given; null and false are", () => {
    expect(prune({ a: "", b: null, c: false, d: { e: "" }, f: ["x"] })).toEqual({ b: null, c: false, d: {}, f: ["x"] })
  })
})

test("the schema's refusals become sentences beside their fields", async () => {
  const { describe: words } = await import("./describe")
  const schema = z.strictObject({ email: z.email(), name: z.string().min(1), days: z.array(z.number()).min(1) })
  const result = schema.safeParse({ email: "x", days: [] })
  expect(result.success).toBe(false)
  if (result.success) return
  expect(words(result.error.issues)).toEqual({
    email: "Escriba un correo completo, como nombre@ejemplo.org.",
    name: "Escriba este dato.",
    days: "Elija al menos una opción.",
  })
})

test("a whole number that is far too large or small is told its own end, and no computer's", async () => {
  const { describe: words } = await import("./describe")
  const schema = z.strictObject({ heads: z.number().int().min(-3).max(5000) })
  for (const [heads, why] of [
    [1e20, "El máximo es 5,000."],
    [-1e20, "El mínimo es -3."],
  ] as const)
    expect(words(schema.safeParse({ heads }).error?.issues ?? [])).toEqual({ heads: why })
})

describe("a list", () => {
  test("j and k move and stop at the ends", () => {
    expect(step("j", -1, 3)).toBe(0)
    expect(step("j", 2, 3)).toBe(2)
    expect(step("k", 0, 3)).toBe(0)
    expect(step("x", 0, 3)).toBe(-1)
    expect(step("j", -1, 0)).toBe(-1)
  })

  test("the second press turns the order round, and the nameless stay last", () => {
    const rows = [{ n: 2 }, { n: undefined }, { n: 10 }]
    const up = turn(undefined, "n")
    const down = turn(up, "n")
    const order = (sort: typeof up) => sorted(rows, sort, (row) => row.n).map((row) => row.n)
    expect(order(up)).toEqual([2, 10, undefined])
    expect(order(down)).toEqual([10, 2, undefined])
  })
})

test("pictures stay inside their frame, also without numbers", () => {
  expect(sparkPath([], 96, 24).line).toBe("")
  expect(sparkPath([0, 5, 2], 96, 24).line.startsWith("M3 21L")).toBe(true)
  for (const bar of bars([0, 3, 9], 320, 80)) expect(bar.y + bar.height).toBeLessThanOrEqual(80.1)
})

test("after sign-in one lands on a page of this console only", () => {
  expect(safeReturn("/casefiles/cas_1?x=1")).toBe("/casefiles/cas_1?x=1")
  for (const to of ["//evil.example", "/\\evil.example", "https://evil.example", "/signin?to=/", undefined])
    expect(safeReturn(to)).toBe("/")
})
