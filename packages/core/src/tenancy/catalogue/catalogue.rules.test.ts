import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { firstEntries } from "../../platform/data/catalogue-words"
import { catalogueKeys, catalogues } from "../../platform/data/catalogues"
import { first, parentOf, publish, refused } from "./catalogue.rules"
import { type Entry, PublishInput } from "./catalogue.schema"

const now = "2026-03-02T15:00:00.000Z"
const entry = (key: string, more: Partial<Entry> = {}): Entry => ({
  key,
  es: key,
  en: key,
  source: "prueba",
  confidence: "D",
  retired: false,
  parent: null,
  facts: {},
  ...more,
})
const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 8 })

describe("the catalogues that come with the product", () => {
  it.each(catalogueKeys)("%s can be published as it is", (key) => {
    const parsed = PublishInput.parse({ key, version: 0, entries: firstEntries(key) })
    const parent = parentOf(key)
    const parents = parent ? firstEntries(parent).map((one) => one.key) : undefined
    expect(publish(first(key), parsed, parents, now)).toMatchObject({ version: 1, publishedAt: now })
  })

  it("say of every entry where it comes from, and use only the fields that their definition names", () => {
    for (const { key, facts } of catalogues)
      for (const one of firstEntries(key)) {
        expect(one.source.length, `${key} ${one.key}`).toBeGreaterThan(5)
        expect(facts.map((field) => field.key as string)).toEqual(expect.arrayContaining(Object.keys(one.facts)))
      }
  })
})

describe("publishing", () => {
  const before = { ...first("place"), version: 3, entries: [entry("a"), entry("b", { retired: true })] }

  it("never loses a key, whatever headquarters sends", () => {
    fc.assert(
      fc.property(words, words, (old, next) => {
        const catalogue = { ...before, entries: old.map((key) => entry(key)) }
        const change = { version: 3, entries: next.map((key) => entry(key)) }
        const lost = old.filter((key) => !next.includes(key))
        if (lost.length === 0) expect(publish(catalogue, change, undefined, now).entries).toEqual(change.entries)
        else expect(() => publish(catalogue, change, undefined, now)).toThrow("catalogue_key_gone")
      }),
    )
  })

  it("refuses a version that is no longer in force, a key that is there twice, and a parent that is not there", () => {
    const to = (entries: Entry[], version = 3, parents?: string[]) =>
      publish(before, { version, entries }, parents, now)
    expect(() => to(before.entries, 2)).toThrow("stale")
    expect(() => to([...before.entries, entry("a")])).toThrow("catalogue_key_twice")
    expect(() => to([entry("a", { parent: "x" }), entry("b")])).toThrow("catalogue_parent")
    expect(() => to([entry("a", { parent: "x" }), entry("b", { parent: "y" })], 3, ["x"])).toThrow("catalogue_parent")
    expect(() => to([entry("a"), entry("b")], 3, ["x"])).toThrow("catalogue_parent")
    expect(to([entry("a", { parent: "x" }), entry("b", { parent: "x" })], 3, ["x"]).version).toBe(4)
  })
})

describe("what a record may take from a catalogue", () => {
  it("is what is offered, and what it had: exactly", () => {
    fc.assert(
      fc.property(words, words, words, words, (offered, retired, had, asked) => {
        const entries = [
          ...offered.map((key) => entry(key)),
          ...retired.filter((key) => !offered.includes(key)).map((key) => entry(key, { retired: true })),
        ]
        const taken = asked.filter((key) => !refused({ entries }, asked, had).includes(key))
        for (const key of asked) {
          const known = entries.some((one) => one.key === key)
          expect(taken.includes(key)).toBe(offered.includes(key) || (known && had.includes(key)))
        }
      }),
    )
  })
})
