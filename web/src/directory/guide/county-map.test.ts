import { describe, expect, it } from "vitest"
import { alike, bounds, level } from "./county-map.rules"

const need = (...counts: number[]) => ({ counts, sure: counts.map(() => 0) })

describe("the district as a picture and a table", () => {
  it("has five shades", () => {
    expect([0, 1, 2, 3, 4, 7, 8, 90].map(level)).toEqual([0, 1, 2, 2, 3, 3, 4, 4])
  })

  it("is framed around all of its counties", () => {
    expect(bounds([])).toEqual([0, 0, 1, 1])
    expect(
      bounds([
        [0, 10, 100, 60],
        [50, 0, 200, 20],
      ]),
    ).toEqual([-4, -4, 208, 68])
  })

  it("tells in one line the many counties that have the very same, and every other by itself", () => {
    const counties = Array.from({ length: 8 })
    expect(alike({ counties, needs: [need(0, 0, 2, 0, 0, 0, 0, 1)] })).toEqual({
      own: [2, 7],
      rest: [0, 1, 3, 4, 5, 6],
    })
    expect(alike({ counties: [1, 2, 3], needs: [need(0, 0, 0)] })).toEqual({ own: [0, 1, 2], rest: [] })
    const sure = [{ counts: [1, 1, 1, 1, 1], sure: [1, 0, 0, 0, 0] }]
    expect(alike({ counties: counties.slice(3), needs: sure })).toEqual({ own: [0, 1, 2, 3, 4], rest: [] })
  })
})
