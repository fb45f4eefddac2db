import { createHash } from "node:crypto"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonical } from "../../platform/util/canonical"
import { first } from "./protocol.editions"
import { differences, offered, stepsOf, unmoved } from "./protocol.rules"
import { Content, Key, type OfferedBy, type Stage, type Step } from "./protocol.schema"

const content = (key: Key): Content => {
  const { protocol: _p, version: _v, publishedAt: _a, said: _s, ...rest } = first(key)
  return rest
}
const gbv = content("gbv")

describe("the first editions", () => {
  it("are well-formed, each step with its confidence and each edition with its sources", () => {
    for (const key of Key.options) {
      expect(Content.safeParse(content(key)).error?.issues ?? []).toEqual([])
      expect(content(key).sources.length).toBeGreaterThan(0)
    }
  })

  it("offer by red flags that the list has", () => {
    const flags = new Set(stepsOf(content("red_flags")).map(({ step }) => step.key))
    const named = Key.options.flatMap((key) => content(key).offeredBy.redFlags)
    expect(named.filter((flag) => !flags.has(flag))).toEqual([])
  })

  it("put what is used against a migrant first in the red flags", () => {
    expect(content("red_flags").stages[0]?.steps[0]?.key).toBe("status_threats")
  })

  // Open runs show the wording of their version. When this fails, publish a version instead of changing the first.
  it("are as they were when the first run stood on them", () => {
    const prints = Object.fromEntries(
      Key.options.map((key) => [
        key,
        createHash("sha256")
          .update(canonical(content(key)))
          .digest("hex")
          .slice(0, 16),
      ]),
    )
    expect(prints).toEqual({
      gbv: "342b121f66f64737",
      nna: "bd67e811096870ad",
      trata: "1886b5ac1019efd6",
      red_flags: "6ec934e343f09a60",
    })
  })
})

const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{1,5}$/), { minLength: 1, maxLength: 12 })
const stepOf = (key: string, said: string): Step => ({
  key,
  es: said,
  en: said,
  settings: ["office"],
  who: "caseworker",
  checklist: [],
  record: "tick",
  choices: [],
  confidence: "D",
})
const stageOf = (key: string, steps: Step[]): Stage => ({ key, es: key, en: key, confidence: "D", steps })
/** Some steps, each with a text, distributed over three stages. */
const contents: fc.Arbitrary<Content> = names
  .chain((keys) =>
    fc
      .array(fc.tuple(fc.constantFrom("uno", "dos"), fc.integer({ min: 0, max: 2 })), {
        minLength: keys.length,
        maxLength: keys.length,
      })
      .map((marks) =>
        keys.map((key, index) => ({ key, said: marks[index]?.[0] ?? "", stage: marks[index]?.[1] ?? 0 })),
      ),
  )
  .map((steps) => ({
    ...gbv,
    stages: ["aa", "bb", "cc"].map((key, index) =>
      stageOf(
        key,
        steps.filter(({ stage }) => stage === index).map(({ key, said }) => stepOf(key, said)),
      ),
    ),
  }))
const keysOf = (one: Content) => stepsOf(one).map(({ step }) => step.key)
const only = (changes: ReturnType<typeof differences>, kind: string) =>
  changes.flatMap((change) => (change.kind === kind && change.what === "step" ? [change.key] : []))

describe("what changed between two versions", () => {
  it("of a version and itself is nothing, in whatever order a table hands its fields back", () => {
    fc.assert(
      fc.property(contents, (one) => {
        expect(differences(one, JSON.parse(canonical(one)))).toEqual([])
      }),
    )
  })

  it("names exactly the steps that came, went and were reworded", () => {
    fc.assert(
      fc.property(contents, contents, (before, after) => {
        const changes = differences(before, after)
        const [was, is] = [new Set(keysOf(before)), new Set(keysOf(after))]
        expect(only(changes, "added")).toEqual(keysOf(after).filter((key) => !was.has(key)))
        expect(only(changes, "removed")).toEqual(keysOf(before).filter((key) => !is.has(key)))
        const said = new Map(stepsOf(before).map(({ step }) => [step.key, step.es]))
        const reworded = stepsOf(after).flatMap(({ step }) =>
          said.has(step.key) && said.get(step.key) !== step.es ? [step.key] : [],
        )
        expect(only(changes, "reworded")).toEqual(reworded)
      }),
    )
  })

  it("leaves, without the moved ones, every stage's steps in the order they had", () => {
    fc.assert(
      fc.property(contents, contents, (before, after) => {
        const moved = new Set(only(differences(before, after), "moved"))
        const common = new Set(keysOf(after))
        for (const stage of after.stages) {
          const old = before.stages.find(({ key }) => key === stage.key)?.steps.map(({ key }) => key) ?? []
          const now = stage.steps.map(({ key }) => key).filter((key) => !moved.has(key) && keysOf(before).includes(key))
          expect(old.filter((key) => common.has(key) && now.includes(key))).toEqual(now)
        }
      }),
    )
  })

  it("says of one step that changes its place that it moved, and of no other", () => {
    const [stage, ...rest] = gbv.stages
    const [step, ...others] = stage?.steps ?? []
    if (!stage || !step) throw new Error("No step")
    const later = { ...gbv, stages: [{ ...stage, steps: [...others, step] }, ...rest] }
    expect(differences(gbv, later)).toMatchObject([
      {
        kind: "moved",
        key: step.key,
        from: { stage: stage.key, at: 1 },
        to: { stage: stage.key, at: others.length + 1 },
      },
    ])
    const [second, ...more] = rest
    if (!second) throw new Error("No second stage")
    const elsewhere = {
      ...gbv,
      stages: [{ ...stage, steps: others }, { ...second, steps: [step, ...second.steps] }, ...more],
    }
    expect(differences(gbv, elsewhere)).toMatchObject([
      { kind: "moved", key: step.key, to: { stage: second.key, at: 1 } },
    ])
  })

  it("says what is asked otherwise, and what of the whole changed", () => {
    const [stage, ...rest] = gbv.stages
    const [step, ...others] = stage?.steps ?? []
    if (!stage || !step) throw new Error("No step")
    const after: Content = {
      ...gbv,
      offeredBy: { ...gbv.offeredBy, bands: [3] },
      stages: [{ ...stage, es: "Notar", steps: [{ ...step, who: "coordinator", record: "date" }, ...others] }, ...rest],
    }
    expect(differences(gbv, after)).toMatchObject([
      { kind: "changed", what: "protocol", fields: ["offeredBy"] },
      { kind: "reworded", what: "stage", key: stage.key, before: { es: "Detección" }, words: { es: "Notar" } },
      { kind: "changed", what: "step", key: step.key, fields: ["who", "record"] },
    ])
  })

  it("moves as few as can be", () => {
    fc.assert(
      fc.property(names, fc.nat(), fc.nat(), (keys, from, to) => {
        const order = [...keys]
        const [one] = order.splice(from % keys.length, 1)
        order.splice(to % keys.length, 0, one ?? "")
        expect(unmoved(keys, order).size).toBeGreaterThanOrEqual(keys.length - 1)
        expect(unmoved(keys, keys).size).toBe(keys.length)
      }),
    )
  })
})

describe("what is offered", () => {
  const none = { signs: [], band: null, redFlags: [], needs: [] }
  const editions = Key.options.map(first)

  it("given nothing, then nothing", () => {
    expect(offered(none, editions, [])).toEqual([])
  })

  it("says why, and leaves out what is under way and what cannot be run", () => {
    const facts = { ...none, signs: ["fear"], band: 3, redFlags: ["strangulation", "documents_withheld"] }
    expect(offered(facts, editions, ["trata"])).toEqual([
      {
        protocol: "gbv",
        version: 1,
        because: [
          { kind: "flag", key: "strangulation" },
          { kind: "flag", key: "documents_withheld" },
          { kind: "sign", key: "fear" },
          { kind: "band", key: "3" },
        ],
      },
    ])
    expect(offered(facts, editions, []).map(({ protocol }) => protocol)).toEqual(["gbv", "trata"])
  })

  it("is by the version in force: each reason alone is enough, and no other fact is", () => {
    const kinds = ["signs", "redFlags", "needs"] as const
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.stringMatching(/^[a-z]{2,6}$/), fc.boolean(), (kind, key, listed) => {
        const by = {
          signs: [],
          bands: [],
          redFlags: [],
          needs: [],
          [kind]: listed ? [key] : [],
        } as unknown as OfferedBy
        const offers = offered({ ...none, [kind]: [key] }, [{ ...first("gbv"), version: 7, offeredBy: by }], [])
        expect(offers.map(({ version }) => version)).toEqual(listed ? [7] : [])
      }),
    )
  })
})
