import { expect, test } from "vitest"
import { neighbour, radius } from "./map.keys"

const dots = [
  { code: "LAX", x: 89, y: 357 },
  { code: "PHX", x: 196, y: 393 },
  { code: "SEA", x: 99, y: 47 },
]

test("an arrow leads to the nearest office on that side", () => {
  expect(neighbour(dots, "LAX", "ArrowRight")).toBe("PHX")
  expect(neighbour(dots, "LAX", "ArrowUp")).toBe("SEA")
  expect(neighbour(dots, "LAX", "ArrowLeft")).toBeUndefined()
  expect(neighbour(dots, "LAX", "Tab")).toBeUndefined()
})

test("a dot's area follows its number", () => {
  expect(radius(0, 10)).toBe(6)
  expect(radius(10, 10)).toBe(17)
})
