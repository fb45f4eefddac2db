import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { createID, idTime } from "../../platform/util/id"
import * as Rules from "./chain.rules"
import type { Seal, Sealed } from "./chain.schema"
import { hashOf, treeHash } from "./tree.rules"
import { type Evidence, verifyEvidence } from "./verify.rules"

const chain = "ten_01J00000000000000000000000"
const day = "2026-03-09"
const from = `${day}T00:00:00.000Z`
const to = "2026-03-10T00:00:00.000Z"
const now = "2026-03-10T12:00:00.000Z"

describe("the tree of RFC 6962", () => {
  // The vectors of Certificate Transparency's own reference implementation.
  const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
  const roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]
  it.each(roots.map((root, index) => [index + 1, root] as const))(
    "of %i leaves is that of the reference",
    (size, root) => {
      const leaves = inputs.slice(0, size).map((hex) => Buffer.from(hex, "hex") as unknown as string)
      expect(treeHash(leaves).toString("hex")).toBe(root)
    },
  )
  it("of none is the hash of nothing", () => {
    expect(treeHash([]).toString("hex")).toBe(hashOf(""))
  })
})

/** An entry as the table holds it, at this minute of the day. */
function row(minute: number, action: string) {
  const at = new Date(Date.parse(from) + minute * 60_000)
  const auditID = createID("audit", at)
  const actor = { type: "staff", id: "stf_1", role: "coordinator" }
  const said = { at: at.toISOString(), actor, action, subjects: ["cas_1"] }
  return { pk: `audit#${day}`, sk: auditID, gsi1pk: "audit-subject#cas_1", gsi1sk: auditID, auditID, ...said }
}
type Row = ReturnType<typeof row>

/** A day that was sealed as the job does it: hour by hour, or in stretches after ticks were missed. */
function sealed(rows: Row[], cuts: number[]): Evidence {
  const seals: Seal[] = []
  const vault = new Map<string, Sealed>()
  const ends = [...new Set(cuts), 24].sort((a, b) => a - b)
  let at = from
  for (const end of ends) {
    const until = new Date(Date.parse(from) + end * 3_600_000).toISOString()
    const own = rows
      .map(Rules.leafOf)
      .filter(({ id }) => (Rules.timeOf(id) ?? "") >= at && (Rules.timeOf(id) ?? "") < until)
    for (const stretch of Rules.stretches(at, until, Rules.inOrder(own))) {
      const made = Rules.seal({ chain, last: seals.at(-1), ...stretch })
      seals.push(made.seal)
      vault.set(made.seal.from, made)
    }
    at = until
  }
  return { chain, from, to, now, before: undefined, after: undefined, seals, vault, rows }
}

const actions = ["casefile.read", "casefile.changed", "person.read", "staff.invited"]
const story = fc
  .record({
    minutes: fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 30 }),
    cuts: fc.array(fc.integer({ min: 1, max: 23 }), { maxLength: 23 }),
    pick: fc.nat(),
    other: fc.nat(),
  })
  .map(({ minutes, cuts, pick, other }) => {
    const rows = minutes.map((minute, index) => row(minute, `${actions[index % actions.length]}.${index}`))
    const one = rows[pick % rows.length] as Row
    const rest = rows.filter((each) => each !== one)
    return { rows, cuts, one, two: rest[other % rest.length] as Row, evidence: sealed(rows, cuts) }
  })
const found = (evidence: Evidence) =>
  verifyEvidence(evidence).findings.map(({ kind, entry }) => `${kind} ${entry ?? ""}`.trim())
const kinds = (evidence: Evidence) => new Set(verifyEvidence(evidence).findings.map(({ kind }) => kind))
const check = (property: Parameters<typeof fc.assert>[0]) => fc.assert(property, { numRuns: 60 })

describe("the days of the past", () => {
  it("have their turn one each hour, every one of them, and none when there is none", () => {
    expect(Rules.turnOf(day, day, now)).toBeUndefined()
    const hours = Array.from({ length: 31 }, (_, hour) => new Date(Date.parse(now) + hour * 3_600_000).toISOString())
    const turns = new Set(hours.map((at) => Rules.turnOf("2026-02-06", day, at)))
    expect(turns.size).toBe(31)
    expect([...turns].sort()[0]).toBe("2026-02-06")
    expect([...turns].sort().at(-1)).toBe("2026-03-08")
  })
  it("where there is one turn a day, and a day more each time, come again and again, every one of them", () => {
    expect(Rules.dailyTurnOf(day, day, now)).toBeUndefined()
    const first = Date.parse("2026-01-01T00:00:00.000Z")
    const at = (days: number) => new Date(first + days * 86_400_000).toISOString().slice(0, 10)
    const seen = (from: number, to: number) =>
      new Set(
        Array.from({ length: to - from }, (_, turn) => Rules.dailyTurnOf(at(0), at(from + turn), at(from + turn))),
      )
    for (const [old, later] of [
      [1, 2],
      [32, 64],
      [256, 512],
    ] as const)
      for (let one = 0; one < old; one++) expect(seen(old, later), at(one)).toContain(at(one))
  })
})

describe("a sealed day", () => {
  it("is intact, however it was cut, and every hour of it is covered once", () => {
    check(
      fc.property(story, ({ rows, evidence }) => {
        const verdict = verifyEvidence(evidence)
        expect(verdict.findings).toEqual([])
        expect(verdict).toMatchObject({ intact: true, entries: rows.length, sealedUntil: to })
        const [first, ...rest] = verdict.stretches
        expect(first?.from).toBe(from)
        rest.forEach((stretch, index) => {
          expect(stretch.from).toBe(verdict.stretches[index]?.to)
        })
      }),
    )
  })

  it("is sealed the same whoever seals it, in whatever order the entries were read", () => {
    check(
      fc.property(story, ({ rows, cuts, evidence }) => {
        expect(sealed([...rows].reverse(), cuts).seals).toEqual(evidence.seals)
      }),
    )
  })

  const change: [string, (row: Row) => Row][] = [
    ["what was done", (one) => ({ ...one, action: `${one.action}x` })],
    ["who did it", (one) => ({ ...one, actor: { ...one.actor, id: "stf_2" } })],
    ["when", (one) => ({ ...one, at: "2026-03-09T00:00:00.001Z" })],
    ["to whom", (one) => ({ ...one, subjects: ["cas_2"] })],
    ["the index by which it is found", (one) => ({ ...one, gsi1pk: "audit-subject#cas_2" })],
    ["its id inside", (one) => ({ ...one, auditID: "aud_other" })],
    ["a field more", (one) => ({ ...one, more: 1 })],
  ]
  it.each(change)("names the entry in which somebody changed %s", (_, altered) => {
    check(
      fc.property(story, ({ rows, one, evidence }) => {
        const next = rows.map((each) => (each === one ? altered(each) : each))
        expect(found({ ...evidence, rows: next })).toEqual([`entry_altered ${one.sk}`])
      }),
    )
  })

  it("names the entry that was removed", () => {
    check(
      fc.property(story, ({ rows, one, evidence }) => {
        expect(found({ ...evidence, rows: rows.filter((each) => each !== one) })).toEqual([`entry_missing ${one.sk}`])
      }),
    )
  })

  it("names the entry that was added, at whatever minute", () => {
    check(
      fc.property(story, fc.integer({ min: 0, max: 1439 }), ({ rows, evidence }, minute) => {
        const more = row(minute, "added.later")
        expect(found({ ...evidence, rows: [...rows, more] })).toEqual([`entry_added ${more.sk}`])
      }),
    )
  })

  it("names both entries that stand in each other's place", () => {
    check(
      fc.property(story, ({ rows, one, two, evidence }) => {
        const inPlaceOf = (what: Row, { pk, sk, auditID, gsi1sk }: Row) => ({ ...what, pk, sk, auditID, gsi1sk })
        const next = rows.map((each) =>
          each === one ? inPlaceOf(two, one) : each === two ? inPlaceOf(one, two) : each,
        )
        expect(found({ ...evidence, rows: next }).sort()).toEqual(
          [`entry_reordered ${one.sk}`, `entry_reordered ${two.sk}`].sort(),
        )
      }),
    )
  })

  it("names an entry that lies in a day that its id is not of", () => {
    check(
      fc.property(story, ({ rows, evidence }) => {
        const { sk, ...rest } = row(1440 * 3, "elsewhere")
        expect(found({ ...evidence, rows: [...rows, { ...rest, sk }] })).toEqual([`entry_added ${sk}`])
      }),
    )
  })
})

describe("a chain", () => {
  const withSeals = story.chain((told) => fc.nat().map((pick) => ({ ...told, at: pick % told.evidence.seals.length })))
  const without = (evidence: Evidence, index: number) => evidence.seals.filter((_, at) => at !== index)
  const vaultWithout = ({ vault, seals }: Evidence, index: number) =>
    new Map([...vault].filter(([hour]) => hour !== seals[index]?.from))

  it("says which hour's seal is gone from the registry, when the vault still has it", () => {
    check(
      fc.property(withSeals, ({ evidence, at }) => {
        const verdict = verifyEvidence({ ...evidence, seals: without(evidence, at) })
        expect(verdict.findings).toEqual([{ kind: "seal_missing", hour: evidence.seals[at]?.from, entry: null }])
      }),
    )
  })

  it("says that a seal is gone from both", () => {
    check(
      fc.property(withSeals, ({ evidence, at }) => {
        const gone = { ...evidence, seals: without(evidence, at), vault: vaultWithout(evidence, at) }
        // Hours without entries at the end of a chain are as if they had not been sealed yet: nothing is lost with their seal.
        const isEmptyEnd = at > 0 && at === evidence.seals.length - 1 && evidence.seals[at]?.count === 0
        expect(verifyEvidence(gone).intact).toBe(isEmptyEnd)
        if (isEmptyEnd) return
        const isLast = at === evidence.seals.length - 1
        expect(kinds(gone)).toContain(at === 0 || !isLast ? "chain_broken" : "seal_late")
      }),
    )
  })

  it("says that the vault has no copy, and which hour's entries are not those that were sealed", () => {
    check(
      fc.property(withSeals, ({ evidence, at, rows }) => {
        const gone = { ...evidence, vault: vaultWithout(evidence, at) }
        expect(verifyEvidence(gone).findings).toEqual([
          { kind: "vault_missing", hour: evidence.seals[at]?.from, entry: null },
        ])
        const changed = rows.map((each) => ({ ...each, action: "x" }))
        const { from: hour = "", count = 0 } = evidence.seals[at] ?? {}
        const about = verifyEvidence({ ...gone, rows: changed }).findings.filter((one) => one.hour === hour)
        expect(about.map(({ kind }) => kind)).toEqual(
          count > 0 ? ["vault_missing", "entries_differ"] : ["vault_missing"],
        )
      }),
    )
  })

  it.each<[string, (seal: Seal) => Seal]>([
    ["count", (one) => ({ ...one, count: one.count + 1 })],
    ["root", (one) => ({ ...one, root: hashOf("x") })],
    ["previous", (one) => ({ ...one, previous: hashOf("x") })],
    ["number", (one) => ({ ...one, number: one.number + 7 })],
    ["hash", (one) => ({ ...one, hash: hashOf("x") })],
  ])("says that a seal's %s was changed in the registry", (_, alter) => {
    check(
      fc.property(withSeals, ({ evidence, at }) => {
        const seals = evidence.seals.map((one, index) => (index === at ? alter(one) : one))
        const verdict = verifyEvidence({ ...evidence, seals })
        const about = verdict.findings.filter(({ hour }) => hour === evidence.seals[at]?.from).map(({ kind }) => kind)
        expect(about).toContain("seal_altered")
      }),
    )
  })

  it("says that a whole seal was forged in the registry, hash and all", () => {
    check(
      fc.property(withSeals, ({ evidence, at, rows }) => {
        const changed = rows.map((each) => ({ ...each, action: "forged" }))
        const forged = sealed(changed, evidence.seals.map((one) => Number(one.to.slice(11, 13))).filter(Boolean))
        // Rewritten from here on, as whoever can write the registry and the table would do it: the vault keeps the truth.
        const seals = [...evidence.seals.slice(0, at), ...forged.seals.slice(at)]
        const { hour } =
          verifyEvidence({ ...evidence, seals, rows: changed }).findings.find(({ kind }) => kind === "vault_differs") ??
          {}
        const first = evidence.seals.findIndex((one, index) => index >= at && one.hash !== seals[index]?.hash)
        expect(hour).toBe(evidence.seals[first]?.from)
      }),
    )
  })

  it("says that the vault's object is not what it says it is", () => {
    check(
      fc.property(withSeals, ({ evidence, at }) => {
        const hour = evidence.seals[at]?.from ?? ""
        const made = evidence.vault.get(hour) as Sealed
        const entries = [...made.entries, { id: createID("audit", new Date(hour)), hash: hashOf("x") }]
        const vault = new Map(evidence.vault).set(hour, { ...made, entries })
        expect(verifyEvidence({ ...evidence, vault }).findings).toEqual([{ kind: "vault_differs", hour, entry: null }])
        expect(
          verifyEvidence({ ...evidence, vault: new Map<string, Sealed | null>(evidence.vault).set(hour, null) })
            .findings,
        ).toEqual([{ kind: "vault_missing", hour, entry: null }])
      }),
    )
  })

  it("holds the first of these hours against the seal before them, and the last against the one after", () => {
    const evidence = sealed([row(60, "a")], [6, 12, 18])
    const [first, ...rest] = evidence.seals
    const last = rest.at(-1) as Seal
    const whole = { ...evidence, seals: rest, before: first, from: first?.to ?? "" }
    const inRange = new Map([...evidence.vault].filter(([hour]) => hour !== first?.from))
    expect(verifyEvidence({ ...whole, vault: inRange }).findings).toEqual([])
    expect(kinds({ ...whole, vault: inRange, before: { ...(first as Seal), hash: hashOf("x") } })).toContain(
      "chain_broken",
    )
    const shorter = { ...evidence, seals: evidence.seals.slice(0, -1), to: last.from, after: last }
    const early = new Map([...evidence.vault].filter(([hour]) => hour !== last.from))
    expect(verifyEvidence({ ...shorter, vault: early }).findings).toEqual([])
    expect(kinds({ ...shorter, vault: early, after: { ...last, previous: hashOf("x") } })).toContain("chain_broken")
  })
})

describe("a seal over days in which there was nothing", () => {
  const later = row(20 * 1440 + 600, "later")
  const rows = [row(60, "a"), { ...later, pk: `audit#${(Rules.timeOf(later.sk) ?? "").slice(0, 10)}` }]
  const end = "2026-03-29T11:00:00.000Z"
  const seals: Seal[] = []
  const vault = new Map<string, Sealed>()
  for (const stretch of Rules.stretches(from, end, Rules.inOrder(rows.map(Rules.leafOf)))) {
    const made = Rules.seal({ chain, last: seals.at(-1), ...stretch })
    seals.push(made.seal)
    vault.set(made.seal.from, made)
  }
  const [none, first, span, last] = seals as [Seal, Seal, Seal, Seal]
  const dayOf = (at: number) => new Date(Date.parse(from) + at * 86_400_000).toISOString()
  const isIn = (hour: string, since: string, until: string) => hour >= since && hour < until
  /** What there is of these days, counted from the first, the second not included. */
  const of = (since: number, until: number, more: Partial<Evidence> = {}): Evidence => {
    const own = { from: dayOf(since), to: dayOf(until) }
    return {
      ...own,
      chain,
      now: "2026-03-29T12:00:00.000Z",
      before: seals.filter((one) => one.from < own.from).at(-1),
      after: seals.find((one) => one.from >= own.to),
      seals: seals.filter((one) => isIn(one.from, own.from, own.to)),
      vault,
      rows: rows.filter(({ pk }) => isIn(`${pk.slice(6)}T00:00:00.000Z`, own.from, own.to)),
      ...more,
    }
  }

  it("is one seal, and intact at its beginning, in its middle, at its end and as a whole", () => {
    expect(seals.map(({ count, to: until }) => [count, until])).toEqual([
      [0, `${day}T01:00:00.000Z`],
      [1, `${day}T02:00:00.000Z`],
      [0, "2026-03-29T10:00:00.000Z"],
      [1, end],
    ])
    for (const [since, until] of [
      [0, 1],
      [0, 5],
      [5, 8],
      [8, 21],
      [20, 21],
      [0, 21],
    ] as const) {
      const verdict = verifyEvidence(of(since, until))
      expect(verdict.findings, `${since} ${until}`).toEqual([])
      const shown = verdict.stretches.filter(({ status }) => status === "verified")
      expect(shown[0]?.from).toBe(dayOf(since))
      expect(shown.at(-1)?.to).toBe(until === 21 ? end : dayOf(until))
    }
    expect(verifyEvidence(of(5, 8))).toMatchObject({ seals: 0, sealedUntil: span.to, entries: 0 })
  })

  it("is not intact when an entry stands in it, on whichever day", () => {
    for (let at = 0; at < 20; at++) {
      const { sk, ...rest } = row(at * 1440 + 700, "added.later")
      const more = { ...rest, sk, pk: `audit#${dayOf(at).slice(0, 10)}` }
      for (const [since, until] of [
        [at, at + 1],
        [0, 21],
      ] as const) {
        const seen = of(since, until)
        expect(found({ ...seen, rows: [...seen.rows, more] })).toEqual([`entry_added ${sk}`])
      }
    }
  })

  it("is missed when it is gone from the registry, or from both, and found when it was changed", () => {
    const without = [none, first, last]
    expect(found(of(0, 21, { seals: without }))).toEqual(["seal_missing"])
    const gone = new Map([...vault].filter(([hour]) => hour !== span.from))
    expect(kinds(of(0, 21, { seals: without, vault: gone }))).toEqual(new Set(["seal_missing", "chain_broken"]))
    expect(kinds(of(5, 8, { before: first, vault: gone }))).toEqual(new Set(["seal_missing", "chain_broken"]))
    expect(kinds(of(5, 8, { vault: gone }))).toEqual(new Set(["vault_missing"]))
    for (const changed of [
      { ...span, to: "2026-04-29T10:00:00.000Z" },
      { ...span, count: 7 },
      { ...span, hash: hashOf("x") },
    ])
      expect(verifyEvidence(of(5, 8, { before: changed })).intact).toBe(false)
    const shorter = Rules.seal({ chain, last: first, from: span.from, to: dayOf(6), leaves: [] }).seal
    expect(kinds(of(5, 8, { before: shorter }))).toEqual(new Set(["vault_differs", "seal_missing", "chain_broken"]))
  })
})

describe("the hours", () => {
  it("that may still be written to are open, and become late only when ticks were missed", () => {
    const evidence = sealed([row(30, "a"), row(90, "b")], [1])
    const [first] = evidence.seals
    const vault = new Map([...evidence.vault].filter(([hour]) => hour === first?.from))
    const at = (time: string) =>
      verifyEvidence({ ...evidence, seals: [first as Seal], vault, now: `${day}T${time}:00.000Z` })
    expect(at("01:30")).toMatchObject({ intact: true, sealedUntil: `${day}T01:00:00.000Z` })
    expect(at("01:30").stretches.map(({ status }) => status)).toEqual(["verified", "open"])
    expect(at("04:10").intact).toBe(true)
    const late = [{ kind: "seal_late", hour: `${day}T01:00:00.000Z`, entry: null }]
    expect(at("09:00").findings).toEqual(late)
    expect(at("09:00").stretches.map(({ status }) => status)).toEqual(["verified", "broken", ...Array(8).fill("open")])
  })

  it("are certainly over when the longest function that began in them has ended", () => {
    expect(Rules.openFrom(`${day}T10:19:59.999Z`)).toBe(`${day}T09:00:00.000Z`)
    expect(Rules.openFrom(`${day}T10:20:00.000Z`)).toBe(`${day}T10:00:00.000Z`)
  })

  it("of an id are those of the moment in which it was made", () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800_000, max: 4_102_444_799_999 }), (time) => {
        const at = new Date(time)
        expect(Rules.timeOf(createID("audit", at))).toBe(at.toISOString())
        expect(createID("audit", at).slice(4, 14)).toBe(idTime(at.toISOString()))
      }),
    )
  })
})
