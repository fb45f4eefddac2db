import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compare, type Decision, decide, differences, same } from "./merge.rules"

type Record = {
  text: string | null
  flags: string[]
  gate: { notice: string | null; document: { kind: string; on: string } | null }
  papers: { [key: string]: string }
}
const word = fc.constantFrom("a", "b", "c", "d")
const records: fc.Arbitrary<Record> = fc.record({
  text: fc.option(word, { nil: null }),
  flags: fc.uniqueArray(word, { maxLength: 4 }),
  gate: fc.record({
    notice: fc.option(word, { nil: null }),
    document: fc.option(fc.record({ kind: word, on: word }), { nil: null }),
  }),
  papers: fc.dictionary(word, word, { maxKeys: 4 }),
})
const whole = ["gate.document"]
const all = (conflicts: { path: string }[], decision: Decision) =>
  Object.fromEntries(conflicts.map(({ path }) => [path, decision]))
/** Values that readers see as one. */
const leaves = (record: Record) => ({
  text: record.text,
  "gate.notice": record.gate.notice,
  "gate.document": record.gate.document,
  ...Object.fromEntries(["a", "b", "c", "d"].map((key) => [`papers.${key}`, record.papers[key]])),
})

describe("two changes of one record", () => {
  it("where only one changed something is that change, and no question", () => {
    fc.assert(
      fc.property(records, records, (base, next) => {
        for (const { merged, conflicts } of [compare(base, base, next, whole), compare(base, next, base, whole)]) {
          expect(conflicts).toEqual([])
          expect(same(merged, next)).toBe(true)
        }
      }),
    )
  })

  it("lose nobody's text: each field holds the one change that was made, or both are shown", () => {
    fc.assert(
      fc.property(records, records, records, (base, theirs, mine) => {
        const { merged, conflicts } = compare(base, theirs, mine, whole)
        const [b, t, m, r] = [base, theirs, mine, merged].map(leaves) as [object, object, object, object]
        for (const path of Object.keys(b) as (keyof typeof b)[]) {
          const conflict = conflicts.find((one) => one.path === path)
          const [theyDid, iDid] = [!same(b[path], t[path]), !same(b[path], m[path])]
          if (theyDid && iDid && !same(t[path], m[path]))
            expect(conflict).toEqual({ path, base: b[path], theirs: t[path], mine: m[path] })
          else {
            expect(conflict).toBeUndefined()
            expect(same(r[path], iDid ? m[path] : t[path])).toBe(true)
          }
        }
      }),
    )
  })

  it("add lists of keys up: what either added is there, what either took out is not", () => {
    fc.assert(
      fc.property(records, records, records, (base, theirs, mine) => {
        const { merged } = compare(base, theirs, mine, whole)
        for (const key of ["a", "b", "c", "d"]) {
          const [was, their, my] = [base, theirs, mine].map(({ flags }) => flags.includes(key))
          expect(merged.flags.includes(key)).toBe(was ? Boolean(their && my) : Boolean(their || my))
        }
      }),
    )
  })

  it("ask both officers the same, and come out the same whoever is asked", () => {
    fc.assert(
      fc.property(records, records, records, (base, theirs, mine) => {
        const [one, other] = [compare(base, theirs, mine, whole), compare(base, mine, theirs, whole)]
        expect(one.conflicts.map(({ path }) => path).sort()).toEqual(other.conflicts.map(({ path }) => path).sort())
        const [a, b] = [decide(one, all(one.conflicts, "mine")), decide(other, all(other.conflicts, "theirs"))]
        expect(same({ ...a, flags: a.flags.sort() }, { ...b, flags: b.flags.sort() })).toBe(true)
      }),
    )
  })

  it("hold what she decides, in those fields and no others", () => {
    fc.assert(
      fc.property(
        records,
        records,
        records,
        fc.func(fc.constantFrom<Decision>("mine", "theirs", { value: "z" })),
        (base, theirs, mine, how) => {
          const found = compare(base, theirs, mine, whole)
          const decisions = Object.fromEntries(found.conflicts.map(({ path }) => [path, how(path)]))
          const [after, before] = [leaves(decide(found, decisions)), leaves(found.merged)] as [object, object]
          for (const path of Object.keys(before) as (keyof typeof before)[]) {
            const conflict = found.conflicts.find((one) => one.path === path)
            const decision = decisions[path]
            const said =
              !conflict || decision === undefined
                ? before[path]
                : typeof decision === "string"
                  ? conflict[decision]
                  : decision.value
            expect(same(after[path], said)).toBe(true)
          }
        },
      ),
    )
  })

  it("are not decided for her", () => {
    const found = compare({ text: "a" }, { text: "b" }, { text: "c" })
    expect(found.conflicts).toHaveLength(1)
    expect(() => decide(found, {})).toThrow("nobody decided")
  })

  it("of what is one thing are not mixed", () => {
    const at = (kind: string, on: string) => ({ gate: { document: { kind, on } } })
    const found = compare(at("a", "1"), at("b", "1"), at("a", "2"), whole)
    expect(found.conflicts.map(({ path }) => path)).toEqual(["gate.document"])
    expect(compare(at("a", "1"), at("b", "1"), at("a", "2")).merged).toEqual(at("b", "2"))
  })
})

/** A catalogue or a protocol's stages: named items in an order. */
describe("two changes of one list of named things", () => {
  type Thing = { key: string; text: string; steps: { key: string; text: string }[] }
  const named = <T extends object>(rest: { [K in keyof T]: fc.Arbitrary<T[K]> }, maxLength: number) =>
    fc.uniqueArray(fc.record({ key: word, ...rest }) as fc.Arbitrary<T & { key: string }>, {
      selector: ({ key }) => key,
      maxLength,
    })
  const things = named({ text: word, steps: named({ text: word }, 3) }, 4) as fc.Arbitrary<Thing[]>
  const byKey = (list: Thing[]) => [...list].sort((a, b) => a.key.localeCompare(b.key))

  it("where only one changed something are that change, in its order, and no question", () => {
    fc.assert(
      fc.property(things, things, (base, next) => {
        for (const { merged, conflicts } of [
          compare({ base }, { base }, { base: next }),
          compare({ base }, { base: next }, { base }),
        ]) {
          expect(conflicts).toEqual([])
          expect(merged).toEqual({ base: next })
        }
      }),
    )
  })

  it("of different things are both there", () => {
    const of = (...keys: string[]): Thing[] => keys.map((key) => ({ key, text: key, steps: [] }))
    const list = { all: of("a", "b", "c") }
    const theirs = { all: [...of("a", "b"), { key: "c", text: "theirs", steps: [] }] }
    const mine = { all: of("a", "d", "b", "c") }
    const { merged, conflicts } = compare(list, theirs, mine)
    expect(conflicts).toEqual([])
    expect(merged.all.map(({ key, text }) => `${key} ${text}`)).toEqual(["a a", "d d", "b b", "c theirs"])
  })

  it("say of each thing that both changed differently that they did, and of a thing taken out that was changed", () => {
    const was = {
      all: [
        { key: "a", text: "1" },
        { key: "b", text: "1" },
      ],
    }
    const theirs = { all: [{ key: "a", text: "2" }] }
    const mine = {
      all: [
        { key: "a", text: "3" },
        { key: "b", text: "4" },
      ],
    }
    const found = compare(was, theirs, mine)
    expect(found.conflicts.map(({ path }) => path)).toEqual(["all.a.text", "all.b"])
    expect(decide(found, all(found.conflicts, "mine"))).toEqual(mine)
    expect(decide(found, all(found.conflicts, "theirs"))).toEqual(theirs)
  })

  it("that put them in another order each are asked which", () => {
    const of = (...keys: string[]) => ({ all: keys.map((key) => ({ key })) })
    const found = compare(of("a", "b", "c"), of("b", "a", "c"), of("a", "c", "b"))
    expect(found.conflicts.map(({ path }) => path)).toEqual(["all.#"])
    expect(decide(found, all(found.conflicts, "mine"))).toEqual(of("a", "c", "b"))
    expect(decide(found, all(found.conflicts, "theirs"))).toEqual(of("b", "a", "c"))
  })

  it("come out the same whoever is asked, but for the order", () => {
    fc.assert(
      fc.property(things, things, things, (base, theirs, mine) => {
        const [one, other] = [
          compare({ base }, { base: theirs }, { base: mine }),
          compare({ base }, { base: mine }, { base: theirs }),
        ]
        expect(one.conflicts.map(({ path }) => path).sort()).toEqual(other.conflicts.map(({ path }) => path).sort())
        const sorted = ({ base: list }: { base: Thing[] }) =>
          byKey(list).map((thing) => ({ ...thing, steps: byKey(thing.steps as Thing[]) }))
        expect(sorted(decide(one, all(one.conflicts, "mine")))).toEqual(
          sorted(decide(other, all(other.conflicts, "theirs"))),
        )
      }),
    )
  })
})

describe("what changed of a record since it was read", () => {
  it("is named wherever it is, and nothing where nothing changed", () => {
    fc.assert(
      fc.property(records, records, (read, now) => {
        const found = differences(read, now, whole)
        expect(found.length === 0).toBe(same(read, now))
        const back = decide({ merged: now, conflicts: found }, all(found, "mine"))
        expect(same(back, read)).toBe(true)
      }),
    )
  })
})
