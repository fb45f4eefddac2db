import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mostPublic, nearest } from "./outreach.rules"

const now = "2026-11-29T12:00:00Z"
const at = (hours: number) => {
  const startsAt = new Date(Date.parse(now) + hours * 3_600_000)
  return { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString() }
}
const distance = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  Date.parse(endsAt) > Date.parse(now) ? Date.parse(startsAt) - Date.parse(now) : Number.POSITIVE_INFINITY

describe("what the public copy of the calendar carries", () => {
  it("leaves out nothing that is nearer than what it keeps, and the past before anything to come", () => {
    const hour = fc.integer({ min: -2000, max: 9000 })
    fc.assert(
      fc.property(fc.array(hour, { minLength: mostPublic - 20, maxLength: mostPublic + 300 }), (hours) => {
        const all = hours.map(at)
        const kept = nearest(all, now)
        expect(kept).toHaveLength(Math.min(all.length, mostPublic))
        const out = all.filter((event) => !kept.includes(event))
        const farthest = Math.max(...kept.map(distance))
        for (const event of out) expect(distance(event)).toBeGreaterThanOrEqual(farthest)
        const starts = kept.map(({ startsAt }) => startsAt)
        expect(starts).toEqual([...starts].sort())
      }),
      { numRuns: 20 },
    )
  })
})
