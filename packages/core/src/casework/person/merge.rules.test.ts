import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isSuspended, type Mergeable, merge, takenBackIn, unmerge } from "./merge.rules"

const now = "2030-03-04T15:00:00.000Z"
const ids = ["per_a", "per_b", "per_c", "per_d", "per_e"]
const steps = fc.array(
  fc.record({ undo: fc.boolean(), stays: fc.constantFrom(...ids), gone: fc.constantFrom(...ids) }),
  { maxLength: 25 },
)
const fresh = () =>
  new Map<string, Mergeable & { kept: string }>(
    ids.map((personID) => [personID, { personID, version: 1, kept: personID }]),
  )
const bare = ({ version, ...row }: Mergeable) => row

describe("records that are merged", () => {
  it("are as they were when it is taken back, whatever else was merged", () => {
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom(...ids),
        fc.constantFrom(...ids),
        fc.subarray(["org_a", "org_b"]),
        (history, staysID, goneID, takenBack) => {
          const rows = walk(history)
          const [stays, gone] = [rows.get(staysID), rows.get(goneID)]
          if (!stays || !gone) return
          try {
            const merged = merge(stays, gone, now, takenBack)
            for (const organizationID of takenBack) {
              expect(isSuspended(merged.stays, organizationID, now)).toBe(true)
              expect(isSuspended(merged.stays, organizationID, "2030-03-04T15:00:00.001Z")).toBe(false)
            }
            const back = unmerge(merged.stays, merged.gone)
            expect(bare(back.stays)).toEqual(bare(stays))
            expect(bare(back.gone)).toEqual(bare(gone))
            expect(back.stays.version).toBe(stays.version + 2)
          } catch (error) {
            expect((error as { code: string }).code).toMatch(/^merge_(itself|chain)$/)
          }
        },
      ),
    )
  })

  it("never form a chain or a circle, and each is answered for by exactly the one that lists it", () => {
    fc.assert(
      fc.property(steps, (history) => {
        const rows = walk(history)
        for (const row of rows.values()) {
          if (row.mergedInto) {
            const speaks = rows.get(row.mergedInto)
            expect(speaks?.mergedInto).toBeUndefined()
            expect(speaks?.absorbed?.map(({ personID }) => personID)).toContain(row.personID)
            expect(row.absorbed ?? []).toEqual([])
          }
          for (const { personID } of row.absorbed ?? []) expect(rows.get(personID)?.mergedInto).toBe(row.personID)
          expect(row.kept).toBe(row.personID)
        }
      }),
    )
  })

  it("do not consent to whom one of them had said no", () => {
    const said = (personID: string, organizationID: string, status: string) => ({ personID, organizationID, status })
    const consents = [
      said("per_a", "org_live_and_revoked", "live"),
      said("per_b", "org_live_and_revoked", "revoked"),
      said("per_a", "org_revoked_and_future", "revoked"),
      said("per_b", "org_revoked_and_future", "future"),
      said("per_a", "org_both_live", "live"),
      said("per_b", "org_both_live", "live"),
      said("per_a", "org_ended", "ended"),
      said("per_b", "org_ended", "live"),
      said("per_a", "org_given_again", "revoked"),
      said("per_a", "org_given_again", "live"),
    ]
    expect(takenBackIn(consents, "per_b").sort()).toEqual(["org_live_and_revoked", "org_revoked_and_future"])
  })

  it("are not merged when one of them was erased", () => {
    const [a, b] = [
      { personID: "per_a", version: 1 },
      { personID: "per_b", version: 1, erasedAt: now },
    ]
    for (const pair of [
      [a, b],
      [b, a],
    ] as const)
      expect(() => merge<Mergeable>(pair[0], pair[1], now)).toThrow("person_erased")
  })
})

function walk(history: { undo: boolean; stays: string; gone: string }[]) {
  const rows = fresh()
  for (const step of history) {
    const [stays, gone] = [rows.get(step.stays), rows.get(step.gone)]
    if (!stays || !gone) continue
    try {
      const next = step.undo ? unmerge(stays, gone) : merge(stays, gone, now)
      rows.set(step.stays, next.stays)
      rows.set(step.gone, next.gone)
    } catch (error) {
      if (!(error as { code?: string }).code) throw error
    }
  }
  return rows
}
